import { Link } from 'react-router'
import type { DayRow } from '#contract/day-contract.ts'
import { Badge } from '#web/kit/badge.tsx'
import { ButtonLink } from '#web/kit/button.tsx'
import { sayDay, sayDistance } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { recordPath } from '#web/record/record-path.ts'
import { dayText } from '#web/text/day.ts'
import { labelsText } from '#web/text/labels.ts'

/** Person, what, due, days late, and one button named for the act. */
export function DayLine({ row, today }: { row: DayRow; today: string }) {
  const t = useText(dayText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  const act = row.act ? (t.act[row.act] ?? t.record) : t.open
  const to = row.act ? recordPath(row.caseId, row.act, row.dutyId) : `/cases/${row.caseId}`
  return (
    <li className="day-line">
      <div className="who">
        <Link to={`/cases/${row.caseId}`}>{row.name}</Link>
        <span className="soft small">
          <span className="nowrap">{row.fileNo}</span>
          {row.measure && <span className="nowrap"> · {labels.measure[row.measure]}</span>}
        </span>
      </div>
      <div className="what">
        <span className="strong">{labels.duty[row.kind]}</span>
        <span className="soft small numbers">
          {sayDay(row.windowFrom, today, language) === sayDay(row.dueOn, today, language)
            ? t.due(sayDay(row.dueOn, today, language))
            : t.window(sayDay(row.windowFrom, today, language), sayDay(row.dueOn, today, language))}
        </span>
      </div>
      <div className="when">
        {row.daysLate > 0 ? (
          <Badge tone="late">{t.late(row.daysLate)}</Badge>
        ) : (
          <span className="soft small">{sayDistance(row.dueOn, today, language)}</span>
        )}
      </div>
      <div className="act">
        <ButtonLink small to={to} label={`${act}：${row.name}，${labels.duty[row.kind]}`}>
          {act}
        </ButtonLink>
      </div>
    </li>
  )
}
