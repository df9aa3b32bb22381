import { useState } from 'react'
import { useNavigate } from 'react-router'
import { openRound, showScheme } from '#contract/evaluation-contract.ts'
import { endedRoundPeriods, type RoundSpan } from '#core/evaluation/round.ts'
import { addDays } from '#core/shared/plain-date.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { errorOf } from '#web/kit/error-summary.tsx'
import { FormDialog } from '#web/kit/form-dialog.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { evaluationText } from '#web/text/evaluation.ts'

const levels = ['township', 'county', 'city', 'province'] as const
type Level = (typeof levels)[number]

/** A round about a year or half-year, by the scheme that holds here; its areas are all of one level below. */
export function OpenRoundDialog({ onClose }: { onClose: () => void }) {
  const t = useText(evaluationText)
  const { today } = useSession()
  const navigate = useNavigate()
  const [id] = useState(() => crypto.randomUUID())
  const { act, busy, errors } = useAct(openRound)
  const [span, setSpan] = useState<RoundSpan>('year')
  const days = endedRoundPeriods(span, today, 6)
  const [wanted, setDay] = useState('')
  const day = days.includes(wanted) ? wanted : (days.find((d) => d < today) ?? days[0] ?? today)
  const scheme = useRoute(showScheme, { query: { day } })
  const offered = levels.filter(
    (l) => scheme.data?.scheme?.levels.includes(l) && (scheme.data.areas[l] ?? 0) > 0,
  )
  const [chosen, setLevel] = useState<Level>()
  const level = offered.find((l) => l === chosen) ?? offered[0] ?? 'township'
  const [title, setTitle] = useState<string>()
  const name = title ?? t.defaultTitle(t.period(span, day))
  const [until, setUntil] = useState({ self: addDays(today, 14), review: addDays(today, 28) })

  async function submit() {
    const body = { id, title: name, level, span, day, selfUntil: until.self, reviewUntil: until.review }
    if (await act({ body })) void navigate(`/evaluations/${id}`)
  }

  const found = scheme.data?.scheme
  return (
    <FormDialog
      title={t.open}
      send={t.open}
      busy={busy}
      disabled={!found}
      lead={t.openLead}
      errors={errors}
      onClose={onClose}
      onSend={submit}
    >
      <RadioGroup
        name="span"
        label={t.span}
        across
        value={span}
        options={(['year', 'halfYear'] as const)
          .filter((s) => s === 'year' || found?.periods.includes(s))
          .map((value) => ({ value, label: t.spans[value] }))}
        onChange={(value) => setSpan(value === 'halfYear' ? 'halfYear' : 'year')}
      />
      <Select
        name="day"
        label={t.day}
        empty={false}
        value={day}
        error={errorOf(errors, 'day')}
        options={days.map((value) => ({ value, label: t.period(span, value) }))}
        onChange={setDay}
      />
      <Select
        name="level"
        label={t.level}
        empty={false}
        value={level}
        error={errorOf(errors, 'level')}
        options={offered.map((value) => ({ value, label: t.levels[value] }))}
        onChange={(value) => setLevel(levels.find((l) => l === value))}
      />
      {found && (
        <p className="small">
          {t.areasCount(scheme.data?.areas[level] ?? 0)}
          <br />
          {t.schemeOf(found.source.says)} {found.source.reading && <Badge>{t.reading}</Badge>}
        </p>
      )}
      {scheme.data && !found && <p>{t.noScheme}</p>}
      <TextField
        name="title"
        label={t.name}
        required
        maxLength={120}
        value={name}
        error={errorOf(errors, 'title')}
        onChange={setTitle}
      />
      <DateField
        name="selfUntil"
        label={t.selfUntil}
        value={until.self}
        today={today}
        lean="future"
        error={errorOf(errors, 'selfUntil')}
        onChange={(self) => setUntil({ ...until, self })}
      />
      <DateField
        name="reviewUntil"
        label={t.reviewUntil}
        value={until.review}
        today={today}
        lean="future"
        error={errorOf(errors, 'reviewUntil')}
        onChange={(review) => setUntil({ ...until, review })}
      />
    </FormDialog>
  )
}
