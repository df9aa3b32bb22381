import type { Role } from '#core/access/roles.ts'
import type { AreaCode } from '#core/shared/area.ts'
import type { Metric, Tally } from './metric.ts'

/** A cell as it may be shown: `suppressed` cells carry no number at all. */
export type Cell = (Tally & { readonly suppressed: false }) | Hidden
type Hidden = { readonly numerator: null; readonly denominator: null; readonly suppressed: true }

/** A cell that may not be shown, for whatever reason: small, or telling of a small one. */
export const hiddenCell: Hidden = { numerator: null, denominator: null, suppressed: true }

/** Who reads, and how few people a cell of another office may hold (rule `smallCell.office` of the packs). */
export type Reader = { readonly role: Role; readonly area: AreaCode; readonly smallestCell: number }

/**
 * Offices above the caseload see small cells of the areas below them as suppressed (security.md J1); the total of their own area stays.
 * Those who carry the cases (worker, station, township, police liaison) can open the people themselves.
 */
export function showCell(metric: Pick<Metric, 'unit'>, t: Tally, reader: Reader, area: AreaCode): Cell {
  if (reader.role !== 'narcoticsOffice' || area === reader.area) return { ...t, suppressed: false }
  const people = metric.unit === 'count' ? t.numerator : t.denominator
  return people > 0 && people < reader.smallestCell ? hiddenCell : { ...t, suppressed: false }
}
