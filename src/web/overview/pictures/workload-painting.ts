import type { Painting, Shape } from './paint.ts'
import type { Workload } from './workload-part.tsx'
import { loadOf, nameOf, sayLoad, scaleOf } from './workload-scale.ts'

const row = 30
const columns = { name: 0, bar: 190, barWidth: 260, numbers: 470, weeks: 560, week: 64 }
const ink = '#182124'
const soft = '#4a575b'

/** Bars with the line of the norm and the weeks in numbers, for a file. */
export function workloadPainting(
  data: Workload,
  words: {
    readonly nobody: string
    readonly overdue: string
    readonly line: string
    readonly weighted: string
  },
): Painting {
  const scale = scaleOf(data)
  const shapes: Shape[] = []
  const text = (
    x: number,
    y: number,
    value: string,
    more: { color?: string; bold?: boolean; most?: number } = {},
  ) => shapes.push({ kind: 'text', x, y, text: value, size: 12, color: ink, ...more })
  const heads = [words.overdue, ...data.weeks.map((w) => w.from.slice(5))]
  text(columns.numbers, 14, words.weighted, { color: soft })
  for (const [i, head] of heads.entries()) text(columns.weeks + i * columns.week, 14, head, { color: soft })
  for (const [i, r] of data.rows.entries()) {
    const y = 24 + i * row
    const load = loadOf(r)
    text(columns.name, y + 18, nameOf(r, words.nobody), { most: columns.bar - 12 })
    shapes.push({ kind: 'box', x: columns.bar, y: y + 5, w: columns.barWidth, h: 18, fill: '#eef2f2' })
    if (load !== null)
      shapes.push({
        kind: 'box',
        x: columns.bar,
        y: y + 5,
        w: (columns.barWidth * load) / scale,
        h: 18,
        fill: '#2b7a8b',
      })
    text(columns.numbers, y + 18, load === null ? '—' : sayLoad(load), { bold: true })
    for (const [k, n] of [r.overdue, ...r.weeks].entries())
      text(columns.weeks + k * columns.week, y + 18, n === null ? '—' : String(n), {
        bold: k === 0 && (n ?? 0) > 0,
        color: k === 0 && (n ?? 0) > 0 ? '#7a4a00' : ink,
      })
  }
  const height = 24 + row * data.rows.length
  const x = columns.bar + (columns.barWidth * data.norm.ratio) / scale
  shapes.push({ kind: 'box', x, y: 22, w: 2, h: height - 22, fill: '#7a4a00' })
  text(columns.bar, height + 18, words.line, { color: soft })
  return { width: columns.weeks + columns.week * heads.length, height: height + 26, shapes }
}
