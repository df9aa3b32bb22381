import { Scale } from 'lucide-react'
import type { CasePage } from '#contract/case-contract.ts'
import { showTier } from '#contract/tier-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { useMayUse } from '#web/session/session.ts'
import { tierText } from '#web/text/tier.ts'
import { PointsPicture } from './points-picture.tsx'

/** Where the tier needs a person: not confirmed, due, contested; else one line and the way to its page. */
export function TierCard({ page }: { page: CasePage }) {
  const may = useMayUse(showTier.roles as readonly never[])
  const touches = page.state.tier.proposed !== null || page.state.tier.current !== null
  return may && touches && page.state.asOf === page.today ? <Shown caseId={page.caseId} /> : null
}

function Shown({ caseId }: { caseId: string }) {
  const t = useText(tierText)
  const say = useSay()
  const { language } = useLanguage()
  const query = useRoute(showTier, { params: { caseId } })
  if (!query.data?.scheme) return null
  const page = query.data
  const name = (key: string | null) => {
    const found = page.scheme?.tiers.find((b) => b.key === key)
    return found ? say(found.name) : (key ?? t.none)
  }
  const set = page.history.find((s) => s.status === 'inForce')
  const contested = page.history.find((s) => s.objection?.state === 'open')
  return (
    <Card
      title={t.card}
      actions={
        <ButtonLink small icon={Scale} to={`/cases/${caseId}/tier`}>
          {t.cardOpen}
        </ButtonLink>
      }
    >
      <div className="stack">
        <p className="row">
          <span className="strong">{name(page.current)}</span>
          {page.running && page.proposed !== page.current && (
            <Badge tone="late">
              {t.proposed}：{name(page.proposed)}
            </Badge>
          )}
          {contested && <Badge tone="late">{t.objection.open}</Badge>}
          {set?.reviewOn && (
            <Badge tone={set.reviewOn <= page.today ? 'late' : 'neutral'}>
              {t.review(sayDate(set.reviewOn, language))}
            </Badge>
          )}
          {set && set.told === null && !page.hasOwnLogin && <Badge>{t.untold}</Badge>}
        </p>
        {page.running && <PointsPicture page={page} />}
      </div>
    </Card>
  )
}
