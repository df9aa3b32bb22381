import { useState } from 'react'
import { measures } from '#core/case/case-state.ts'
import { spans } from '#core/metrics/time-span.ts'
import { RadioGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { useText } from '#web/language/language.ts'
import { overviewText } from '#web/text/overview.ts'
import { KnownSwitch } from './look/known-switch.tsx'

type State = { readonly measure: string; readonly span: string; readonly known: string }

/** Which measure, which span, which day: the questions that all figures share. */
export function OverviewControls(props: {
  state: State
  dayText: string
  today: string
  onDay: (text: string) => void
  onChange: (change: Partial<State>) => void
}) {
  const { state, dayText, today, onDay, onChange } = props
  const t = useText(overviewText)
  // On a phone the figures come first; the questions fold into one line that says how they stand.
  const [wide] = useState(() => matchMedia('(min-width: 48rem)').matches)
  return (
    <details className="no-print" open={wide}>
      <summary className="fold overview-fold">
        {t.measures[state.measure as '']} · {t.spans[state.span as 'year']} · {dayText}
      </summary>
      <div className="overview-controls">
        <RadioGroup
          name="measure"
          label={t.measure}
          across
          value={state.measure}
          onChange={(measure) => onChange({ measure })}
          options={(['', ...measures] as const).map((value) => ({ value, label: t.measures[value] }))}
        />
        <RadioGroup
          name="span"
          label={t.span}
          across
          value={state.span}
          onChange={(span) => onChange({ span })}
          options={spans.map((value) => ({ value, label: t.spans[value] }))}
        />
        <DateField
          name="day"
          label={t.day}
          value={dayText}
          onChange={onDay}
          today={today}
          max={today}
          error={dayText > today && /^\d{4}-/.test(dayText) ? t.dayAhead : undefined}
        />
        <KnownSwitch
          key={dayText}
          known={state.known}
          day={dayText}
          today={today}
          onKnown={(known) => onChange({ known })}
        />
      </div>
    </details>
  )
}
