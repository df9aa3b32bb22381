import type { Painting, Shape } from './paint.ts'

const [row, nameWidth, barWidth] = [34, 150, 380]

/** Named bars one below the other, for a file. */
export function barPainting(
  bars: readonly {
    readonly name: string
    /** 0 to 1 of the longest. */
    readonly length: number
    readonly says: string
    readonly isSmall: boolean
  }[],
): Painting {
  const shapes = bars.flatMap(({ name, length, says, isSmall }, i): Shape[] => {
    const y = i * row
    const fill = isSmall ? '#b9c4c7' : '#2b7a8b'
    return [
      { kind: 'text', x: 0, y: y + 20, text: name, size: 13, color: '#182124', most: nameWidth - 10 },
      { kind: 'box', x: nameWidth, y: y + 5, w: barWidth, h: 22, fill: '#eef2f2' },
      { kind: 'box', x: nameWidth, y: y + 5, w: barWidth * length, h: 22, fill },
      {
        kind: 'text',
        x: nameWidth + barWidth + 10,
        y: y + 21,
        text: says,
        size: 13,
        color: '#182124',
        bold: true,
      },
    ]
  })
  return { width: nameWidth + barWidth + 140, height: row * bars.length, shapes }
}
