import type { Role } from '#core/access/roles.ts'
import type { AreaCode } from '#core/shared/area.ts'
import type { Metric, Tally } from './metric.ts'

/** Cells with fewer people are not shown to another office (security.md J1, internal use). */
export const smallestCell = 5

/** A cell as it may be shown: `suppressed` cells carry no number at all. */
export type Cell = (Tally & { readonly suppressed: false }) | Hidden
type Hidden = { readonly numerator: null; readonly denominator: null; readonly suppressed: true }

const hidden: Hidden = { numerator: null, denominator: null, suppressed: true }

/**
 * Offices above the caseload see small cells of the areas below them as "<5"; the total of their own area stays.
 * Those who carry the cases (worker, station, township, police liaison) can open the people themselves.
 */
export function showCell(
  metric: Pick<Metric, 'unit'>,
  t: Tally,
  reader: { readonly role: Role; readonly area: AreaCode },
  area: AreaCode,
): Cell {
  if (reader.role !== 'narcoticsOffice' || area === reader.area) return { ...t, suppressed: false }
  const people = metric.unit === 'count' ? t.numerator : t.denominator
  return people > 0 && people < smallestCell ? hidden : { ...t, suppressed: false }
}
