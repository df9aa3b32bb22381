import type { Measure } from '#core/case/case-state.ts'
import type { Span } from '#core/metrics/time-span.ts'

/** What every part of the page asks about; the same names as in the API. */
export type Where = {
  readonly area: string
  readonly day?: string | undefined
  readonly measure?: Measure | undefined
  readonly span: Span
}

/** Which areas are compared: those directly below, or every township. */
export type Below = 'next' | 'townships'

/** A nation has too many townships, and below a county the two are the same. */
export function mayCompareTownships(area: string): boolean {
  return area !== 'cn' && area.length < 6
}
