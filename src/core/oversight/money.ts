import type { AreaCode } from '#core/shared/area.ts'
import { isWithin } from '#core/shared/area.ts'
import { childOf } from './have-table.ts'

/** One line of the money of an office; a line that sets another right has the opposite sign. Amounts in fen, so that sums are exact. */
export type MoneyLine = {
  readonly area: AreaCode
  readonly source: string
  readonly kind: string
  readonly what: 'planned' | 'paid'
  readonly fen: number
}

export type Money = { readonly planned: number; readonly paid: number }
export type MoneySum = Money & {
  readonly area: AreaCode
  readonly bySource: Readonly<Record<string, Money>>
  readonly byKind: Readonly<Record<string, Money>>
}

export const noMoney: Money = { planned: 0, paid: 0 }

/**
 * The money of an area: its own office's row (code of the parent, `own`), one row for each area directly below with all
 * that lies in it, and the whole. The whole is always the sum of the rows.
 */
export function sumMoney(
  parent: AreaCode,
  lines: readonly MoneyLine[],
): { readonly own: MoneySum; readonly below: readonly MoneySum[]; readonly whole: MoneySum } {
  const inside = lines.filter((line) => isWithin(line.area, parent))
  const own = inside.filter((line) => line.area === parent)
  const groups = new Map<AreaCode, MoneyLine[]>()
  for (const line of inside) {
    if (line.area === parent) continue
    const area = childOf(parent, line.area)
    groups.set(area, [...(groups.get(area) ?? []), line])
  }
  const below = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([area, some]) => add(area, some))
  return { own: add(parent, own), below, whole: add(parent, inside) }
}

function add(area: AreaCode, lines: readonly MoneyLine[]): MoneySum {
  const total = { planned: 0, paid: 0 }
  const bySource: Record<string, Money> = {}
  const byKind: Record<string, Money> = {}
  for (const { source, kind, what, fen } of lines) {
    total[what] += fen
    bySource[source] = plus(bySource[source], what, fen)
    byKind[kind] = plus(byKind[kind], what, fen)
  }
  return { area, ...total, bySource, byKind }
}

function plus(money: Money | undefined, what: 'planned' | 'paid', fen: number): Money {
  const now = money ?? noMoney
  return { ...now, [what]: now[what] + fen }
}

/** Fen as yuan with two places: `1234567` is `12,345.67`. */
export function sayYuan(fen: number): string {
  const whole = Math.trunc(Math.abs(fen) / 100)
  const rest = String(Math.abs(fen) % 100).padStart(2, '0')
  const grouped = String(whole).replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0 ? '-' : ''}${grouped}.${rest}`
}

/** What somebody typed in yuan as fen; undefined where it is no amount with at most two places. */
export function readYuan(text: string): number | undefined {
  const plain = text.replaceAll(/[,，\s]/g, '')
  if (!/^-?\d{1,11}(\.\d{1,2})?$/.test(plain)) return undefined
  const [whole = '0', rest = ''] = plain.replace('-', '').split('.')
  const fen = Number(whole) * 100 + Number(rest.padEnd(2, '0'))
  return plain.startsWith('-') ? -fen : fen
}
