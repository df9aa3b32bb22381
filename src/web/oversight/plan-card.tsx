import { useState } from 'react'
import { Link } from 'react-router'
import { addPlanLine, cancelPlanLine, type PlanLine, showPlan } from '#contract/inspection-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge, type Tone } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { errorOf } from '#web/kit/error-summary.tsx'
import { FormDialog } from '#web/kit/form-dialog.tsx'
import { Select } from '#web/kit/select.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { oversightText } from '#web/text/oversight.ts'

const tones: Record<PlanLine['state'], Tone> = {
  planned: 'neutral',
  done: 'good',
  overdue: 'late',
  cancelled: 'neutral',
}

/** The own plan of a year, and whom nobody plans to visit. */
export function PlanCard() {
  const t = useText(oversightText)
  const { today } = useSession()
  const [year, setYear] = useState(today.slice(0, 4))
  const [adds, setAdds] = useState(false)
  const [cancels, setCancels] = useState<PlanLine>()
  const plan = useRoute(showPlan, { query: { year: Number(year) } })
  const thisYear = Number(today.slice(0, 4))
  const columns: Column<PlanLine>[] = [
    { key: 'month', title: t.month, tight: true, cell: (row) => t.ofMonth(row.month) },
    { key: 'target', title: t.target, head: true, cell: (row) => row.target.name },
    {
      key: 'theme',
      title: t.theme,
      wide: true,
      cell: (row) =>
        row.inspectionId ? (
          <Link to={`/oversight/inspections/${row.inspectionId}`}>{row.theme}</Link>
        ) : (
          row.theme
        ),
    },
    {
      key: 'state',
      title: t.state,
      cell: (row) => (
        <>
          <Badge tone={tones[row.state]}>{t.planStates[row.state]}</Badge>
          {row.reason && <span className="soft small"> {row.reason}</span>}
        </>
      ),
    },
    {
      key: 'act',
      title: '',
      bare: true,
      cell: (row) =>
        (row.state === 'planned' || row.state === 'overdue') && (
          <Button small onClick={() => setCancels(row)}>
            {t.cancelPlan}
          </Button>
        ),
    },
  ]
  const unplanned = plan.data?.unplanned ?? []
  return (
    <Card
      title={t.plan}
      flush
      actions={
        <>
          <select
            className="input narrow-choice"
            aria-label={t.year}
            value={year}
            onChange={(event) => setYear(event.target.value)}
          >
            {[thisYear - 1, thisYear, thisYear + 1].map((y) => (
              <option key={y} value={y}>
                {y}
              </option>
            ))}
          </select>
          <Button small onClick={() => setAdds(true)}>
            {t.addPlan}
          </Button>
        </>
      }
    >
      <p className="soft small card-note">
        {t.planHint} {unplanned.length > 0 && t.unplanned(unplanned.map((a) => a.name).join('、'))}
      </p>
      <Table
        label={t.plan}
        name="inspection-plan"
        rows={plan.data?.lines}
        rowKey={(row) => row.id}
        loading={plan.isFetching}
        empty={{ title: t.noPlan }}
        columns={columns}
      />
      {adds && (
        <AddPlan year={Number(year)} targets={plan.data?.targets ?? []} onClose={() => setAdds(false)} />
      )}
      {cancels && <Cancel line={cancels} onClose={() => setCancels(undefined)} />}
    </Card>
  )
}

function AddPlan(props: {
  year: number
  targets: readonly { code: string; name: string }[]
  onClose: () => void
}) {
  const t = useText(oversightText)
  const { today } = useSession()
  const { act, busy, errors } = useAct(addPlanLine)
  const [id] = useState(() => crypto.randomUUID())
  const [form, setForm] = useState({ target: '', month: String(Number(today.slice(5, 7))), theme: '' })
  const set = (key: keyof typeof form) => (value: string) => setForm({ ...form, [key]: value })
  const send = async () =>
    (await act({ body: { ...form, id, year: props.year, month: Number(form.month) } })) !== undefined
  return (
    <FormDialog title={t.addPlan} busy={busy} errors={errors} onClose={props.onClose} onSend={send}>
      <Select
        name="target"
        label={t.target}
        required
        value={form.target}
        options={props.targets.map((a) => ({ value: a.code, label: a.name }))}
        error={errorOf(errors, 'target')}
        onChange={set('target')}
      />
      <Select
        name="month"
        label={t.month}
        value={form.month}
        empty={false}
        options={Array.from({ length: 12 }, (_, i) => ({ value: String(i + 1), label: t.ofMonth(i + 1) }))}
        error={errorOf(errors, 'month')}
        onChange={set('month')}
      />
      <TextField
        name="theme"
        label={t.theme}
        required
        value={form.theme}
        maxLength={200}
        error={errorOf(errors, 'theme')}
        onChange={set('theme')}
      />
    </FormDialog>
  )
}

function Cancel({ line, onClose }: { line: PlanLine; onClose: () => void }) {
  const t = useText(oversightText)
  const { act, busy, errors } = useAct(cancelPlanLine)
  const [reason, setReason] = useState('')
  const send = async () => (await act({ params: { planId: line.id }, body: { reason } })) !== undefined
  return (
    <FormDialog title={t.cancelTitle} busy={busy} errors={errors} onClose={onClose} onSend={send}>
      <p>
        {t.ofMonth(line.month)} {line.target.name} {line.theme}
      </p>
      <TextField
        name="reason"
        label={t.reason}
        required
        value={reason}
        maxLength={200}
        error={errorOf(errors, 'reason')}
        onChange={setReason}
      />
    </FormDialog>
  )
}
