import { metrics } from '#core/metrics/metrics.ts'
import { writeBody } from '#core/report/report-body.ts'
import type { Services } from '#server/services.ts'
import { endLook, type LookRow } from '#server/store/figure-look-store.ts'
import type { CountAt } from '#server/store/long-count.ts'
import { withRegions } from '#server/store/with-user.ts'
import { compareCuts } from './compare-cuts.ts'
import { casesNow } from './each-journal.ts'
import { runCount, sayProgress } from './run-count.ts'

/** So many changed cases are kept with a look; how many there were is kept too. */
const keptChanges = 1000

const shown = new Set(metrics.map((m) => m.key))

export type AskedLook = Pick<LookRow, 'region' | 'id' | 'area' | 'span' | 'day' | 'known_at' | 'now_at'>

/** Counts an area as known at K and as known now, behind the request that asked. */
export function countLook(services: Services, look: AskedLook): Promise<void> {
  const at: CountAt = { table: 'figure_look', region: look.region, id: look.id }
  const { area, span, day } = look
  return runCount(services, at, async () => {
    const cuts = {
      earlier: { area, span, day, knownAt: look.known_at },
      later: { area, span, day, knownAt: look.now_at },
    }
    const { earlier, later, changes } = await compareCuts(
      services,
      await casesNow(services, area),
      cuts,
      () => true,
      (done, total) => sayProgress(services, at, done, total),
    )
    // the steps of the funnel are sealed with reports, a look does not show them
    const moved = changes.filter((c) => c.metrics.some((key) => shown.has(key)))
    const found = {
      body: writeBody(earlier),
      nowBody: writeBody(later),
      changes: { total: moved.length, cases: moved.slice(0, keptChanges) },
    }
    await withRegions(services.job, [look.region], (tx) => endLook(tx, look, found))
  })
}
