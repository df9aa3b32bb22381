import type { ReportInLine } from '#contract/report-in-contract.ts'
import type { Role } from '#core/access/roles.ts'
import { daysBetween, type PlainDate } from '#core/shared/plain-date.ts'

export type NextAct = 'serve' | 'remind' | 'record' | 'decide' | 'report' | 'look'

/** A reminder is fresh for this many days: then the next thing is that the person comes. */
const freshDays = 3

/** The one act that a line's button is named for; null for those who only look. */
export function nextAct(
  line: Pick<ReportInLine, 'bucket' | 'asked' | 'report' | 'remindedOn'>,
  role: Role,
  today: PlainDate,
): NextAct | null {
  if (role === 'policeLiaison') return null
  const decides = role === 'stationHead' || role === 'townshipOffice'
  if (line.bucket === 'notServed') return 'serve'
  if (line.asked !== null) return decides ? 'decide' : 'look'
  if (line.report === 'owed' && role === 'townshipOffice') return 'report'
  if (line.report === 'sent' || line.report === 'received' || line.report === 'decided') return 'look'
  const fresh = line.remindedOn !== null && daysBetween(line.remindedOn, today) < freshDays
  return fresh ? 'record' : 'remind'
}
