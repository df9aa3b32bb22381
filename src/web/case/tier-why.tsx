import { Scale } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'react-router'
import type { CasePage } from '#contract/case-contract.ts'
import { Button } from '#web/kit/button.tsx'
import { Drawer } from '#web/kit/dialog.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { caseText } from '#web/text/case.ts'
import { commonText } from '#web/text/common.ts'
import { tierFactsText } from '#web/text/tier-facts.ts'
import { tierName } from './tier-name.ts'
import { useSayEntry } from './use-why.tsx'

const Moves = lazy(async () => ({
  default: (await import('#web/tier/tier-why-moves.tsx')).TierWhyMoves,
}))

/** The facts and points behind the tier, and what would change it. A person sets it; the engine only proposes. */
export function TierWhy({ page }: { page: CasePage }) {
  const t = useText(caseText)
  const common = useText(commonText)
  const facts = useText(tierFactsText)
  const { language } = useLanguage()
  const sayEntry = useSayEntry(page)
  const [open, setOpen] = useState(false)
  const { tier } = page.state
  const proposed = tier.proposed && tier.proposed !== tier.current ? tier.proposed : null

  // an entrusted station works by the tier and learns no points
  if (page.guest) return null
  return (
    <>
      {proposed && <span>{t.tierProposed(tierName(page, proposed, language))}</span>}
      <Button
        small
        kind="plain"
        icon={Scale}
        label={`${common.why.open}：${t.tierWhy}`}
        onClick={() => setOpen(true)}
      >
        {common.why.open}
      </Button>
      {open && (
        <Drawer title={t.tierWhy} onClose={() => setOpen(false)}>
          <div className="stack">
            <p className="strong">
              {tier.current ? tierName(page, tier.current, language) : t.tierNone} ·{' '}
              {t.tierPoints(tier.points)}
            </p>
            {proposed && <p>{t.tierProposed(tierName(page, proposed, language))}</p>}
            <h3>{t.facts.because}</h3>
            <ul>
              {tier.because.map((fact) => (
                <li key={`${fact.fact}${fact.on}`}>
                  {facts[fact.fact as keyof typeof facts] ?? fact.fact}（
                  {fact.points > 0 ? `+${fact.points}` : fact.points}）{' '}
                  <span className="soft small">
                    {fact.evidence
                      .map((id) => sayEntry(id))
                      .filter(Boolean)
                      .join('、') || sayDate(fact.on, language)}
                  </span>
                </li>
              ))}
            </ul>
            {page.state.asOf === page.today && (
              <Suspense fallback={null}>
                <Moves page={page} />
              </Suspense>
            )}
            <p>
              <Link to={`/cases/${page.caseId}/tier`}>{t.tierPage}</Link>
            </p>
            <p className="soft small">{common.why.disagreeText}</p>
          </div>
        </Drawer>
      )}
    </>
  )
}
