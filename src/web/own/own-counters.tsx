import type { OwnCase } from '#contract/own-contract.ts'
import { Card } from '#web/kit/card.tsx'
import { useText } from '#web/language/language.ts'
import { ownText } from '#web/text/own.ts'

/** The statutory counters, each with its threshold and clause. */
export function OwnCounters({ own }: { own: OwnCase }) {
  const t = useText(ownText)
  if (own.counters.every((c) => c.value === 0)) return null
  return (
    <Card title={t.counters}>
      <p className="soft small">{t.countersLead}</p>
      <dl className="own-counters">
        {own.counters.map((counter) => (
          <div key={counter.key}>
            <dt>
              {t.counter[counter.key]}
              {counter.clause && (
                <span className="soft small">
                  {' '}
                  {counter.clause.document} {counter.clause.clause}
                </span>
              )}
            </dt>
            <dd className="numbers strong">{t.of(counter.value, counter.threshold)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
