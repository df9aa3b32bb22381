import type { AgreementPage } from '#contract/agreement-contract.ts'
import { applyChanges, compareClauses } from '#core/agreement/apply-changes.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Card } from '#web/kit/card.tsx'
import { useText } from '#web/language/language.ts'
import { agreementText } from '#web/text/agreement.ts'
import type { Drawing } from './use-agreement.ts'

/** A person who signs anew sees what is new. */
export function DifferencesPart({ page, drawing }: { page: AgreementPage; drawing: Drawing }) {
  const t = useText(agreementText)
  const before = page.versions.find((v) => v.version === page.previous)
  const found = compareClauses(before?.clauses ?? [], applyChanges(page.proposed, drawing.content.changes))
  return (
    <Card title={t.sign.differences} count={found.length}>
      {found.length === 0 ? (
        <p className="soft">{t.sign.noDifference}</p>
      ) : (
        <ul className="plain-list">
          {found.map((d) => (
            <li key={`${d.part}${d.key}`}>
              <Badge>{t.sign.how[d.how]}</Badge> <span className="soft small">{t.parts[d.part]}</span>
              {d.was && (
                <p>
                  <span className="soft small">{t.sign.was}：</span>
                  {d.was}
                </p>
              )}
              {d.is && (
                <p>
                  <span className="soft small">{t.sign.is}：</span>
                  {d.is}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
