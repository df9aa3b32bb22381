import { useState } from 'react'
import { type AreaPage, addFind, answerFind } from '#contract/evaluation-area-contract.ts'
import { hundredths, sayPoints } from '#core/evaluation/points.ts'
import { useAct } from '#web/api/use-act.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { errorOf } from '#web/kit/error-summary.tsx'
import { FormDialog } from '#web/kit/form-dialog.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { useLanguage, useText } from '#web/language/language.ts'
import { evaluationText } from '#web/text/evaluation.ts'

/** What reviewers found: deductions, extra points, vetoes, each with its evidence and who confirmed it. */
export function FindsCard({ page }: { page: AreaPage }) {
  const t = useText(evaluationText)
  const { language } = useLanguage()
  const [adds, setAdds] = useState(false)
  const [answers, setAnswers] = useState<{ id: string; answer: 'confirmed' | 'withdrawn' }>()
  const choices = useChoices(page)
  const titleOf = (key: string) => choices.find((c) => c.value === key)?.label ?? key
  const score = page.row.score
  return (
    <Card
      title={t.finds}
      actions={
        page.mayReview && (
          <Button small onClick={() => setAdds(true)}>
            {t.addFind}
          </Button>
        )
      }
    >
      <ul>
        {page.scheme.deductions
          .filter((d) => !d.found)
          .map((d) => {
            const shown = score?.deductions.find((s) => s.key === d.key)
            return (
              <li key={d.key}>
                {d.title[language]}：
                {shown?.points === null || shown === undefined
                  ? t.hidden
                  : `${shown.count} → ${sayPoints(-shown.points || 0)}`}{' '}
                <span className="soft small">{d.rule[language]}</span>
              </li>
            )
          })}
      </ul>
      {page.finds.length === 0 && <p className="soft">{t.noFinds}</p>}
      {page.finds.map((find) => (
        <section key={find.id} className="evaluation-item">
          <p>
            <span className="strong">{titleOf(find.item)}</span>{' '}
            <Badge tone={find.state === 'confirmed' ? 'late' : 'neutral'}>{t.findStates[find.state]}</Badge>
          </p>
          <p className="text-lines">{find.evidence}</p>
          <p className="soft small">{find.byName}</p>
          {page.mayReview && find.state !== 'withdrawn' && (
            <div className="row">
              {find.state === 'open' && !find.own && (
                <Button small onClick={() => setAnswers({ id: find.id, answer: 'confirmed' })}>
                  {t.confirm}
                </Button>
              )}
              <Button small kind="plain" onClick={() => setAnswers({ id: find.id, answer: 'withdrawn' })}>
                {t.withdraw}
              </Button>
            </div>
          )}
        </section>
      ))}
      {adds && <FindDialog page={page} onClose={() => setAdds(false)} />}
      {answers && <AnswerDialog {...answers} onClose={() => setAnswers(undefined)} />}
    </Card>
  )
}

function useChoices(page: AreaPage) {
  const { language } = useLanguage()
  const { deductions, extras, vetoes } = page.scheme
  return [
    ...deductions
      .filter((d) => d.found)
      .map((d) => ({ value: d.key, label: d.title[language], kind: 'found' })),
    ...extras.map((e) => ({ value: e.key, label: e.title[language], kind: 'extra' })),
    ...vetoes.map((v) => ({ value: v.key, label: v.title[language], kind: 'veto' })),
  ]
}

function FindDialog({ page, onClose }: { page: AreaPage; onClose: () => void }) {
  const t = useText(evaluationText)
  const choices = useChoices(page)
  const { act, busy, errors } = useAct(addFind)
  const [id] = useState(() => crypto.randomUUID())
  const [item, setItem] = useState(choices[0]?.value ?? '')
  const [amount, setAmount] = useState('1')
  const [evidence, setEvidence] = useState('')
  const kind = choices.find((c) => c.value === item)?.kind

  async function submit() {
    const number = Number(amount)
    const body = { id, item, amount: kind === 'extra' ? hundredths(number) : Math.round(number), evidence }
    if (await act({ params: { roundId: page.round.id, area: page.row.area.code }, body })) onClose()
  }

  return (
    <FormDialog title={t.addFind} busy={busy} errors={errors} onClose={onClose} onSend={submit}>
      <Select
        name="item"
        label={t.findItem}
        empty={false}
        value={item}
        options={choices}
        onChange={setItem}
      />
      {kind !== 'veto' && (
        <TextField
          name="amount"
          label={kind === 'extra' ? t.findPoints : t.findAmount}
          width={4}
          inputMode="decimal"
          required
          value={amount}
          error={errorOf(errors, 'amount')}
          onChange={setAmount}
        />
      )}
      <TextArea
        name="evidence"
        label={t.findEvidence}
        required
        maxLength={2000}
        value={evidence}
        error={errorOf(errors, 'evidence')}
        onChange={setEvidence}
      />
    </FormDialog>
  )
}

function AnswerDialog(props: { id: string; answer: 'confirmed' | 'withdrawn'; onClose: () => void }) {
  const t = useText(evaluationText)
  const { act, busy, errors } = useAct(answerFind)
  const [note, setNote] = useState('')
  const title = props.answer === 'confirmed' ? t.confirm : t.withdraw

  async function submit() {
    if (await act({ params: { findId: props.id }, body: { answer: props.answer, note } })) props.onClose()
  }

  return (
    <FormDialog
      title={title}
      send={title}
      busy={busy}
      errors={errors}
      onClose={props.onClose}
      onSend={submit}
    >
      <TextArea
        name="note"
        label={t.reason}
        required
        maxLength={1000}
        value={note}
        error={errorOf(errors, 'note')}
        onChange={setNote}
      />
    </FormDialog>
  )
}
