import { useState } from 'react'
import { type Appeal, type AreaPage, addAppeal, answerAppeal } from '#contract/evaluation-area-contract.ts'
import { hundredths } from '#core/evaluation/points.ts'
import { useAct } from '#web/api/use-act.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { errorOf } from '#web/kit/error-summary.tsx'
import { FormDialog } from '#web/kit/form-dialog.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useLanguage, useText } from '#web/language/language.ts'
import { evaluationText } from '#web/text/evaluation.ts'

/** What the area holds against its result, and what somebody who did not review decided. */
export function AppealsCard({ page }: { page: AreaPage }) {
  const t = useText(evaluationText)
  const choices = useItems(page)
  const [asks, setAsks] = useState(false)
  const [answers, setAnswers] = useState<Appeal>()
  return (
    <Card
      title={t.appeals}
      count={page.appeals.length || undefined}
      actions={
        page.mayAppeal && (
          <Button small onClick={() => setAsks(true)}>
            {t.appeal}
          </Button>
        )
      }
    >
      {page.appealUntil && page.round.stage === 'told' && (
        <p className="soft small">{t.appealUntil(page.appealUntil)}</p>
      )}
      {page.appeals.length === 0 && <p className="soft">{t.noAppeals}</p>}
      {page.appeals.map((appeal) => (
        <section key={appeal.id} className="evaluation-item">
          <p>
            <span className="strong">
              {choices.find((c) => c.value === appeal.item)?.label ?? appeal.item}
            </span>{' '}
            {appeal.answer && (
              <Badge tone={appeal.answer.outcome === 'upheld' ? 'good' : 'neutral'}>
                {t.outcomes[appeal.answer.outcome]}
              </Badge>
            )}
          </p>
          <p className="text-lines">{appeal.text}</p>
          <p className="soft small">{appeal.byName}</p>
          {appeal.answer && (
            <p className="text-lines">
              {appeal.answer.reason} <span className="soft small">{appeal.answer.byName}</span>
            </p>
          )}
          {appeal.mayAnswer && (
            <div className="row">
              <Button small onClick={() => setAnswers(appeal)}>
                {t.answer}
              </Button>
            </div>
          )}
        </section>
      ))}
      {asks && <AppealDialog page={page} onClose={() => setAsks(false)} />}
      {answers && <AnswerDialog page={page} appeal={answers} onClose={() => setAnswers(undefined)} />}
    </Card>
  )
}

function useItems(page: AreaPage) {
  const { language } = useLanguage()
  const { items, deductions, extras, vetoes } = page.scheme
  return [
    ...items.map((i) => ({ value: i.key, label: i.title[language], kind: i.kind as string })),
    ...deductions.map((d) => ({
      value: d.key,
      label: d.title[language],
      kind: d.found ? 'found' : 'computed',
    })),
    ...extras.map((e) => ({ value: e.key, label: e.title[language], kind: 'judged' })),
    ...vetoes.map((v) => ({ value: v.key, label: v.title[language], kind: 'found' })),
  ]
}

function AppealDialog({ page, onClose }: { page: AreaPage; onClose: () => void }) {
  const t = useText(evaluationText)
  const choices = useItems(page)
  const { act, busy, errors } = useAct(addAppeal)
  const [id] = useState(() => crypto.randomUUID())
  const [item, setItem] = useState(choices[0]?.value ?? '')
  const [text, setText] = useState('')

  async function submit() {
    if (await act({ params: { roundId: page.round.id }, body: { id, item, text } })) onClose()
  }

  return (
    <FormDialog
      title={t.appeal}
      send={t.appeal}
      busy={busy}
      errors={errors}
      onClose={onClose}
      onSend={submit}
    >
      <Select
        name="item"
        label={t.findItem}
        empty={false}
        value={item}
        options={choices}
        onChange={setItem}
      />
      <TextArea
        name="text"
        label={t.appealText}
        required
        maxLength={2000}
        value={text}
        error={errorOf(errors, 'text')}
        onChange={setText}
      />
    </FormDialog>
  )
}

function AnswerDialog({ page, appeal, onClose }: { page: AreaPage; appeal: Appeal; onClose: () => void }) {
  const t = useText(evaluationText)
  const toast = useToast()
  const kind = useItems(page).find((c) => c.value === appeal.item)?.kind
  const { act, busy, errors } = useAct(answerAppeal)
  const [outcome, setOutcome] = useState<'upheld' | 'dismissed'>('dismissed')
  const [amount, setAmount] = useState('')
  const [reason, setReason] = useState('')

  async function submit() {
    const number = Number(amount)
    const given =
      amount.trim() === '' ? undefined : kind === 'found' ? Math.round(number) : hundredths(number)
    const body = { outcome, reason, ...(given === undefined ? {} : { amount: given }) }
    if (!(await act({ params: { appealId: appeal.id }, body }))) return
    toast(t.answered)
    onClose()
  }

  return (
    <FormDialog
      title={t.answer}
      send={t.answer}
      busy={busy}
      errors={errors}
      onClose={onClose}
      onSend={submit}
    >
      <p className="evaluation-lines">{appeal.text}</p>
      <RadioGroup
        name="outcome"
        label={t.outcome}
        value={outcome}
        options={(['dismissed', 'upheld'] as const).map((value) => ({ value, label: t.outcomes[value] }))}
        onChange={(value) => setOutcome(value === 'upheld' ? 'upheld' : 'dismissed')}
      />
      {outcome === 'upheld' && kind === 'computed' && <p className="soft">{t.amountHint}</p>}
      {outcome === 'upheld' && kind !== 'computed' && (
        <TextField
          name="amount"
          label={t.amount}
          width={4}
          inputMode="decimal"
          required
          value={amount}
          error={errorOf(errors, 'amount')}
          onChange={setAmount}
        />
      )}
      <TextArea
        name="reason"
        label={t.reason}
        required
        maxLength={2000}
        value={reason}
        error={errorOf(errors, 'reason')}
        onChange={setReason}
      />
    </FormDialog>
  )
}
