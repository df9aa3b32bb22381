import { type Gap, unownedDays } from '#core/handover/unowned-days.ts'
import type { Services } from '#server/services.ts'
import { listRegions } from '#server/store/region-store.ts'
import { listOwnedCases, type OwnedCase } from '#server/store/unowned-cases.ts'
import { withRegions } from '#server/store/with-user.ts'

export type OwnerFault = {
  readonly region: string
  readonly case: string
  readonly days: readonly (Gap | Gone)[]
}
type Gone = { readonly what: 'gone'; readonly from: string; readonly to: string }

const batch = 500

/**
 * Every night: no day since the report-in of a running measure without a responsible office and a named worker. Which
 * office a worker of the past belonged to is judged for today alone: files taken over from older systems bring no history.
 */
export async function checkOwners(services: Services): Promise<readonly OwnerFault[]> {
  const today = services.clock.today()
  const faults: OwnerFault[] = []
  for (const region of await listRegions(services.job)) {
    let after: string | undefined = ''
    while (after !== undefined) {
      const from: string = after
      const cases = await withRegions(services.job, [region], (tx) =>
        listOwnedCases(tx, region, today, from, batch),
      )
      for (const one of cases) {
        const days = lacking(one, today)
        if (days.length > 0) faults.push({ region, case: one.caseId, days })
      }
      after = cases.length < batch ? undefined : cases.at(-1)?.caseId
    }
  }
  return faults
}

function lacking({ township, reportedOn, held, gone }: OwnedCase, today: string): readonly (Gap | Gone)[] {
  const holdings = township === null ? [] : [{ from: reportedOn, place: township, by: '' }]
  const all = unownedDays(holdings, held, reportedOn, today)
  const past = all.filter((gap) => gap.what !== 'elsewhere')
  const now = all
    .filter((gap) => gap.what === 'elsewhere' && gap.to === today)
    .map((gap) => ({ ...gap, from: today }))
  return [...past, ...now, ...(gone ? [{ what: 'gone' as const, from: today, to: today }] : [])]
}
