import type { AwayLine } from '#contract/leave-contract.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { Button } from '#web/kit/button.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { leaveText } from '#web/text/leave.ts'
import { LeaveState } from './leave-state.tsx'
import { type Month, weeksOf } from './month.ts'

/** The same month for a phone: week by week, the week of today first open. */
export function WeekList(props: {
  lines: readonly AwayLine[]
  month: Month
  today: PlainDate
  onOpen: (line: AwayLine) => void
}) {
  const { lines, month, today, onOpen } = props
  const t = useText(leaveText)
  const { language } = useLanguage()
  const day = (on: PlainDate) => sayDay(on, today, language)
  const weeks = weeksOf(lines, month, today).filter((week) => week.lines.length > 0)
  return (
    <div className="weeks">
      {weeks.map((week) => (
        <details key={week.from} open={(week.from <= today && today <= week.to) || weeks.length === 1}>
          <summary>
            <span className="numbers">{t.week(day(week.from), day(week.to))}</span>{' '}
            <span className="count">{week.lines.length}</span>
          </summary>
          <ul className="plain-list">
            {week.lines.map((line) => (
              <li key={`${line.caseId}${line.id}`} className="week-line">
                <span className="grow stack tight">
                  <span className="row">
                    <span className="strong">{line.name}</span>
                    <LeaveState state={line.state} />
                  </span>
                  <span className="small numbers">
                    {t.span(day(line.from), line.to ? day(line.to) : t.openEnd)}
                    {line.daysOverdue > 0 && ` · ${t.daysOverdue(line.daysOverdue)}`}
                  </span>
                  {line.tests.length > 0 && (
                    <span className="small late-text">{t.testsIn(line.tests.map(day).join('、'))}</span>
                  )}
                </span>
                <Button small label={t.openOf(line.name, t.states[line.state])} onClick={() => onOpen(line)}>
                  {t.open}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  )
}
