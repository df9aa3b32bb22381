type Box = { readonly left: number; readonly top: number; readonly width: number }

/**
 * Which tile an arrow key leads to: the nearest one in its direction, as they stand on the screen just now. Left and right
 * go through all of them in order; null for other keys and at the edge.
 */
export function nextTile(key: string, here: number, boxes: readonly Box[]): number | null {
  if (boxes.length === 0 || here < 0) return null
  if (key === 'Home') return 0
  if (key === 'End') return boxes.length - 1
  if (key === 'ArrowRight') return here + 1 < boxes.length ? here + 1 : null
  if (key === 'ArrowLeft') return here > 0 ? here - 1 : null
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null
  const from = boxes[here]
  if (!from) return null
  const sign = key === 'ArrowDown' ? 1 : -1
  const ahead = boxes.flatMap((box, i) => (sign * (box.top - from.top) > 1 ? [{ i, box }] : []))
  const nearest = Math.min(...ahead.map(({ box }) => sign * (box.top - from.top)))
  const row = ahead.filter(({ box }) => sign * (box.top - from.top) <= nearest + 1)
  row.sort((a, b) => Math.abs(a.box.left - from.left) - Math.abs(b.box.left - from.left))
  return row[0]?.i ?? null
}
