import { v7 } from 'uuid'
import { demoLogins, demoPassword } from '#core/demo/demo-logins.ts'
import { higherOrganisations } from '#core/demo/demo-organisations.ts'
import type { DemoPlan } from '#core/demo/demo-scale.ts'
import { castOf, type DemoStaff, type TownshipCast, trainingsOf } from '#core/demo/demo-staff.ts'
import { regionOf } from '#core/shared/area.ts'
import { createDemoAccount } from '#server/accounts/demo-account.ts'
import { hashPassword } from '#server/accounts/password.ts'
import { sealTotp } from '#server/accounts/sign-in.ts'
import { totpSecretFrom } from '#server/accounts/totp.ts'
import type { Services } from '#server/services.ts'
import {
  type DemoAccountRow,
  insertDemoAccounts,
  insertDemoOrganisations,
  insertDemoStaff,
  insertDemoTrainings,
} from '#server/store/demo-store.ts'
import { withRegions } from '#server/store/with-user.ts'

const townshipsAtOnce = 300

/** Organisations, staff and accounts of the plan; the well-known logins come first, so that sign-in offers them. */
export async function loadStaff(
  services: Services,
  plan: DemoPlan,
  nameOf: (code: string) => string,
): Promise<void> {
  const wellKnown = demoLogins(plan)
  const regions = [...new Set(plan.townships.map((township) => regionOf(township.code)))]
  await withRegions(services.job, regions.slice(0, 1), (tx) =>
    insertDemoOrganisations(tx, higherOrganisations(plan, nameOf)),
  )
  for (const { accountId, sees: _, ...login } of wellKnown)
    await createDemoAccount(services, { ...login, id: accountId, password: demoPassword })
  const taken = new Set(wellKnown.map((login) => login.accountId))
  const passwordHash = await hashPassword(demoPassword)
  // younger than the well-known ones, which the sign-in page offers as the oldest of their role
  const later = new Date(Date.parse(services.clock.now()) + 1000).toISOString()
  for (let i = 0; i < plan.townships.length; i += townshipsAtOnce) {
    const casts = plan.townships.slice(i, i + townshipsAtOnce).map((t) => castOf(plan.seed, t, plan.asOf))
    const staff = casts.flatMap(staffOf)
    const accounts = staff
      .filter(({ person }) => !taken.has(person.accountId))
      .map((at) => accountRow(services, at, passwordHash))
    await withRegions(services.job, regions.slice(0, 1), async (tx) => {
      await insertDemoOrganisations(
        tx,
        casts.flatMap((cast) => [cast.station, cast.office, cast.police]),
      )
      await insertDemoStaff(
        tx,
        staff.map(({ person }) => person),
      )
      await insertDemoTrainings(
        tx,
        staff.flatMap(({ person }) =>
          trainingsOf(plan.seed, person, plan.asOf).map((t) => ({ ...t, staff: person.id })),
        ),
      )
      await insertDemoAccounts(tx, accounts, later)
    })
  }
}

type Placed = { readonly person: DemoStaff; readonly area: string; readonly login: string }

function staffOf(cast: TownshipCast): Placed[] {
  const area = cast.station.area
  const at = (person: DemoStaff, login: string): Placed => ({ person, area, login: `${login}${area}` })
  return [
    at(cast.head, 'h'),
    ...cast.workers.map((person, k) => ({ person, area, login: `w${area}-${k + 1}` })),
    at(cast.officer, 'o'),
    at(cast.liaison, 'p'),
  ]
}

function accountRow(services: Services, at: Placed, passwordHash: string): DemoAccountRow {
  const { accountId: id, name, role, orgId } = at.person
  const secret = totpSecretFrom(services.vault.index('demoTotp', at.login))
  const totpSealed = sealTotp(services, id, secret)
  return { id, login: at.login, name, passwordHash, totpSealed, role, orgId, area: at.area, grantId: v7() }
}
