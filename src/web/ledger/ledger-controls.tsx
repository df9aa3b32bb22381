import { type ReactNode, useState } from 'react'
import type { LayoutLine } from '#contract/ledger-contract.ts'
import { listReports } from '#contract/report-contract.ts'
import { measures } from '#core/case/case-state.ts'
import { isPlainDate } from '#core/shared/plain-date.ts'
import { useRoute } from '#web/api/use-route.ts'
import { DateField } from '#web/kit/date-field.tsx'
import { Select } from '#web/kit/select.tsx'
import { sayInstant } from '#web/language/dates.ts'
import { useText } from '#web/language/language.ts'
import { endedPeriods, useSayPeriod } from '#web/report/period-words.ts'
import { useMayUse, useSession } from '#web/session/session.ts'
import { ledgerText } from '#web/text/ledger.ts'

type Url = { readonly day: string; readonly measure: string; readonly report: string }
const monthsBack = 36
const yearsBack = 6

/** Of which period and measure, and whether the figures of now or those of a sealed report. */
export function LedgerControls(props: {
  layout: LayoutLine
  url: Url
  area: string
  onChange: (change: Partial<Url>) => void
  children?: ReactNode
}) {
  const { layout, url, onChange } = props
  const t = useText(ledgerText)
  return (
    <div className="ledger-controls no-print">
      <Period {...props} />
      {layout.kind !== 'bulletin' && (
        <Select
          name="measure"
          label={t.measure}
          empty={t.measures['']}
          value={url.measure}
          options={measures.map((value) => ({ value, label: t.measures[value] }))}
          onChange={(measure) => onChange({ measure })}
        />
      )}
      {layout.sealable && <Source {...props} />}
      {props.children && <div className="row ledger-exports">{props.children}</div>}
    </div>
  )
}

function Period({
  layout,
  url,
  onChange,
}: {
  layout: LayoutLine
  url: Url
  onChange: (change: Partial<Url>) => void
}) {
  const t = useText(ledgerText)
  const { today } = useSession()
  const sayPeriod = useSayPeriod()
  const [text, setText] = useState(url.day || today)
  if (layout.period === 'now') return null
  if (layout.period === 'day')
    return (
      <DateField
        name="day"
        label={t.day}
        value={text}
        today={today}
        max={today}
        onChange={(next) => {
          setText(next)
          if (isPlainDate(next) && next <= today) onChange({ day: next })
        }}
      />
    )
  const span = layout.period
  const days = [today, ...endedPeriods(span, today, span === 'month' ? monthsBack : yearsBack)]
  const width = span === 'month' ? 7 : 4
  const chosen = days.find((day) => day.slice(0, width) === (url.day || today).slice(0, width)) ?? today
  return (
    <Select
      name="day"
      label={span === 'month' ? t.month : t.year}
      empty={false}
      value={chosen}
      options={days.map((value) => ({ value, label: sayPeriod({ span, day: value }) }))}
      onChange={(day) => onChange({ day: day === today ? '' : day, report: '' })}
    />
  )
}

/** Sealed reports of this area whose period is the one that is shown. */
function Source({
  layout,
  url,
  area,
  onChange,
}: {
  layout: LayoutLine
  url: Url
  area: string
  onChange: (change: Partial<Url>) => void
}) {
  const t = useText(ledgerText)
  const { today } = useSession()
  const may = useMayUse(listReports.roles as readonly never[])
  const reports = useRoute(listReports, { query: { area } }, { enabled: may })
  const width = layout.period === 'month' ? 7 : 4
  const fits = (reports.data?.reports ?? []).filter(
    (r) =>
      r.state === 'sealed' &&
      r.span === layout.period &&
      r.day.slice(0, width) === (url.day || today).slice(0, width),
  )
  if (!may) return null
  if (fits.length === 0 && url.report === '') return <p className="soft small ledger-sealed">{t.noSealed}</p>
  return (
    <Select
      name="report"
      label={t.from}
      empty={t.live}
      value={url.report}
      options={fits.map((r) => ({
        value: r.id,
        label: t.sealedOf(sayInstant(r.knownAt), (r.sha256 ?? '').slice(0, 8)),
      }))}
      onChange={(report) => onChange({ report })}
    />
  )
}
