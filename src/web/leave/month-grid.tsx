import type { CSSProperties } from 'react'
import type { AwayLine } from '#contract/leave-contract.ts'
import { daysBetween, type PlainDate } from '#core/shared/plain-date.ts'
import { Button } from '#web/kit/button.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { leaveText } from '#web/text/leave.ts'
import { LeaveState } from './leave-state.tsx'
import { columnsOf, isWeekend, type Month } from './month.ts'

/** People by days. Every bar is said in words beside it, so that nothing hangs on colour or place alone. */
export function MonthGrid(props: {
  lines: readonly AwayLine[]
  month: Month
  today: PlainDate
  onOpen: (line: AwayLine) => void
}) {
  const { lines, month, today, onOpen } = props
  const t = useText(leaveText)
  const days = Array.from({ length: month.days }, (_, i) => i + 1)
  const now = daysBetween(month.first, today) + 1
  const style = { '--days': month.days } as CSSProperties
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section className="month-frame" tabIndex={0} aria-label={t.table(month.key)}>
      <table className="month" style={style}>
        <thead>
          <tr>
            <th scope="col">
              {t.person} <span className="strong numbers">{month.key}</span>
            </th>
            <th scope="col">
              <span className="month-days" aria-hidden>
                {days.map((day) => (
                  <span key={day} className={dayClass(month, day, now)}>
                    {day}
                  </span>
                ))}
              </span>
              <span className="hidden-words">{t.month}</span>
            </th>
            <th scope="col" className="no-print">
              <span className="hidden-words">{t.open}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.caseId}${line.id}`}>
              <th scope="row">
                <span className="strong">{line.name}</span>{' '}
                <span className="soft small numbers nowrap">{line.fileNo}</span>
                <span className="month-state">
                  <LeaveState state={line.state} />
                  {line.reportDue && line.kind === 'leave' && (
                    <span className="soft small">{t.reportDue}</span>
                  )}
                </span>
              </th>
              <td>
                <Bar line={line} month={month} today={today} now={now} />
              </td>
              <td className="no-print">
                <Button small label={t.openOf(line.name, t.states[line.state])} onClick={() => onOpen(line)}>
                  {t.open}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function dayClass(month: Month, day: number, now: number): string {
  return [isWeekend(month, day) ? 'weekend' : '', day === now ? 'now' : ''].filter(Boolean).join(' ')
}

function Bar(props: { line: AwayLine; month: Month; today: PlainDate; now: number }) {
  const { line, month, today, now } = props
  const t = useText(leaveText)
  const { language } = useLanguage()
  const columns = columnsOf(line, month, today)
  const day = (on: PlainDate) => sayDay(on, today, language)
  const tests = line.tests
    .map((on) => daysBetween(month.first, on) + 1)
    .filter((n) => n >= 1 && n <= month.days)
  const words = [
    t.span(day(line.from), line.to ? day(line.to) : t.openEnd),
    line.daysOverdue > 0 ? t.daysOverdue(line.daysOverdue) : '',
    line.askedTo ? t.askedUntil(day(line.askedTo)) : '',
    line.returnedOn ? t.backOn(day(line.returnedOn)) : '',
  ].filter(Boolean)
  return (
    <div className="month-row">
      {now >= 1 && now <= month.days && (
        <span className="month-now" style={{ gridColumn: now }} aria-hidden />
      )}
      {columns && (
        <span
          className={`month-bar ${line.state}`}
          style={{ gridColumn: `${columns.from} / ${columns.to + 1}` }}
          aria-hidden
        />
      )}
      {tests.map((n) => (
        <span key={n} className="month-test" style={{ gridColumn: n }} aria-hidden />
      ))}
      <span className="month-words small numbers">
        {words.join(' · ')}
        {line.tests.length > 0 && (
          <span className="late-text"> · {t.testsIn(line.tests.map(day).join('、'))}</span>
        )}
      </span>
    </div>
  )
}
