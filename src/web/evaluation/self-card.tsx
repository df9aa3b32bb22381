import { useEffect, useRef, useState } from 'react'
import { type AreaPage, saveSelf, submitSelf } from '#contract/evaluation-area-contract.ts'
import type { ItemHead } from '#contract/evaluation-shapes.ts'
import { hundredths, sayPoints } from '#core/evaluation/points.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { Progress } from '#web/kit/progress.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { sayInstant } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { evaluationText } from '#web/text/evaluation.ts'
import { EvidenceList } from './evidence-list.tsx'

const saveAfterMs = 800
/** Nothing on the page waits for the draft; the list of what is filled in is read again when it is handed in. */
const refresh = ['evaluation.area']

/** The area's own view, item by item; every change is kept by itself until it is handed in. */
export function SelfCard({ page }: { page: AreaPage }) {
  const t = useText(evaluationText)
  const judged = page.scheme.items.filter((i) => i.kind === 'judged')
  const filled = judged.filter((i) => page.self.some((s) => s.item === i.key && s.points !== null)).length
  const computed = page.scheme.items.filter((i) => i.kind === 'computed')
  const [hands, setHands] = useState(false)
  const { submitted } = page
  return (
    <Card
      title={t.self}
      actions={
        page.maySelf && (
          <Button kind="primary" onClick={() => setHands(true)}>
            {t.submit}
          </Button>
        )
      }
    >
      <div className="stack">
        {submitted && <p className="strong">{t.submittedBy(submitted.byName, sayInstant(submitted.at))}</p>}
        {page.maySelf && <p className="soft">{t.selfLead}</p>}
        <Progress
          value={filled}
          max={judged.length}
          label={t.self}
          words={t.progress(filled, judged.length)}
        />
        {[...judged, ...computed].map((item) => (
          <SelfItem key={item.key} page={page} item={item} />
        ))}
      </div>
      {hands && <SubmitDialog page={page} missing={judged.length - filled} onClose={() => setHands(false)} />}
    </Card>
  )
}

function SelfItem({ page, item }: { page: AreaPage; item: ItemHead }) {
  const t = useText(evaluationText)
  const { language } = useLanguage()
  const kept = page.self.find((s) => s.item === item.key)
  if (!page.maySelf && !kept && item.kind === 'computed') return null
  return (
    <section className="evaluation-item" aria-label={item.title[language]}>
      <h3>
        {item.title[language]} <span className="soft small">{t.upTo(sayPoints(item.weight))}</span>
      </h3>
      <p className="soft small">{(item.criteria ?? item.rule)[language]}</p>
      {item.evidence && (
        <p className="soft small">
          {t.evidence}：{item.evidence[language]}
        </p>
      )}
      {page.maySelf ? (
        <SelfFields page={page} item={item} />
      ) : (
        <p className="text-lines">
          {kept ? `${kept.points === null ? '' : `${sayPoints(kept.points)} · `}${kept.text}` : t.noSelf}
        </p>
      )}
      <EvidenceList page={page} item={item.key} adds={page.maySelf && item.kind === 'judged'} />
    </section>
  )
}

function SelfFields({ page, item }: { page: AreaPage; item: ItemHead }) {
  const t = useText(evaluationText)
  const kept = page.self.find((s) => s.item === item.key)
  const { act, busy, errors } = useAct(saveSelf, { refresh })
  const points = kept?.points === null || kept === undefined ? '' : sayPoints(kept.points)
  const [values, setValues] = useState({ points, text: kept?.text ?? '' })
  const [dirty, setDirty] = useState(false)
  const sent = useRef('')

  useEffect(() => {
    const same = JSON.stringify(values)
    if (!dirty || sent.current === same) return
    const timer = setTimeout(() => {
      sent.current = same
      const number = Number(values.points)
      const given = values.points.trim() === '' || !Number.isFinite(number) ? null : hundredths(number)
      const body = { item: item.key, points: item.kind === 'judged' ? given : null, text: values.text }
      void act({ params: { roundId: page.round.id }, body })
    }, saveAfterMs)
    return () => clearTimeout(timer)
  }, [values, dirty, act, item.key, item.kind, page.round.id])

  const set = (change: Partial<typeof values>) => {
    setDirty(true)
    setValues({ ...values, ...change })
  }
  const waits = dirty && sent.current !== JSON.stringify(values)
  const said = busy ? t.saving : waits || errors.length > 0 ? t.notSaved : t.saved
  return (
    <>
      <ErrorSummary errors={errors} />
      {item.kind === 'judged' && (
        <TextField
          name={`points-${item.key}`}
          label={t.points}
          width={4}
          inputMode="decimal"
          value={values.points}
          error={errorOf(errors, 'points')}
          onChange={(next) => set({ points: next })}
        />
      )}
      <TextArea
        name={`text-${item.key}`}
        label={item.kind === 'judged' ? t.text : t.comment}
        rows={item.kind === 'judged' ? 3 : 2}
        maxLength={2000}
        value={values.text}
        error={errorOf(errors, 'text')}
        onChange={(next) => set({ text: next })}
      />
      <p className="soft small" role="status">
        {dirty || kept ? said : ''}
      </p>
    </>
  )
}

function SubmitDialog(props: { page: AreaPage; missing: number; onClose: () => void }) {
  const { page, missing, onClose } = props
  const t = useText(evaluationText)
  const { act, busy, errors } = useAct(submitSelf)
  async function send() {
    if (await act({ params: { roundId: page.round.id } })) onClose()
  }
  return (
    <Dialog
      title={t.submit}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button kind="primary" busy={busy} onClick={() => void send()}>
            {t.submit}
          </Button>
        </>
      }
    >
      <div className="stack">
        <ErrorSummary errors={errors} />
        {missing > 0 && <p className="strong">{t.submitMissing(missing)}</p>}
        <p>{t.submitLead}</p>
      </div>
    </Dialog>
  )
}
