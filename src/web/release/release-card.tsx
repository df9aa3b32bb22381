import { Link } from 'react-router'
import type { CasePage } from '#contract/case-contract.ts'
import { showCaseRelease } from '#contract/release-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { releaseText } from '#web/text/release.ts'

/** On the case page: what was done for this person before the order, where the person came from a facility. */
export function ReleaseCard({ page }: { page: CasePage }) {
  const t = useText(releaseText)
  const { language } = useLanguage()
  const { today } = useSession()
  const { data } = useRoute(showCaseRelease, { params: { caseId: page.caseId } })
  const release = data?.release
  if (!release) return null
  return (
    <Card title={t.card.title} actions={<Link to={`/releases/${release.line.id}`}>{t.card.open}</Link>}>
      <dl className="facts">
        {release.plan
          .filter((item) => item.owedBy === 'office')
          .map((item) => (
            <div className="contents" key={item.kind}>
              <dt>{t.kinds[item.kind]}</dt>
              <dd>
                {item.doneOn ? (
                  <span className="row">
                    <span className="numbers">{sayDay(item.doneOn, today, language)}</span>
                    {item.kind === 'collection' && release.line.met && (
                      <Badge tone={release.line.collectedOn ? 'good' : 'neutral'}>
                        {t.met[release.line.met] ?? release.line.met}
                      </Badge>
                    )}
                  </span>
                ) : (
                  <span className="soft">
                    {item.status === 'notOwed'
                      ? t.notOwed
                      : item.status === 'missed'
                        ? t.missed
                        : t.card.none}
                  </span>
                )}
              </dd>
            </div>
          ))}
      </dl>
    </Card>
  )
}
