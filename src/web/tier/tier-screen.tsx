import { ArrowLeft, MessageSquareText, MessagesSquare } from 'lucide-react'
import { Link, useParams } from 'react-router'
import { showTier, type TierPage } from '#contract/tier-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Banner } from '#web/kit/banner.tsx'
import { ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { recordPath } from '#web/record/record-path.ts'
import { tierText } from '#web/text/tier.ts'
import { PointsPicture } from './points-picture.tsx'
import { SetTierForm } from './set-tier-form.tsx'
import { TierFacts } from './tier-facts.tsx'
import { TierHistory } from './tier-history.tsx'
import { TierMoves } from './tier-moves.tsx'

/** The tier of one person: what it rests on, how it moves, what would change it, what each tier brings, who set what. */
export function TierScreen() {
  const t = useText(tierText)
  const { caseId = '' } = useParams()
  const query = useRoute(showTier, { params: { caseId } })
  return (
    <Page
      title={t.page}
      documentTitle={t.title}
      lead={query.data ? `${query.data.name} · ${query.data.fileNo}` : undefined}
      actions={
        <ButtonLink to={`/cases/${caseId}`} icon={ArrowLeft}>
          {t.back}
        </ButtonLink>
      }
    >
      <Loaded query={query}>{(page) => <Shown page={page} />}</Loaded>
    </Page>
  )
}

function Shown({ page }: { page: TierPage }) {
  const t = useText(tierText)
  if (!page.scheme) return <Banner kind="info" title={t.noScheme} />
  return (
    <div className="tier-grid">
      <div className="stack">
        <Now page={page} />
        {page.running ? (
          <>
            <Card title={t.picture}>
              <PointsPicture page={page} />
            </Card>
            <TierFacts page={page} />
            <TierMoves page={page} />
          </>
        ) : (
          <Banner kind="info" title={t.notRunning} />
        )}
      </div>
      <div className="stack">
        {page.maySet && <SetTierForm page={page} />}
        <TierHistory page={page} />
      </div>
    </div>
  )
}

/** What is in force beside what is proposed, and what waits for whom. */
function Now({ page }: { page: TierPage }) {
  const t = useText(tierText)
  const say = useSay()
  const { language } = useLanguage()
  const { scheme, current, proposed } = page
  const name = (key: string | null) => {
    const found = scheme?.tiers.find((b) => b.key === key)
    return found ? say(found.name) : (key ?? t.none)
  }
  const set = page.history.find((s) => s.status === 'inForce')
  return (
    <Card
      title={scheme ? say(scheme.name) : t.card}
      actions={
        <>
          {set && set.objection === null && (
            <ButtonLink
              small
              icon={MessageSquareText}
              to={recordPath(page.caseId, 'objectionRaised', undefined, set.id)}
            >
              {t.spoken}
            </ButtonLink>
          )}
          {set && set.told === null && (
            <ButtonLink
              small
              icon={MessagesSquare}
              to={recordPath(page.caseId, 'tierTold', undefined, set.id)}
            >
              {t.tell}
            </ButtonLink>
          )}
        </>
      }
    >
      <div className="stack">
        <dl className="facts">
          <dt>{t.now}</dt>
          <dd className="row">
            <span className="strong">{name(current)}</span>
            {set?.reviewOn && (
              <Badge tone={set.reviewOn <= page.today ? 'late' : 'neutral'}>
                {t.review(sayDate(set.reviewOn, language))}
              </Badge>
            )}
          </dd>
          {page.running && (
            <>
              <dt>{t.suggestion}</dt>
              <dd className="row">
                <span className="strong">{name(proposed)}</span>
                <span className="numbers">{t.points(page.points)}</span>
                <span className="soft small">{proposed === current ? t.sameAs : t.differsFrom}</span>
              </dd>
            </>
          )}
          {page.waiting.map((w) => (
            <div className="contents" key={w.id}>
              <dt>{t.waiting}</dt>
              <dd className="row">
                {say(w.title)}
                {w.mine && (
                  <Link to={`/decisions/${page.caseId}/${encodeURIComponent(w.id)}`}>{t.decide}</Link>
                )}
              </dd>
            </div>
          ))}
        </dl>
        {scheme?.reading && <p className="soft small">{scheme.because ? say(scheme.because) : t.reading}</p>}
        <p className="soft small">{t.house}</p>
      </div>
    </Card>
  )
}
