import { Link } from 'react-router'
import type { DayPage } from '#contract/day-contract.ts'
import { Card } from '#web/kit/card.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { dayText } from '#web/text/day.ts'
import { labelsText } from '#web/text/labels.ts'

/** What replay found and someone must look at; the case says why. */
export function DayAlerts(props: { alerts: DayPage['alerts']; total: number; today: string }) {
  const { alerts, total, today } = props
  const t = useText(dayText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  return (
    <Card title={t.alerts} count={total}>
      {alerts.length === 0 ? (
        <p className="soft">{t.noAlerts}</p>
      ) : (
        <ul className="day-alerts">
          {alerts.map((alert) => (
            <li key={`${alert.caseId}${alert.kind}${alert.on}`}>
              <Link to={`/cases/${alert.caseId}`}>{alert.name}</Link>
              <span>{labels.finding[alert.kind]}</span>
              <span className="soft small numbers">{sayDay(alert.on, today, language)}</span>
            </li>
          ))}
        </ul>
      )}
      {total > alerts.length && <p className="soft small">{t.alertsMore(total - alerts.length)}</p>}
    </Card>
  )
}
