import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([BarChart, LineChart, GridComponent, MarkLineComponent, TooltipComponent, AriaComponent, CanvasRenderer])

type Chart = ReturnType<typeof init>
export type Drawing = Parameters<Chart['setOption']>[0]

/** Draws on a canvas that follows its box. Only this file knows the chart library, and it loads when a chart is shown. */
export function draw(box: HTMLElement): {
  show: (drawing: Drawing) => void
  canvas: () => { width: number; height: number; canvas: HTMLCanvasElement }
  end: () => void
} {
  const chart = init(box, undefined, { renderer: 'canvas' })
  const watch = new ResizeObserver(() => chart.resize())
  watch.observe(box)
  return {
    show: (drawing) => chart.setOption({ animation: false, ...drawing }, { notMerge: true }),
    canvas: () => ({
      width: chart.getWidth(),
      height: chart.getHeight(),
      canvas: chart.renderToCanvas({ pixelRatio: 2, backgroundColor: '#fff' }),
    }),
    end: () => {
      watch.disconnect()
      chart.dispose()
    },
  }
}
