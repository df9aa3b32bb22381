import type { Cell } from '#contract/overview-contract.ts'
import type { FigureDefinition } from '#core/metrics/metric.ts'
import { numberOf } from '#web/overview/figure-words.ts'

/**
 * Five steps of one hue from light to dark, told apart by lightness alone: readable for every kind of colour blindness and
 * on black-and-white paper. White text stands on the two darkest. The same colours are in pictures.css.
 */
export const shadeFills = ['#ffffff', '#eaf3f5', '#c5e0e6', '#93c6d1', '#2b7a8b', '#0b5563'] as const
export const smallFill = '#e6e9ea'

export function inkOn(shade: number): string {
  return shade >= 4 ? '#ffffff' : '#182124'
}

export type Shades = {
  /** 0: no value; 1 the worst of what is shown … 5 the best. */
  readonly of: (cell: Cell) => number
  /** From and to of each shade, as numbers of the figure, from light to dark. */
  readonly steps: readonly { readonly shade: number; readonly from: number; readonly to: number }[]
}

/** Equal steps between the lowest and the highest value; the darker, the better. */
export function shadesOf(metric: Pick<FigureDefinition, 'unit' | 'better'>, cells: readonly Cell[]): Shades {
  const values = cells.map((c) => numberOf(metric, c)).filter((v) => v !== null)
  if (values.length === 0) return { of: () => 0, steps: [] }
  const [low, high] = rangeOf(metric, values)
  const place = (value: number) => {
    if (high === low) return 3
    const share = (value - low) / (high - low)
    const step = Math.min(4, Math.floor(5 * share))
    return metric.better === 'higher' ? step + 1 : 5 - step
  }
  const of = (cell: Cell) => {
    const value = numberOf(metric, cell)
    return value === null ? 0 : place(value)
  }
  if (high === low) return { of, steps: [{ shade: 3, from: low, to: high }] }
  const width = (high - low) / 5
  const steps = [0, 1, 2, 3, 4].map((i) => ({
    shade: metric.better === 'higher' ? i + 1 : 5 - i,
    from: low + width * i,
    to: low + width * (i + 1),
  }))
  return { of, steps: steps.sort((a, b) => a.shade - b.shade) }
}

/** Shares closer together than this are no contrast of light and dark: the scale is at least so wide. */
const leastPoints = 5

function rangeOf(metric: Pick<FigureDefinition, 'unit'>, values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (metric.unit !== 'percent' || high - low >= leastPoints) return [low, high]
  const from = Math.min(Math.max(0, (low + high - leastPoints) / 2), 100 - leastPoints)
  return [from, from + leastPoints]
}
