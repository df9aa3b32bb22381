import { FileSignature, Printer } from 'lucide-react'
import { useState } from 'react'
import { type AgreementPage, signAgreement } from '#contract/agreement-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Checkbox } from '#web/kit/choice.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { agreementText } from '#web/text/agreement.ts'
import { BodyPart } from './body-part.tsx'
import { DifferencesPart } from './differences-part.tsx'
import { SignersPart } from './signers-part.tsx'
import type { Drawing } from './use-agreement.ts'

const papers = [
  ['F-08', 'f08'],
  ['F-11', 'f11'],
  ['F-09', 'f09'],
  ['F-10', 'f10'],
] as const

/** Print what was drawn, note who signed it, and write it into the file. */
export function SignStep(props: { caseId: string; page: AgreementPage; drawing: Drawing }) {
  const { caseId, page, drawing } = props
  const t = useText(agreementText)
  const { language } = useLanguage()
  const { paper } = page
  return (
    <>
      {page.previous !== null && <DifferencesPart page={page} drawing={drawing} />}
      <BodyPart caseId={caseId} page={page} drawing={drawing} />
      <Card title={t.sign.print}>
        <div className="stack">
          <p className="soft">{t.sign.printLead}</p>
          <p className="row">
            {papers.map(([form, key]) => (
              <ButtonLink small icon={Printer} key={form} to={`/cases/${caseId}/documents/${form}`}>
                {t.sign[key]}
              </ButtonLink>
            ))}
          </p>
          {paper?.outdated ? (
            <p>
              <Badge tone="late">{t.sign.outdated}</Badge>{' '}
              <span className="soft small">
                {t.sign.paper(paper.number ?? '', sayDate(paper.on, language))}
              </span>
            </p>
          ) : (
            <p className="soft small">
              {paper
                ? `${t.sign.paper(paper.number ?? '', sayDate(paper.on, language))} · ${t.sign.copies(paper.copies)}`
                : t.sign.noPaper}
            </p>
          )}
        </div>
      </Card>
      <SigningCard caseId={caseId} page={page} drawing={drawing} />
    </>
  )
}

function SigningCard({ caseId, page, drawing }: { caseId: string; page: AgreementPage; drawing: Drawing }) {
  const t = useText(agreementText)
  const toast = useToast()
  const { language } = useLanguage()
  const [checked, setChecked] = useState(false)
  const { act, busy, errors } = useAct(signAgreement)
  const refused = drawing.content.signers.some(
    (s) => (s.kind === 'person' || s.kind === 'guardian') && s.way === 'refused',
  )

  async function record() {
    const revision = drawing.dirty || drawing.revision === 0 ? await drawing.save() : drawing.revision
    if (revision === undefined) return
    const body = { version: page.version, revision, ...(page.paper ? { paper: page.paper.id } : {}) }
    const done = await act({ params: { caseId }, body })
    if (done) toast(done.outcome === 'signed' ? t.sign.done(sayDate(done.on, language)) : t.sign.doneRefused)
  }

  return (
    <>
      <Card title={t.sign.signers}>
        <div className="stack">
          <p className="soft">{t.sign.signersLead}</p>
          <SignersPart page={page} drawing={drawing} errors={errors} />
        </div>
      </Card>
      <Card title={t.sign.record}>
        <div className="stack">
          <ErrorSummary errors={errors} />
          <p className="soft">{refused ? t.sign.refusedWhy : t.sign.recordLead}</p>
          <Checkbox name="checked" label={t.sign.check} checked={checked} onChange={setChecked} />
          <p>
            <Button
              kind={refused ? 'danger' : 'primary'}
              icon={FileSignature}
              busy={busy}
              disabled={!checked}
              onClick={() => void record()}
            >
              {refused ? t.sign.recordRefused : t.sign.recordSigned}
            </Button>
          </p>
        </div>
      </Card>
    </>
  )
}
