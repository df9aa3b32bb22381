import type { z } from 'zod'
import type { Figure, overviewRanking } from '#contract/overview-contract.ts'
import type { FigureDefinition } from '#core/metrics/metric.ts'
import { parentOf, type Tile, tileLayout } from '#core/tiles/tile-layout.ts'
import { numberOf, sayValue } from '#web/overview/figure-words.ts'
import { type Shades, shadesOf } from './shades.ts'

export type Ranking = z.output<typeof overviewRanking.reply>
export type RankedRow = Ranking['rows'][number]

export type ShownTile = Tile & {
  readonly row: number
  readonly ranked: RankedRow
  readonly value: string | null
  readonly shade: number
  readonly isBelowTarget: boolean
}

export type TileModel = {
  readonly tiles: readonly ShownTile[]
  readonly shades: Shades
  /** True where tiles have places of their own (provinces); else they flow in the order of the code. */
  readonly isPlaced: boolean
  /** Tiles of one parent, in order; one group without a name where there is only one. */
  readonly groups: readonly { readonly parent: string; readonly tiles: readonly ShownTile[] }[]
}

export function tileModel(metric: FigureDefinition, data: Ranking, target: Figure['target']): TileModel {
  // Small numbers are grey and do not stretch the scale of the others.
  const shades = shadesOf(
    metric,
    data.rows.filter((r) => !r.small).map((r) => r.cell),
  )
  const byCode = new Map(data.rows.map((r) => [r.area.code, r]))
  const tiles = tileLayout(data.rows.map((r) => r.area)).flatMap((tile) => {
    const ranked = byCode.get(tile.code)
    if (!ranked) return []
    const shade = ranked.small ? 0 : shades.of(ranked.cell)
    return [
      {
        ...tile,
        ranked,
        value: sayValue(metric, ranked.cell),
        shade,
        isBelowTarget: isShort(metric, ranked, target),
      },
    ]
  })
  const parents = [...new Set(tiles.map((t) => parentOf(t.code)))]
  return {
    tiles,
    shades,
    isPlaced: tiles.length > 0 && tiles.every((t) => t.short !== null),
    groups: parents.map((parent) => ({ parent, tiles: tiles.filter((t) => parentOf(t.code) === parent) })),
  }
}

function isShort(metric: FigureDefinition, row: RankedRow, target: Figure['target']): boolean {
  const value = numberOf(metric, row.cell)
  if (!target || value === null || row.small) return false
  const at = metric.unit === 'percent' ? target.value * 100 : target.value
  return metric.better === 'higher' ? value < at : value > at
}
