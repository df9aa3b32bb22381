import type { Measure } from '#core/case/case-state.ts'
import type { Span } from '#core/metrics/time-span.ts'

/** What every part of the page asks about; the same names as in the API. */
export type Where = {
  readonly area: string
  readonly day?: string | undefined
  readonly measure?: Measure | undefined
  readonly span: Span
}
