import type { Painting, Shape } from './paint.ts'
import { inkOn, shadeFills, smallFill } from './shades.ts'

const [nameWidth, cellWidth, row] = [120, 62, 26]

/** A table of shaded cells for a file. */
export function heatPainting(heat: {
  readonly months: readonly string[]
  readonly rows: readonly {
    readonly name: string
    readonly cells: readonly {
      readonly text: string
      readonly shade: number
      readonly isSmall: boolean
      readonly hidden: boolean
    }[]
  }[]
}): Painting {
  const shapes: Shape[] = heat.months.map((text, i) => ({
    kind: 'text',
    x: nameWidth + (i + 1) * cellWidth - 6,
    y: 16,
    text,
    size: 11,
    color: '#4a575b',
    align: 'right',
  }))
  for (const [i, line] of heat.rows.entries()) {
    const y = 22 + i * row
    shapes.push({
      kind: 'text',
      x: 0,
      y: y + 17,
      text: line.name,
      size: 12,
      color: '#182124',
      most: nameWidth - 8,
    })
    for (const [k, cell] of line.cells.entries()) {
      const x = nameWidth + k * cellWidth
      const fill = cell.isSmall ? smallFill : (shadeFills[cell.shade] ?? '#ffffff')
      shapes.push({ kind: 'box', x, y, w: cellWidth - 2, h: row - 2, fill, hatched: cell.hidden })
      const color = cell.isSmall || cell.hidden ? '#182124' : inkOn(cell.shade)
      shapes.push({
        kind: 'text',
        x: x + cellWidth - 8,
        y: y + 17,
        text: cell.text,
        size: 11,
        color,
        align: 'right',
      })
    }
  }
  return { width: nameWidth + heat.months.length * cellWidth, height: 24 + heat.rows.length * row, shapes }
}
