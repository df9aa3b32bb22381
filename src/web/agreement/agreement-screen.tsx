import { useParams } from 'react-router'
import { type AgreementPage, showAgreement } from '#contract/agreement-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { useText } from '#web/language/language.ts'
import { agreementText } from '#web/text/agreement.ts'
import { shellText } from '#web/text/shell.ts'
import { ClausesStep } from './clauses-step.tsx'
import { NeedsStep } from './needs-step.tsx'
import { PlanStep } from './plan-step.tsx'
import { SignStep } from './sign-step.tsx'
import { type Drawing, useAgreement } from './use-agreement.ts'
import { VersionsPart } from './versions-part.tsx'
import './agreement.css'

const steps = ['needs', 'plan', 'clauses', 'sign', 'versions'] as const
type Step = (typeof steps)[number]

/** From needs to signatures: what is drawn stays on the server, so that somebody else can go on with it. */
export function AgreementScreen() {
  const { caseId = '' } = useParams()
  const query = useRoute(showAgreement, { params: { caseId } })
  return <Loaded query={query}>{(page) => <Drawn key={page.version} caseId={caseId} page={page} />}</Loaded>
}

function Drawn({ caseId, page }: { caseId: string; page: AgreementPage }) {
  const t = useText(agreementText)
  const shell = useText(shellText)
  const [url, setUrl] = useUrlState({ step: 'needs' })
  const drawing = useAgreement(caseId, page)
  const step = steps.find((s) => s === url.step) ?? 'needs'

  async function go(next: string) {
    if (drawing.dirty && (await drawing.save()) === undefined) return
    setUrl({ step: next })
  }

  return (
    <Page
      title={`${t.title} · ${page.personName}`}
      documentTitle={shell.titles.agreement}
      lead={t.lead(page.version, page.placeName)}
      actions={
        <>
          <ButtonLink small to={`/cases/${caseId}/work-group`}>
            {t.card.group}
          </ButtonLink>
          <ButtonLink small to={`/cases/${caseId}`}>
            {shell.titles.case}
          </ButtonLink>
        </>
      }
    >
      <div className="stack">
        <Notices page={page} />
        <ErrorSummary errors={drawing.errors} />
        {drawing.errors.length > 0 && page.revision !== drawing.revision && (
          <p>
            <Button onClick={drawing.reload}>{t.reload}</Button>
          </p>
        )}
        <Tabs
          label={t.stepsLabel}
          tabs={steps.map((key) => ({
            key,
            label: t.steps[key],
            ...(key === 'versions' ? { count: page.versions.length } : {}),
          }))}
          value={step}
          onChange={(next) => void go(next)}
        >
          <div className="stack">
            <StepPart step={step} caseId={caseId} page={page} drawing={drawing} />
            {step !== 'versions' && <Foot step={step} drawing={drawing} onNext={(next) => void go(next)} />}
          </div>
        </Tabs>
      </div>
    </Page>
  )
}

function Notices({ page }: { page: AgreementPage }) {
  const t = useText(agreementText)
  if (page.newPlace)
    return (
      <Banner kind="late" title={t.newPlace}>
        <p>{t.newPlaceWhy}</p>
      </Banner>
    )
  const words = [
    page.reportedOn === null && t.notReported,
    t.from[page.prefilledFrom],
    page.guardian && t.minor,
  ].filter(Boolean)
  if (words.length === 0) return null
  return (
    <Banner>
      {words.map((line) => (
        <p key={String(line)}>{line}</p>
      ))}
    </Banner>
  )
}

type StepProps = { step: Step; caseId: string; page: AgreementPage; drawing: Drawing }

function StepPart({ step, caseId, page, drawing }: StepProps) {
  switch (step) {
    case 'needs':
      return <NeedsStep caseId={caseId} page={page} drawing={drawing} />
    case 'plan':
      return <PlanStep drawing={drawing} />
    case 'clauses':
      return <ClausesStep page={page} drawing={drawing} />
    case 'sign':
      return <SignStep caseId={caseId} page={page} drawing={drawing} />
    case 'versions':
      return <VersionsPart page={page} />
  }
}

function Foot({ step, drawing, onNext }: { step: Step; drawing: Drawing; onNext: (step: Step) => void }) {
  const t = useText(agreementText)
  const next = steps[steps.indexOf(step) + 1]
  return (
    <div className="row spread">
      <span className="soft small" role="status">
        {drawing.dirty ? t.unsaved : drawing.revision > 0 ? t.saved(drawing.revision) : ''}
      </span>
      <span className="row">
        <Button busy={drawing.busy} onClick={() => void drawing.save()}>
          {t.save}
        </Button>
        {step !== 'sign' && next && (
          <Button kind="primary" busy={drawing.busy} onClick={() => onNext(next)}>
            {t.next}
          </Button>
        )}
      </span>
    </div>
  )
}
