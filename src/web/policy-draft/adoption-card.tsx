import { useState } from 'react'
import {
  type Adoption,
  askAdoption,
  type DraftPage,
  decideAdoption,
  withdrawAdoption,
} from '#contract/policy-draft-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { Progress } from '#web/kit/progress.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { sayDate, sayInstant } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { policyDraftText } from '#web/text/policy-draft.ts'

/** One asks, another approves; before its day it can be called off. */
export function AdoptionCard({ page }: { page: DraftPage }) {
  const t = useText(policyDraftText)
  const ask = useAct(askAdoption)
  const decide = useAct(decideAdoption)
  const withdraw = useAct(withdrawAdoption)
  const [reason, setReason] = useState('')
  const { draft, may, adoptions, forecasts } = page
  const current = adoptions[0]
  const forecast = forecasts.find((f) => f.fits)
  const errors = [...ask.errors, ...decide.errors, ...withdraw.errors]
  const acts = may.ask || may.decide || may.takeBack || may.withdraw
  const done = (reply: unknown) => reply !== undefined && setReason('')
  const params = { id: current?.id ?? '' }
  return (
    <Card title={t.adoption}>
      <div className="stack">
        <p className="soft small">{t.adoptionLead}</p>
        {adoptions.map((adoption) => (
          <AdoptionRow key={adoption.id} adoption={adoption} />
        ))}
        {current?.state === 'asked' && !may.decide && <p className="soft">{t.ownDraft}</p>}
        {!acts && !current && <p className="soft">{t.askNeeds}</p>}
        <ErrorSummary errors={errors} />
        {acts && (
          <>
            <TextArea
              name="reason"
              label={t.reason}
              rows={2}
              maxLength={500}
              value={reason}
              onChange={setReason}
              error={errorOf(errors, 'reason')}
            />
            <div className="row">
              {may.ask && forecast && (
                <Button
                  kind="primary"
                  busy={ask.busy}
                  disabled={reason.trim().length < 2}
                  onClick={() =>
                    void ask
                      .act({ params: { id: draft.id }, body: { forecast: forecast.id, reason } })
                      .then(done)
                  }
                >
                  {t.ask}
                </Button>
              )}
              {may.decide && (
                <>
                  <Button
                    kind="primary"
                    busy={decide.busy}
                    disabled={reason.trim().length < 2}
                    onClick={() => void decide.act({ params, body: { approve: true, reason } }).then(done)}
                  >
                    {t.approve}
                  </Button>
                  <Button
                    busy={decide.busy}
                    disabled={reason.trim().length < 2}
                    onClick={() => void decide.act({ params, body: { approve: false, reason } }).then(done)}
                  >
                    {t.refuse}
                  </Button>
                </>
              )}
              {(may.takeBack || may.withdraw) && (
                <Button
                  kind={may.withdraw ? 'danger' : 'plain'}
                  busy={withdraw.busy}
                  disabled={reason.trim().length < 2}
                  onClick={() => void withdraw.act({ params, body: { reason } }).then(done)}
                >
                  {may.withdraw ? t.withdraw : t.takeBack}
                </Button>
              )}
            </div>
          </>
        )}
      </div>
    </Card>
  )
}

function AdoptionRow({ adoption }: { adoption: Adoption }) {
  const t = useText(policyDraftText)
  const { language } = useLanguage()
  const { applied } = adoption
  const tone = adoption.state === 'asked' ? 'late' : adoption.state === 'approved' ? 'good' : 'neutral'
  return (
    <section className="draft-change">
      <p>
        <Badge tone={tone}>{t.states[adoption.state]}</Badge> {t.version(adoption.version)} ·{' '}
        {t.waits(sayDate(adoption.effectiveOn, language))}
      </p>
      <p>{adoption.reason}</p>
      <p className="soft small">
        {t.asked(adoption.askedName, sayInstant(adoption.askedAt))}
        {adoption.decidedName && adoption.decidedAt && (
          <>
            {' · '}
            {t.states[adoption.state]}：{t.decided(adoption.decidedName, sayInstant(adoption.decidedAt))}
            {adoption.decidedReason && `（${adoption.decidedReason}）`}
          </>
        )}
      </p>
      <p className="soft small draft-hash">{t.hash(adoption.sha256)}</p>
      {applied && applied.at !== null && <p className="soft small">{t.appliedAll(applied.total)}</p>}
      {applied && applied.at === null && applied.total > 0 && (
        <Progress
          value={applied.done}
          max={Math.max(1, applied.total)}
          label={t.states.inForce}
          words={t.applied(applied.done, applied.total)}
        />
      )}
    </section>
  )
}
