import { explainDays } from '#contract/leave-contract.ts'
import { isPlainDate, type PlainDate } from '#core/shared/plain-date.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Banner } from '#web/kit/banner.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { leaveText } from '#web/text/leave.ts'

/** While dates are typed: the count that warns beside the count that accuses, each with its clause. */
export function DaysHint(props: {
  caseId: string
  from: string
  to: string
  absence: boolean
  today: PlainDate
}) {
  const { caseId, from, absence, today } = props
  const to = props.to === '' && absence ? today : props.to
  const ready = isPlainDate(from) && isPlainDate(to) && from <= to
  const query = { from, to, absence: absence ? ('true' as const) : ('false' as const) }
  const shown = useRoute(explainDays, { params: { caseId }, query }, { enabled: ready })
  const t = useText(leaveText).hint
  const say = useSay()
  const { language } = useLanguage()
  if (!ready || !shown.data) return null
  const { lines, serious, tests, reportDue } = shown.data
  return (
    <Banner kind={serious ? 'danger' : reportDue ? 'late' : 'info'} title={t.title}>
      <ul>
        {lines.map((line) => (
          <li key={line.says.zh}>
            {say(line.says)} <span className="soft small">{line.document}</span>
          </li>
        ))}
      </ul>
      {tests.length > 0 && <p>{t.tests(tests.map((on) => sayDate(on, language)).join('、'))}</p>}
      {serious && <p className="strong">{t.serious}</p>}
    </Banner>
  )
}
