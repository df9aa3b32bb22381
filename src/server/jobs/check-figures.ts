import type { Services } from '#server/services.ts'
import type { WrongAbove } from '#server/store/figure-above-check.ts'
import { listRegions } from '#server/store/region-store.ts'
import { countWrongSums } from '#server/store/rollup-sums.ts'
import { withRegions } from '#server/store/with-user.ts'
import { checkAbove } from './above-figures.ts'

export type FigureFault = { readonly region: string; readonly wrong: number } | WrongAbove

/**
 * The nightly proof that every number is its list: kept sums of townships, and those above them whole and by sex, year of
 * birth, tier and station, against what the cases add up to. Empty is good; anything else is an alarm that names the place and
 * the part, and `tongxing rebuild` mends it.
 */
export async function checkFigures(services: Services): Promise<readonly FigureFault[]> {
  const faults: FigureFault[] = []
  for (const region of await listRegions(services.job)) {
    const wrong = await withRegions(services.job, [region], (tx) => countWrongSums(tx, region))
    if (wrong > 0) faults.push({ region, wrong })
  }
  return [...faults, ...(await checkAbove(services))]
}
