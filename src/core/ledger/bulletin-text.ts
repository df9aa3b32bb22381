import type { Measure } from '#core/case/case-state.ts'
import { findMetric } from '#core/metrics/metrics.ts'
import type { LayoutPeriod } from './layout.ts'

export const boundShows = ['numerator', 'denominator', 'gap', 'value', 'change'] as const
export type BoundShow = (typeof boundShows)[number]

/** A number in a bulletin: `{executionRate.value}`, `{testRate:communityDetox.numerator}`, `{testRate@year.value}`. */
export type Bound = {
  readonly figure: string
  readonly measure: Measure | undefined
  readonly span: LayoutPeriod | undefined
  readonly show: BoundShow
}

export const boundWords = ['area', 'period', 'day'] as const
type BoundWord = (typeof boundWords)[number]

const place = /\{([^}]*)\}/g
const shape = /^([\w]+(?:\.[\w]+)?)(?::(communityDetox|communityRehab))?(?:@(month|year))?\.(\w+)$/

/** What stands between the braces of a text; null where it is neither a number nor a word that can be bound. */
export function readBound(inner: string): Bound | BoundWord | null {
  if ((boundWords as readonly string[]).includes(inner)) return inner as BoundWord
  const [, figure = '', measure, span, show = ''] = shape.exec(inner) ?? []
  if (!findMetric(figure) || !(boundShows as readonly string[]).includes(show)) return null
  return {
    figure,
    measure: measure as Measure | undefined,
    span: span as LayoutPeriod | undefined,
    show: show as BoundShow,
  }
}

/** Every place of a text, as written between the braces. */
export function placesOf(text: string): readonly string[] {
  return [...text.matchAll(place)].map(([, inner = '']) => inner)
}

export function fillText(text: string, say: (bound: Bound | BoundWord) => string): string {
  return text.replaceAll(place, (whole, inner: string) => {
    const bound = readBound(inner)
    return bound === null ? whole : say(bound)
  })
}
