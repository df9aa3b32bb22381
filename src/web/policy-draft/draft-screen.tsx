import { useEffect, useState } from 'react'
import { useParams } from 'react-router'
import { type DraftPage, discardDraft, showDraft } from '#contract/policy-draft-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { sayInstant } from '#web/language/dates.ts'
import { useText } from '#web/language/language.ts'
import { policyDraftText } from '#web/text/policy-draft.ts'
import { AdoptionCard } from './adoption-card.tsx'
import { CommentsCard } from './comments-card.tsx'
import { DraftEditor } from './draft-editor.tsx'
import { DraftState } from './draft-state.tsx'
import { ForecastsCard } from './forecasts-card.tsx'
import './policy-draft.css'

const lookAgainMs = 700

/** One draft: what it changes, what the checker says, what it would do, and who puts it in force. */
export function DraftScreen() {
  const t = useText(policyDraftText)
  const { id = '' } = useParams()
  const read = useRoute(showDraft, { params: { id } })
  const [discarding, setDiscarding] = useState(false)
  const { refetch } = read
  const moving = read.data !== undefined && isMoving(read.data)

  useEffect(() => {
    if (!moving) return
    const timer = setInterval(() => void refetch(), lookAgainMs)
    return () => clearInterval(timer)
  }, [moving, refetch])

  const actions = (
    <>
      <ButtonLink to="/policy/drafts">{t.list}</ButtonLink>
      {read.data?.may.write && <Button onClick={() => setDiscarding(true)}>{t.discard}</Button>}
    </>
  )
  return (
    <Page
      title={read.data?.draft.title ?? t.title}
      documentTitle={t.title}
      lead={read.data && `${read.data.draft.area.name} · ${read.data.draft.pack}`}
      actions={actions}
    >
      <Loaded query={read} lines={8}>
        {(page) => (
          <div className="stack">
            <p>
              <DraftState draft={page.draft} />{' '}
              <span className="soft small">{t.version(page.draft.version)}</span>
            </p>
            <DraftEditor key={page.draft.version} page={page} />
            <ForecastsCard page={page} />
            <AdoptionCard page={page} />
            <CommentsCard page={page} />
            <Versions page={page} />
            {discarding && <Discard id={page.draft.id} onClose={() => setDiscarding(false)} />}
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function isMoving({ forecasts, adoptions }: DraftPage): boolean {
  const applying = adoptions[0]?.applied
  return (
    forecasts.some((f) => f.state === 'counting') ||
    (applying !== null && applying !== undefined && applying.at === null && applying.done > 0)
  )
}

function Versions({ page }: { page: DraftPage }) {
  const t = useText(policyDraftText)
  const versions = page.versions.filter((v) => v.version > 0)
  if (versions.length === 0) return null
  return (
    <Card title={t.versions}>
      <ul className="stack tight">
        {versions.map((v) => (
          <li key={v.version}>
            {t.version(v.version)} {v.note && `· ${v.note}`}
            <span className="soft small">
              {' '}
              {v.byName} {sayInstant(v.at)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Discard({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText(policyDraftText)
  const { act, busy, errors } = useAct(discardDraft)
  return (
    <Dialog title={t.discard} onClose={onClose}>
      <div className="stack">
        <ErrorSummary errors={errors} />
        <p>{t.discardAsk}</p>
        <Button
          kind="danger"
          busy={busy}
          onClick={() => void act({ params: { id }, body: {} }).then((done) => done && onClose())}
        >
          {t.discard}
        </Button>
      </div>
    </Dialog>
  )
}
