import type { Painting, Shape } from './paint.ts'
import { inkOn, shadeFills, smallFill } from './shades.ts'
import type { TileModel } from './tile-model.ts'

const size = { w: 104, h: 60, gap: 6 }

/** The tiles as they lie by row and column, with their legend, for a file. */
export function tilePainting(
  model: TileModel,
  words: { readonly hidden: string; readonly legend: readonly string[]; readonly notes: readonly string[] },
): Painting {
  const shapes: Shape[] = []
  for (const tile of model.tiles) {
    const { cell, area, small } = tile.ranked
    const [x, y] = [tile.column * (size.w + size.gap), tile.row * (size.h + size.gap)]
    const fill = cell.suppressed ? '#ffffff' : small ? smallFill : (shadeFills[tile.shade] ?? '#ffffff')
    shapes.push({ kind: 'box', x, y, w: size.w, h: size.h, fill, line: '#7d8b90', hatched: cell.suppressed })
    const color = cell.suppressed || small ? '#182124' : inkOn(tile.shade)
    const most = size.w - 12
    shapes.push({ kind: 'text', x: x + 8, y: y + 22, text: area.name, size: 13, color, most })
    const value = `${tile.value ?? (cell.suppressed ? words.hidden : '—')}${tile.isBelowTarget ? ' ▼' : ''}`
    shapes.push({ kind: 'text', x: x + 8, y: y + 46, text: value, size: 16, color, bold: true, most })
  }
  const across = Math.max(1, ...model.tiles.map((t) => t.column + 1))
  const down = Math.max(0, ...model.tiles.map((t) => t.row + 1))
  const top = down * (size.h + size.gap) + 10
  for (const [i, step] of model.shades.steps.entries()) {
    const x = i * 108
    shapes.push({
      kind: 'box',
      x,
      y: top,
      w: 16,
      h: 16,
      fill: shadeFills[step.shade] ?? '#ffffff',
      line: '#7d8b90',
    })
    shapes.push({
      kind: 'text',
      x: x + 22,
      y: top + 13,
      text: words.legend[i] ?? '',
      size: 12,
      color: '#182124',
    })
  }
  for (const [i, text] of words.notes.entries())
    shapes.push({ kind: 'text', x: 0, y: top + 38 + 18 * i, text, size: 12, color: '#4a575b' })
  const height = top + 30 + 18 * words.notes.length
  return { width: Math.max(across * (size.w + size.gap), 540), height, shapes }
}
