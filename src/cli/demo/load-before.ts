import type { PoolClient } from 'pg'
import { v7 } from 'uuid'
import { demoLogins } from '#core/demo/demo-logins.ts'
import { joinedSteps, releaseCourse, releaseFacts, type ToldRelease } from '#core/demo/demo-releases.ts'
import type { DemoPlan, DemoTownship } from '#core/demo/demo-scale.ts'
import { castOf } from '#core/demo/demo-staff.ts'
import { randomFor } from '#core/demo/random.ts'
import { isWithin } from '#core/shared/area.ts'
import { addDays, fromDayNumber } from '#core/shared/plain-date.ts'
import { addStep } from '#server/release/add-step.ts'
import { sealFacts, sealReleaseName } from '#server/release/sealed-release.ts'
import { addPicked } from '#server/screening/add-lines.ts'
import { sealOutcome } from '#server/screening/sealed-screening.ts'
import type { Services } from '#server/services.ts'
import { levelsOf } from '#server/store/case-rows.ts'
import { personPlace } from '#server/store/create-person.ts'
import {
  countReleasesOf,
  listInside,
  listRehabilitated,
  type ReleasedOfDemo,
} from '#server/store/release-demo.ts'
import { holdRelease, setReleaseStatus } from '#server/store/release-moves.ts'
import { findRelease, insertRelease, type ReleaseRow } from '#server/store/release-store.ts'
import { insertOutcome, listLines } from '#server/store/screening-lines.ts'
import { insertScreening, listScreenings } from '#server/store/screening-store.ts'
import { withUser } from '#server/store/with-user.ts'

/** Only where visitors look: the first townships, and of each so many people. */
const townships = 6
const most = { inside: 12, joined: 3 }

/** What comes before an order: people about to be released and released, and one screening that runs. */
export async function loadBefore(services: Services, plan: DemoPlan): Promise<void> {
  for (const township of plan.townships.slice(0, townships)) await loadReleases(services, plan, township)
  await loadScreening(services, plan)
}

async function loadReleases(services: Services, plan: DemoPlan, township: DemoTownship): Promise<void> {
  const cast = castOf(plan.seed, township, plan.asOf)
  const { officer, liaison, station } = cast
  const grant = {
    id: 'demo',
    role: officer.role,
    org: officer.orgId,
    area: township.code,
    from: officer.startedOn,
    to: null,
  }
  await withUser(services.app, { id: officer.accountId, grant }, async (tx) => {
    // told before the making was interrupted
    if ((await countReleasesOf(tx, township.code)) > 0) return
    const today = fromDayNumber(plan.asOf)
    const by = { user: liaison.accountId, org: liaison.orgId }
    for (const [k, person] of (await listInside(tx, township.code, most.inside)).entries()) {
      const course = releaseCourse(k)
      const releaseOn = addDays(today, course.inDays)
      const knownOn = addDays(today, -course.knownAgo)
      const told = { township, random: randomFor(plan.seed, 'release', township.code, k), by }
      const row = await enter(tx, services, person, { ...told, releaseOn, knownOn, reason: course.reason })
      const worker = cast.workers[k % 2 === 0 ? 0 : k % cast.workers.length] ?? cast.head
      const doer = course.assigned ? worker.accountId : officer.accountId
      if (course.assigned)
        await holdRelease(tx, { ...row, personId: row.person_id }, { station: station.id, worker: doer })
      for (const s of course.steps)
        await addStep(tx, services, row, { kind: s.kind, on: addDays(today, -s.ago), data: s.data }, doer)
      if (course.closed) await close(tx, services, row, course.closed, officer.accountId)
    }
    const rehabilitated = await listRehabilitated(tx, township.code, most.joined)
    for (const [k, person] of rehabilitated.entries()) {
      const random = randomFor(plan.seed, 'joined', township.code, k)
      const releaseOn = addDays(person.report_in_due ?? today, -16)
      const knownOn = addDays(releaseOn, -30)
      const told = { township, random, by, releaseOn, knownOn, reason: 'isolationToRehab' as const }
      const row = await enter(tx, services, person, told)
      const doer = (cast.workers[0] ?? cast.head).accountId
      for (const s of joinedSteps(random))
        await addStep(tx, services, row, { kind: s.kind, on: addDays(releaseOn, -s.ago), data: s.data }, doer)
      await setReleaseStatus(tx, row, { status: 'joined', caseId: person.case_id, joinedOn: releaseOn })
    }
  })
}

