import { v7 } from 'uuid'
import type { DemoPlan } from '#core/demo/demo-scale.ts'
import { castOf } from '#core/demo/demo-staff.ts'
import { addDays } from '#core/shared/plain-date.ts'
import type { Services } from '#server/services.ts'
import { insertSubstitute, listSubstitutes } from '#server/store/substitute-store.ts'
import { withUser } from '#server/store/with-user.ts'

/** In the first township the clerk is at a training: the head of the station decides in that place; it was so before. */
export async function loadSubstitutes(services: Services, plan: DemoPlan): Promise<void> {
  const [first] = plan.townships
  if (!first) return
  const { officer, head } = castOf(plan.seed, first, plan.asOf)
  const { accountId, orgId: org, role, startedOn: from } = officer
  const area = first.code
  const user = { id: accountId, grant: { id: 'demo', role, org, area, from, to: null } }
  await withUser(services.app, user, async (tx) => {
    const today = services.clock.today()
    // named before the making was interrupted
    if ((await listSubstitutes(tx, { user: accountId, area, org: null }, today)).length > 0) return
    const post = {
      account: accountId,
      role: 'townshipOffice',
      org,
      substitute: head.accountId,
      area,
    } as const
    const named = { ...post, by: accountId, at: services.clock.now() }
    const before = { from: addDays(today, -48), to: addDays(today, -44), reason: '年休假' }
    const now = { from: addDays(today, -1), to: addDays(today, 3), reason: '参加业务培训' }
    for (const days of [before, now]) await insertSubstitute(tx, { ...named, ...days, id: v7() })
  })
}
