import type { Figure } from '#contract/overview-contract.ts'
import type { FigureDefinition } from '#core/metrics/metric.ts'
import { sayTarget } from './figure-words.ts'

/** The colours of tokens.css, which a canvas can not read for itself. */
export const colours = {
  accent: '#0b6272',
  /** Few people: grey, whatever the figure. */
  small: '#b9c4c7',
  late: '#7a4a00',
  ink: '#4a575b',
  line: '#d8dfe0',
}

const font = '"PingFang SC", "Noto Sans SC", "Microsoft YaHei", system-ui, sans-serif'

export const grid = { left: 56, right: 28, top: 24, bottom: 32 }

export const axis = {
  axisLabel: { color: colours.ink, fontFamily: font },
  axisLine: { lineStyle: { color: colours.line } },
  splitLine: { lineStyle: { color: colours.line } },
} as const

/** Drawn on the canvas: nothing is put into the page, whose policy allows no inline style. */
export const tooltip = { trigger: 'axis', renderMode: 'richText', textStyle: { fontFamily: font } } as const

export function targetLine(metric: FigureDefinition, target: Figure['target'], say: (v: string) => string) {
  if (!target) return undefined
  const at = metric.unit === 'percent' ? target.value * 100 : target.value
  return {
    symbol: 'none',
    silent: true,
    lineStyle: { color: colours.late, type: 'dashed' as const },
    label: {
      formatter: say(sayTarget(metric, target.value)),
      position: 'insideEndTop' as const,
      color: colours.late,
      fontFamily: font,
    },
    data: [{ yAxis: at }],
  }
}
