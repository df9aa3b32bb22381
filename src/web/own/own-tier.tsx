import { type FormEvent, useState } from 'react'
import { type OwnCase, type OwnTier, objectToOwnEntry } from '#contract/own-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useUnsavedDraft } from '#web/kit/use-unsaved-draft.ts'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { ownTierText } from '#web/text/own-tier.ts'

/** The own tier in words: what it rests on and until when, what would make it calmer, and how to contest it. */
export function OwnTierCard({ own }: { own: OwnCase }) {
  const t = useText(ownTierText)
  const [contesting, setContesting] = useState(false)
  const tier = own.grading
  if (!tier) return null
  return (
    <Card title={t.title}>
      <div className="stack">
        <Now tier={tier} />
        <Facts tier={tier} />
        <Calmer tier={tier} />
        <Contest tier={tier} onContest={() => setContesting(true)} />
        <Past tier={tier} />
      </div>
      {contesting && <ContestDialog caseId={own.caseId} tier={tier} onClose={() => setContesting(false)} />}
    </Card>
  )
}

function Now({ tier }: { tier: OwnTier }) {
  const t = useText(ownTierText)
  const say = useSay()
  const { language } = useLanguage()
  return (
    <div className="stack tight">
      <p className="own-left">{say(tier.name)}</p>
      {tier.says && <p>{say(tier.says)}</p>}
      <p className="soft small">
        {t.setOn(sayDate(tier.setOn, language))}
        {tier.reviewOn && ` · ${t.reviewOn(sayDate(tier.reviewOn, language))}`}
      </p>
      <p>
        {t.reason}：{tier.reason}
      </p>
      {tier.rhythm.length > 0 && (
        <p className="small">
          {tier.rhythm
            .map((r) => {
              const next = r.next ? t.next(sayDate(r.next, language)) : ''
              return `${t.kinds[r.kind] ?? r.kind} ${t.year(r.times)}${next}`
            })
            .join(t.stop)}
        </p>
      )}
    </div>
  )
}

function Facts({ tier }: { tier: OwnTier }) {
  const t = useText(ownTierText)
  const say = useSay()
  const { language } = useLanguage()
  if (tier.facts.length === 0) return null
  return (
    <>
      {(['against', 'for'] as const).map((side) => {
        const facts = tier.facts.filter((f) => f.weighs === side)
        if (facts.length === 0) return null
        return (
          <section key={side}>
            <h3>{t.sides[side]}</h3>
            <ul>
              {facts.map((f) => (
                <li key={`${f.on}${f.says.zh}`}>
                  {sayDate(f.on, language)} {say(f.says)}
                  {f.until && <span className="soft small"> · {t.until(sayDate(f.until, language))}</span>}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      <p className="soft small">
        {tier.clause && `${t.source}：${tier.clause.document} ${tier.clause.clause}`}
        {tier.reading && ` · ${t.reading}`}
      </p>
    </>
  )
}

function Calmer({ tier }: { tier: OwnTier }) {
  const t = useText(ownTierText)
  const say = useSay()
  if (tier.calmer.length === 0) return null
  return (
    <section>
      <h3>{t.calmer}</h3>
      <ul>
        {tier.calmer.map((c) => (
          <li key={c.when.zh}>{t.calmerIf(say(c.when), say(c.name))}</li>
        ))}
      </ul>
      <p className="soft small">{t.person}</p>
    </section>
  )
}

function Contest({ tier, onContest }: { tier: OwnTier; onContest: () => void }) {
  const t = useText(ownTierText)
  const { contest } = tier
  if (contest.may)
    return (
      <div className="stack tight">
        <p className="small">{t.contestLead}</p>
        <div className="row">
          <Button onClick={onContest}>{t.contest}</Button>
        </div>
      </div>
    )
  return <ContestState contest={contest} />
}

function ContestState({ contest }: { contest: OwnTier['contest'] }) {
  const t = useText(ownTierText)
  const { language } = useLanguage()
  if (contest.state === 'none') return null
  const day = (on: string | null) => (on === null ? '' : sayDate(on, language))
  return (
    <div className="stack tight">
      <p className="row">
        <Badge tone={contest.state === 'upheld' ? 'good' : 'info'}>{t.states[contest.state]}</Badge>
        <span className="soft small">
          {contest.state === 'open'
            ? contest.dueOn
              ? t.answerBy(day(contest.dueOn))
              : t.noDay
            : t.decidedOn(day(contest.decidedOn))}
        </span>
      </p>
      {contest.state === 'open' && <p className="small">{t.somebodyElse}</p>}
      {contest.answer && (
        <p>
          {t.answer}：{contest.answer}
        </p>
      )}
    </div>
  )
}

function Past({ tier }: { tier: OwnTier }) {
  const t = useText(ownTierText)
  const say = useSay()
  const { language } = useLanguage()
  if (tier.history.length === 0) return null
  return (
    <details open={tier.history.some((h) => h.status === 'setAside')}>
      <summary className="fold">{t.history(tier.history.length)}</summary>
      <ul className="plain-list own-list">
        {tier.history.map((h) => (
          <li key={h.id} className="stack tight">
            <p>
              <span className="numbers soft">{sayDate(h.on, language)}</span>{' '}
              <span className={h.status === 'past' ? 'strong' : 'own-struck'}>{say(h.name)}</span>
            </p>
            <p className="small">{h.reason}</p>
            <ContestState contest={h.contest} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function ContestDialog(props: { caseId: string; tier: OwnTier; onClose: () => void }) {
  const { caseId, tier, onClose } = props
  const t = useText(ownTierText)
  const say = useSay()
  const toast = useToast()
  const { act, busy, errors } = useAct(objectToOwnEntry)
  const draft = useUnsavedDraft(`own.tier.${tier.id}`, { statement: '', proof: '' })
  const [id] = useState(() => crypto.randomUUID())

  async function submit(event: FormEvent) {
    event.preventDefault()
    const { statement, proof } = draft.values
    const body = { id, about: tier.id, statement, ...(proof.trim() ? { proof } : {}) }
    if (!(await act({ params: { caseId }, body }))) return
    draft.clear()
    toast(t.sent)
    onClose()
  }

  return (
    <Dialog title={t.contestTitle(say(tier.name))} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p>{t.dialogLead}</p>
        <ErrorSummary errors={errors} />
        <TextArea
          name="statement"
          label={t.statement}
          required
          rows={5}
          maxLength={4000}
          value={draft.values.statement}
          error={errorOf(errors, 'statement')}
          onChange={(statement) => draft.set({ statement })}
        />
        <TextField
          name="proof"
          label={t.proof}
          hint={t.proofHint}
          optional
          maxLength={1000}
          value={draft.values.proof}
          error={errorOf(errors, 'proof')}
          onChange={(proof) => draft.set({ proof })}
        />
        <Button kind="primary" type="submit" busy={busy}>
          {t.send}
        </Button>
      </form>
    </Dialog>
  )
}
