import type { ReportLine } from '#contract/report-contract.ts'
import { addDays, addMonths } from '#core/shared/plain-date.ts'
import { useText } from '#web/language/language.ts'
import { reportText } from '#web/text/report.ts'

/** `2026年3月` or `2026年`. */
export function useSayPeriod(): (report: Pick<ReportLine, 'span' | 'day'>) => string {
  const t = useText(reportText)
  return ({ span, day }) => (span === 'month' ? t.months(day) : t.year(day.slice(0, 4)))
}

/** The last days of the months, or years, that are over, newest first. */
export function endedPeriods(span: 'month' | 'year', today: string, count: number): readonly string[] {
  if (span === 'year')
    return Array.from({ length: Math.min(count, 10) }, (_, i) => `${Number(today.slice(0, 4)) - 1 - i}-12-31`)
  const first = `${today.slice(0, 7)}-01`
  return Array.from({ length: count }, (_, i) => addDays(addMonths(first, -i), -1))
}
