import { policyAdopted } from '#contract/policy-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Card } from '#web/kit/card.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { sayDate, sayInstant } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { policyText } from '#web/text/policy.ts'

const noInput = {}

/** Local rules that two people put in force: who, when, from which day, and the hash of the text. */
export function AdoptedTab() {
  const t = useText(policyText)
  const { language } = useLanguage()
  const read = useRoute(policyAdopted, noInput)
  return (
    <Loaded query={read} lines={4}>
      {({ adopted }) =>
        adopted.length === 0 ? (
          <EmptyState title={t.adoptedNone}>{t.adoptedNoneText}</EmptyState>
        ) : (
          <div className="stack">
            {adopted.map((one) => (
              <Card key={one.id} title={one.title}>
                <div className="stack tight">
                  <p>
                    <Badge
                      tone={one.state === 'inForce' ? 'good' : one.state === 'coming' ? 'late' : 'neutral'}
                    >
                      {t.adoptedStates[one.state]}
                    </Badge>{' '}
                    {t.from(sayDate(one.effectiveOn, language))} <code className="soft">{one.pack}</code>
                  </p>
                  <p>{one.reason}</p>
                  <p className="soft small">
                    {t.adoptedBy(one.askedName, one.approvedName, sayInstant(one.approvedAt))}
                  </p>
                  <p className="soft small long-hash">SHA-256 {one.sha256}</p>
                </div>
              </Card>
            ))}
          </div>
        )
      }
    </Loaded>
  )
}
