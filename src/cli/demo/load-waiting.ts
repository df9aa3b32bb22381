import type { PoolClient } from 'pg'
import { v7 } from 'uuid'
import { replay } from '#core/case/replay.ts'
import type { DemoCase } from '#core/demo/demo-city.ts'
import { demoOrders } from '#core/demo/demo-orders.ts'
import type { DemoPlan, DemoTownship } from '#core/demo/demo-scale.ts'
import { castOf, type DemoStaff } from '#core/demo/demo-staff.ts'
import { isWronglyEntered } from '#core/demo/telling/tell-pending.ts'
import { checkOrder } from '#core/orders/check-order.ts'
import { orderContext, orderScope } from '#server/orders/order-scope.ts'
import { sendOrder } from '#server/orders/send-order.ts'
import type { Services } from '#server/services.ts'
import { writeDecisions } from '#server/store/decision-projection.ts'
import { insertStrike } from '#server/store/decision-store.ts'
import { loadJournal } from '#server/store/journal-store.ts'
import { openCase } from '#server/store/open-case.ts'
import { countWaiting } from '#server/store/order-row-store.ts'
import { withUser } from '#server/store/with-user.ts'

/** Only so many townships have something waiting: visitors sign in to the first, and see its neighbours in lists. */
const townships = 12

/** What waits on the last day, brought in by those who would: orders sent by the police, requests to strike a wrong entry. */
export async function loadWaiting(
  services: Services,
  plan: DemoPlan,
  wrong: readonly DemoCase[],
): Promise<void> {
  for (const township of plan.townships.slice(0, townships)) await sendOrders(services, plan, township)
  for (const one of wrong) await askStrike(services, plan, one)
}

async function sendOrders(services: Services, plan: DemoPlan, township: DemoTownship): Promise<void> {
  const { liaison } = castOf(plan.seed, township, plan.asOf)
  await asStaff(services, liaison, township.code, async (tx) => {
    // sent before the making was interrupted
    if ((await countWaiting(tx, township.code)) > 0) return
    const scope = await orderScope(tx, township.code)
    const by = { user: liaison.accountId, role: liaison.role, org: liaison.orgId, area: township.code }
    for (const draft of demoOrders(plan, township)) {
      const reasons = checkOrder(draft, orderContext(services, scope))
      const at = services.clock.now()
      await sendOrder(tx, services.vault, {
        region: scope.region,
        draft,
        reasons,
        by,
        language: 'zh',
        at,
      })
    }
  })
}

/** The worker asks for it; the head or the office decides. */
async function askStrike(services: Services, plan: DemoPlan, one: DemoCase): Promise<void> {
  const township = plan.townships.find((t) => t.code === one.caseFile.place)
  const entry = one.entries.find(isWronglyEntered)
  if (!township || !entry) return
  const { workers, head } = castOf(plan.seed, township, plan.asOf)
  const worker = workers.find((w) => w.accountId === one.worker) ?? head
  await asStaff(services, worker, township.code, async (tx) => {
    const key = await openCase(tx, one.caseFile.id)
    const journal = await loadJournal(tx, services.vault, key.region, key.caseId)
    const { policies: book, vault } = services
    const today = services.clock.today()
    const asked = { askedBy: worker.accountId, askedOn: today, at: services.clock.now() }
    const request = { id: v7(), entry: entry.id, reason: '登记到了别人的档案，请予作废。', ...asked }
    await insertStrike(tx, vault, key, request)
    const state = replay(journal, book, today)
    await writeDecisions(tx, [{ ...key, journal, added: [], before: undefined, state, today, book }])
  })
}

function asStaff<T>(
  services: Services,
  staff: DemoStaff,
  area: string,
  run: (tx: PoolClient) => Promise<T>,
): Promise<T> {
  const { role, orgId: org, accountId, startedOn: from } = staff
  return withUser(
    services.app,
    { id: accountId, grant: { id: 'demo', role, org, area, from, to: null } },
    run,
  )
}
