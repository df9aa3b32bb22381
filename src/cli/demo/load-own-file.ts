import { demoLogins } from '#core/demo/demo-logins.ts'
import type { DemoPlan } from '#core/demo/demo-scale.ts'
import { regionOf } from '#core/shared/area.ts'
import { fromDayNumber } from '#core/shared/plain-date.ts'
import type { Services } from '#server/services.ts'
import { giveBusiestCase } from '#server/store/own-login.ts'
import { withRegions } from '#server/store/with-user.ts'

/** The login `person` reads one file of the login `worker`. */
export async function loadOwnFile(services: Services, plan: DemoPlan): Promise<void> {
  const logins = demoLogins(plan)
  const person = logins.find((l) => l.role === 'person')
  const worker = logins.find((l) => l.role === 'worker')
  if (!person || !worker) return
  const given = { accountId: person.accountId, by: worker.accountId, on: fromDayNumber(plan.asOf - 200) }
  const region = regionOf(worker.area)
  await withRegions(services.job, [region], (tx) => giveBusiestCase(tx, region, worker.accountId, given))
}
