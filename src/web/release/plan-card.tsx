import type { ReleasePage, ReleasePlanItem } from '#contract/release-shapes.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Card } from '#web/kit/card.tsx'
import { WhyButton } from '#web/kit/why-panel.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { releaseText } from '#web/text/release.ts'
import { DueBadge } from './due-badge.tsx'

/** What is owed around this release, by whom, by when, and why. */
export function PlanCard({ page }: { page: ReleasePage }) {
  const t = useText(releaseText)
  if (page.plan.length === 0) return null
  return (
    <Card title={t.page.plan}>
      <ul className="plan-list">
        {page.plan.map((item) => (
          <PlanLine key={item.kind} item={item} open={page.line.status === 'open'} />
        ))}
      </ul>
    </Card>
  )
}

function PlanLine({ item, open }: { item: ReleasePlanItem; open: boolean }) {
  const t = useText(releaseText)
  const { language } = useLanguage()
  const { today } = useSession()
  const what = t.kinds[item.kind]
  const by = sayDay(item.by, today, language)
  const why = {
    says: (
      <>
        <p>{t.why(what, by)}</p>
        {item.reading && <p>{t.whyReading}</p>}
      </>
    ),
    clauseKey: item.clauseKey,
    clause: item.clause ?? undefined,
    reading: item.reading,
    evidence: [],
  }
  return (
    <li>
      <div className="stack tight">
        <span className="row">
          <span className={item.status === 'notOwed' ? 'soft' : 'strong'}>{what}</span>
          {item.owedBy !== 'office' && <span className="soft small">{t.owedBy[item.owedBy]}</span>}
        </span>
        <span className="row small">
          {item.status === 'done' && item.doneOn && (
            <Badge tone="good">{t.doneOn(sayDay(item.doneOn, today, language))}</Badge>
          )}
          {item.status === 'open' && (
            <>
              <span className="numbers">{t.by(by)}</span>
              {open && <DueBadge by={item.by} />}
            </>
          )}
          {item.status === 'missed' && <Badge>{t.missed}</Badge>}
          {item.status === 'notOwed' && <span className="soft">{t.notOwed}</span>}
        </span>
      </div>
      <span className="no-print">
        <WhyButton why={why} about={what} />
      </span>
    </li>
  )
}