type Told = {
  readonly township: DemoTownship
  readonly random: ReturnType<typeof randomFor>
  readonly by: { readonly user: string; readonly org: string }
  readonly releaseOn: string
  readonly knownOn: string
  readonly reason: ToldRelease['reason']
}

async function enter(
  tx: PoolClient,
  services: Services,
  person: ReleasedOfDemo,
  told: Told,
): Promise<ReleaseRow> {
  const { region } = person
  const id = v7()
  const name = services.vault.open(personPlace('name', region, person.person_id), person.name_sealed)
  await insertRelease(tx, {
    ...levelsOf(told.township.code),
    region,
    id,
    personId: person.person_id,
    name: sealReleaseName(services.vault, { region, id }, name),
    sealed: sealFacts(services.vault, { region, id }, releaseFacts(told.random, told.reason)),
    releaseOn: told.releaseOn,
    expected: 'communityRehab',
    releaseReason: told.reason,
    knownOn: told.knownOn,
    next: undefined,
    rosterId: null,
    by: told.by,
    at: services.clock.now(),
  })
  const row = await findRelease(tx, id)
  if (!row) throw new Error('a release of the demonstration went away')
  const assigned = { kind: 'noticeReceived', on: told.knownOn, data: {} } as const
  await addStep(tx, services, row, assigned, told.by.user)
  return row
}

async function close(
  tx: PoolClient,
  services: Services,
  row: ReleaseRow,
  reason: NonNullable<ToldRelease['closed']>,
  by: string,
): Promise<void> {
  await setReleaseStatus(tx, row, { status: 'closed', reason })
  const data = { text: '决定机关书面答复：不责令社区康复。' }
  await addStep(tx, services, row, { kind: 'closed', on: services.clock.today(), data }, by)
}

/** The county's screening of whoever did not report in or was lost: some found, some still to be looked for. */
async function loadScreening(services: Services, plan: DemoPlan): Promise<void> {
  const county = demoLogins(plan).find((l) => l.login === 'county')
  const [first] = plan.townships
  if (!county || !first || !isWithin(first.code, county.area)) return
  const today = fromDayNumber(plan.asOf)
  const { accountId, role, orgId: org, area } = county
  const grant = { id: 'demo', role, org, area, from: addDays(today, -900), to: null }
  const user = { id: accountId, name: county.name, role, grant, sessionId: 'demo' }
  await withUser(services.app, user, async (tx) => {
    if ((await listScreenings(tx)).length > 0) return
    const id = v7()
    const region = area.slice(0, 4)
    await insertScreening(tx, {
      ...levelsOf(area),
      region,
      id,
      name: '逾期未报到、失联人员排查',
      why: '市禁毒办部署：逐人核实下落，月底前不留空白。',
      area,
      from: addDays(today, -14),
      to: addDays(today, 16),
      by: { user: accountId, org },
      at: services.clock.now(),
    })
    const find = { area, screeningId: id, today, months: 3 }
    await addPicked(tx, services, find, ['reportInOverdue', 'contactLost'], region)
    const lines = await listLines(tx, user, {
      screeningId: id,
      state: 'open',
      unassigned: false,
      after: undefined,
      limit: 200,
    })
    for (const [k, line] of lines.entries()) {
      const found = findings[k % findings.length]
      if (!found) continue
      const key = { region, screeningId: id, id: line.id }
      const outcomeId = v7()
      const { words, ...outcome } = found
      await insertOutcome(tx, key, {
        ...outcome,
        id: outcomeId,
        on: addDays(today, -(k % 9) - 1),
        sealed: sealOutcome(services.vault, line, outcomeId, words),
        by: line.worker_id ?? accountId,
        at: services.clock.now(),
      })
    }
  })
}

/** Every second person has an outcome; `undefined` is still looked for. */
const findings = [
  { outcome: 'met', followUp: 'reportIn', words: { text: '在家中见到，已当面催促报到。' } },
  undefined,
  { outcome: 'elsewhere', followUp: 'entrust', words: { where: '外省务工', text: '其姐告知，电话核实。' } },
  undefined,
  { outcome: 'checkedOnline', followUp: 'none', words: { text: '平台显示近期在本市活动。' } },
  undefined,
  { outcome: 'notFound', followUp: 'searchOn', words: { text: '邻居称搬走，家属未联系上。' } },
  undefined,
] as const
