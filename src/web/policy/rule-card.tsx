import { Lock } from 'lucide-react'
import type { PolicyRule, PolicyValue } from '#contract/policy-contract.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { policyText } from '#web/text/policy.ts'
import { RuleValue } from './rule-value.tsx'

/** One rule: what it says on the day, by which clause, and what it said before. */
export function RuleCard({ rule, pack }: { rule: PolicyRule; pack: string }) {
  const t = useText(policyText)
  const say = useSay()
  const { current } = rule
  return (
    <Card
      title={say(rule.means)}
      actions={
        <>
          {rule.locked && <Badge icon={Lock}>{t.locked}</Badge>}
          <code className="soft small">{rule.key}</code>
        </>
      }
    >
      <div className="stack tight">
        {current ? (
          <>
            <RuleValue value={current.value} unit={rule.unit} />
            <Ground value={current} pack={pack} />
          </>
        ) : (
          <p className="soft">{t.noValue}</p>
        )}
        {rule.values.length > 1 && <History rule={rule} />}
      </div>
    </Card>
  )
}

function Ground({ value, pack }: { value: PolicyValue; pack: string }) {
  const t = useText(policyText)
  const say = useSay()
  return (
    <>
      <p className="small">
        <span className="soft">{t.source}：</span>
        {value.source} <span className="soft">（{t.force[value.force]}）</span>
        {value.pack !== pack && <code className="soft"> {value.pack}</code>}
      </p>
      {value.reading && <p className="soft small">{t.reading}</p>}
      {value.because && (
        <p className="soft small">
          {t.why}：{say(value.because)}
        </p>
      )}
    </>
  )
}

function History({ rule }: { rule: PolicyRule }) {
  const t = useText(policyText)
  const { language } = useLanguage()
  return (
    <details>
      <summary className="fold">
        {t.history}（{rule.values.length}）
      </summary>
      <ul className="history">
        {rule.values.map((value) => (
          <li key={`${value.from}${value.pack}${value.clause}`}>
            <span className="soft small numbers">
              {value.to
                ? t.period(sayDate(value.from, language), sayDate(value.to, language))
                : t.from(sayDate(value.from, language))}
            </span>
            <RuleValue value={value.value} unit={rule.unit} />
            <span className="soft small">{value.source}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
