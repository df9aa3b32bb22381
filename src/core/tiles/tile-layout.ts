import { provinceTiles } from './province-tiles.ts'

export type Tile = {
  readonly code: string
  readonly row: number
  readonly column: number
  /** A shorter name for narrow screens, where there is one. */
  readonly short: string | null
}

/** Tiles in a row where areas have no places of their own. */
export const tilesAcross = 8

/**
 * One equal tile for each area, always at the same place: provinces as `provinceTiles` says, everything else in the order
 * of its code, each parent beginning a row of its own. No tile lies on another.
 */
export function tileLayout(areas: readonly { readonly code: string }[]): readonly Tile[] {
  const sorted = [...areas].sort((a, b) => (a.code < b.code ? -1 : 1))
  if (sorted.length > 0 && sorted.every((a) => provinceTiles[a.code])) return sorted.map(provinceTile)
  const tiles: Tile[] = []
  let [row, column] = [0, 0]
  for (const [i, { code }] of sorted.entries()) {
    const before = sorted[i - 1]
    if (before && (column === tilesAcross || parentOf(before.code) !== parentOf(code)))
      [row, column] = [row + 1, 0]
    tiles.push({ code, row, column, short: null })
    column++
  }
  return tiles
}

function provinceTile({ code }: { readonly code: string }): Tile {
  const [row, column, short] = provinceTiles[code] ?? [0, 0, null]
  return { code, row, column, short }
}

/** `320505001` lies in `320505`; the parts of one list have one length, so cutting the last level is enough. */
export function parentOf(code: string): string {
  return code.length > 6 ? code.slice(0, 6) : code.length > 2 ? code.slice(0, -2) : 'cn'
}
