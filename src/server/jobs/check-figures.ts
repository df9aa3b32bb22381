import type { Services } from '#server/services.ts'
import { listRegions } from '#server/store/region-store.ts'
import { countWrongSums } from '#server/store/rollup-sums.ts'
import { withRegions } from '#server/store/with-user.ts'

export type FigureFault = { readonly region: string; readonly wrong: number }

/**
 * The nightly proof that every number is its list: kept sums against what the cases add up to, region by region. Empty is
 * good; anything else is an alarm, and `tongxing rebuild` mends it.
 */
export async function checkFigures(services: Services): Promise<readonly FigureFault[]> {
  const faults: FigureFault[] = []
  for (const region of await listRegions(services.job)) {
    const wrong = await withRegions(services.job, [region], (tx) => countWrongSums(tx, region))
    if (wrong > 0) faults.push({ region, wrong })
  }
  return faults
}
