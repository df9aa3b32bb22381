import type { RefObject } from 'react'
import type { ChartHandle } from '#web/overview/chart.tsx'
import type { Painting } from './paint.ts'

/** What a chart shows just now, for a file. */
export function drawnBy(chart: RefObject<ChartHandle | null>): Painting {
  const drawn = chart.current?.draw()
  if (!drawn) throw new Error('the chart is not drawn yet')
  return drawn
}
