import { Link } from 'react-router'
import type { TierPage } from '#contract/tier-contract.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { tierText } from '#web/text/tier.ts'

/** Each fact with its points, until when they weigh, its clause and the entry it rests on. */
export function TierFacts({ page }: { page: TierPage }) {
  const t = useText(tierText)
  return (
    <Card title={t.facts} count={page.facts.length}>
      <p className="soft small">{t.base(page.scheme?.base ?? 0)}</p>
      {page.facts.length === 0 && <p>{t.noFacts}</p>}
      <ul className="plain-list tier-list">
        {page.facts.map((fact) => (
          <Fact key={`${fact.fact}${fact.on}${fact.evidence[0]?.id}`} fact={fact} page={page} />
        ))}
      </ul>
    </Card>
  )
}

function Fact({ fact, page }: { fact: TierPage['facts'][number]; page: TierPage }) {
  const t = useText(tierText)
  const say = useSay()
  const { language } = useLanguage()
  const clause = page.clauses[fact.clause]
  const name = (key: string) => {
    const found = page.scheme?.tiers.find((b) => b.key === key)
    return found ? say(found.name) : key
  }
  const day = (on: string) => sayDate(on, language)
  const fading = [
    fact.halvesOn && fact.halvesOn > page.today ? t.halves(day(fact.halvesOn)) : '',
    fact.goneOn ? t.gone(day(fact.goneOn)) : '',
  ].filter(Boolean)
  return (
    <li className="stack tight">
      <p className="row">
        <span className="numbers strong">{fact.points > 0 ? `+${fact.points}` : fact.points}</span>
        <span className="strong">{say(fact.says)}</span>
        <span className="numbers soft">{day(fact.on)}</span>
        {fact.points !== fact.full && <Badge>{t.half}</Badge>}
        {fact.holds && <Badge>{t.holds(name(fact.holds))}</Badge>}
        {fact.ongoing && <Badge tone="late">{t.ongoing}</Badge>}
      </p>
      <p className="soft small row">
        {!fact.ongoing && (
          <span>{fading.length > 0 ? fading.join(language === 'zh' ? '，' : ', ') : t.adds}</span>
        )}
        {clause && (
          <span>
            {clause.document} {clause.clause}
          </span>
        )}
        {fact.evidence.map((e) => (
          <Link key={e.id} to={`/cases/${page.caseId}#entry-${e.id}`}>
            {say(e.title)} {day(e.on)}
          </Link>
        ))}
      </p>
    </li>
  )
}
