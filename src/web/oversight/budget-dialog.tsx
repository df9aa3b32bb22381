import { useState } from 'react'
import { addBudgetLine, type showBudget } from '#contract/means-contract.ts'
import { readYuan } from '#core/oversight/money.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { useAct } from '#web/api/use-act.ts'
import { RadioGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { errorOf } from '#web/kit/error-summary.tsx'
import { FormDialog } from '#web/kit/form-dialog.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { officeMeansText } from '#web/text/office-means.ts'

/** One line of the own budget; what was wrong is set right by another line. */
export function BudgetDialog({
  budget,
  onClose,
}: {
  budget: ReplyOf<typeof showBudget>
  onClose: () => void
}) {
  const t = useText(officeMeansText)
  const say = useSay()
  const { today } = useSession()
  const { act, busy, errors } = useAct(addBudgetLine)
  const [id] = useState(() => crypto.randomUUID())
  const [bad, setBad] = useState(false)
  const [form, setForm] = useState({
    what: 'planned',
    source: 'fiscal',
    kind: '',
    amount: '',
    on: today as string,
    note: '',
  })
  const set = (key: keyof typeof form) => (value: string) => setForm({ ...form, [key]: value })
  const all = bad ? [{ field: 'fen', says: t.badAmount }, ...errors] : errors

  async function send() {
    const fen = readYuan(form.amount)
    setBad(fen === undefined)
    if (fen === undefined) return false
    const { source, kind, on, note } = form
    const what = form.what === 'paid' ? 'paid' : 'planned'
    return (await act({ body: { id, year: budget.year, source, kind, what, fen, on, note } })) !== undefined
  }

  return (
    <FormDialog title={t.addLineTitle} busy={busy} errors={all} onClose={onClose} onSend={send}>
      <RadioGroup
        name="what"
        label={t.what}
        across
        value={form.what}
        options={(['planned', 'paid'] as const).map((value) => ({ value, label: t.whats[value] }))}
        onChange={set('what')}
      />
      <Select
        name="source"
        label={t.moneySource}
        value={form.source}
        empty={false}
        options={budget.sources.map((s) => ({ value: s.key, label: say(s.title) }))}
        error={errorOf(all, 'source')}
        onChange={set('source')}
      />
      <Select
        name="kind"
        label={t.kind}
        required
        value={form.kind}
        options={budget.kinds.map((k) => ({ value: k.key, label: say(k.title) }))}
        error={errorOf(all, 'kind')}
        onChange={set('kind')}
      />
      <TextField
        name="fen"
        label={t.amount}
        hint={t.amountHint}
        required
        inputMode="decimal"
        width={8}
        value={form.amount}
        error={errorOf(all, 'fen')}
        onChange={set('amount')}
      />
      <DateField
        name="on"
        label={t.on}
        value={form.on}
        today={today}
        error={errorOf(all, 'on')}
        onChange={set('on')}
      />
      <TextField
        name="note"
        label={t.note}
        optional
        value={form.note}
        maxLength={500}
        error={errorOf(all, 'note')}
        onChange={set('note')}
      />
    </FormDialog>
  )
}
