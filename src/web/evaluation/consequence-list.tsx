import { useState } from 'react'
import { Link } from 'react-router'
import { type Consequence, listConsequences, proposeConsequence } from '#contract/consequence-contract.ts'
import { type ConsequenceKind, consequenceKinds, type Interviewer } from '#core/evaluation/scheme.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge, type Tone } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { errorOf } from '#web/kit/error-summary.tsx'
import { FormDialog } from '#web/kit/form-dialog.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { Select } from '#web/kit/select.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useAreasBelow } from '#web/rectification/use-areas-below.ts'
import { useSession } from '#web/session/session.ts'
import { evaluationText } from '#web/text/evaluation.ts'

const tones: Readonly<Record<Consequence['state'], Tone>> = {
  proposed: 'info',
  declined: 'neutral',
  due: 'info',
  overdue: 'late',
  underWay: 'info',
  done: 'good',
}

export function ConsequenceBadge({ state }: { state: Consequence['state'] }) {
  const t = useText(evaluationText)
  return <Badge tone={tones[state]}>{t.states[state]}</Badge>
}

/** Why it follows, in words. */
export function useReason() {
  const t = useText(evaluationText)
  return (row: Consequence) =>
    [t.reasons[row.reason], row.years === null ? '' : t.years(row.years), row.text].filter(Boolean).join('，')
}

/** Talks, listings, praise: what the rules or a person proposed, and what became of it. */
export function ConsequenceList({ round }: { round?: string }) {
  const t = useText(evaluationText)
  const query = useRoute(listConsequences, { query: round === undefined ? {} : { round } })
  const [proposes, setProposes] = useState(false)
  return (
    <>
      <Table
        label={t.consequences}
        name="consequences"
        columns={useColumns()}
        rows={query.data?.consequences}
        rowKey={(row) => row.id}
        loading={query.isFetching}
        error={query.error && <Failed error={query.error} onRetry={() => void query.refetch()} />}
        empty={{ title: t.noConsequences, children: t.noConsequencesText }}
        tools={
          round === undefined &&
          query.data?.mayPropose && (
            <Button small onClick={() => setProposes(true)}>
              {t.propose}
            </Button>
          )
        }
      />
      {proposes && <ProposeDialog onClose={() => setProposes(false)} />}
    </>
  )
}

function useColumns(): readonly Column<Consequence>[] {
  const t = useText(evaluationText)
  const { language } = useLanguage()
  const { today } = useSession()
  const reason = useReason()
  return [
    {
      key: 'area',
      title: t.area,
      head: true,
      cell: (row) => <Link to={`/consequences/${row.id}`}>{row.area.name}</Link>,
    },
    { key: 'kind', title: t.kind, cell: (row) => t.kinds[row.kind] },
    { key: 'state', title: t.state, cell: (row) => <ConsequenceBadge state={row.state} /> },
    { key: 'why', title: t.why, wide: true, cell: reason },
    { key: 'by', title: t.by, cell: (row) => (row.interviewer ? t.interviewers[row.interviewer] : '—') },
    {
      key: 'due',
      title: t.due,
      cell: (row) =>
        row.dueOn ? <span className="numbers">{sayDay(row.dueOn, today, language)}</span> : '—',
    },
  ]
}

function ProposeDialog({ onClose }: { onClose: () => void }) {
  const t = useText(evaluationText)
  const areas = useAreasBelow()
  const { act, busy, errors } = useAct(proposeConsequence)
  const [id] = useState(() => crypto.randomUUID())
  const [area, setArea] = useState('')
  const [kind, setKind] = useState<ConsequenceKind>('interview')
  const [interviewer, setInterviewer] = useState<Interviewer>('officeHead')
  const [days, setDays] = useState('30')
  const [text, setText] = useState('')

  async function submit() {
    const who = kind === 'interview' ? { interviewer } : {}
    if (await act({ body: { id, area, kind, ...who, days: Number(days), text } })) onClose()
  }

  return (
    <FormDialog
      title={t.propose}
      send={t.propose}
      busy={busy}
      disabled={area === ''}
      lead={t.proposeLead}
      errors={errors}
      onClose={onClose}
      onSend={submit}
    >
      <Select name="area" label={t.area} required value={area} options={areas} onChange={setArea} />
      <RadioGroup
        name="kind"
        label={t.kind}
        across
        value={kind}
        options={consequenceKinds.map((value) => ({ value, label: t.kinds[value] }))}
        onChange={(value) => setKind(consequenceKinds.find((k) => k === value) ?? 'interview')}
      />
      {kind === 'interview' && (
        <RadioGroup
          name="interviewer"
          label={t.by}
          value={interviewer}
          options={(['officeHead', 'committeeHead'] as const).map((value) => ({
            value,
            label: t.interviewers[value],
          }))}
          onChange={(value) => setInterviewer(value === 'committeeHead' ? 'committeeHead' : 'officeHead')}
        />
      )}
      <TextField
        name="days"
        label={t.days}
        width={4}
        inputMode="numeric"
        value={days}
        error={errorOf(errors, 'days')}
        onChange={setDays}
      />
      <TextArea
        name="text"
        label={t.why}
        required
        maxLength={2000}
        value={text}
        error={errorOf(errors, 'text')}
        onChange={setText}
      />
    </FormDialog>
  )
}
