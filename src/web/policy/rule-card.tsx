import { Lock } from 'lucide-react'
import type { PolicyRule, PolicyValue } from '#contract/policy-contract.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Card } from '#web/kit/card.tsx'
import { Timeline } from '#web/kit/timeline.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { policyText } from '#web/text/policy.ts'
import { Marked } from './marked.tsx'
import { RuleUses } from './rule-uses.tsx'
import { RuleValue } from './rule-value.tsx'

/** One rule: what it says on the day, by which clause, and what it said before. */
export function RuleCard(props: { rule: PolicyRule; pack: string; words: readonly string[] }) {
  const { rule, pack, words } = props
  const t = useText(policyText)
  const say = useSay()
  const { current } = rule
  return (
    <Card
      title={<Marked text={say(rule.means)} words={words} />}
      actions={
        <>
          {rule.locked && <Badge icon={Lock}>{t.locked}</Badge>}
          <code className="soft small">
            <Marked text={rule.key} words={words} />
          </code>
        </>
      }
    >
      <div className="stack tight">
        {current ? (
          <>
            <RuleValue value={current.value} unit={rule.unit} />
            <Ground value={current} pack={pack} words={words} />
          </>
        ) : (
          <p className="soft">{t.noValue}</p>
        )}
        <RuleUses uses={rule.uses} />
        {rule.values.length > 1 && <History rule={rule} />}
      </div>
    </Card>
  )
}

function Ground({ value, pack, words }: { value: PolicyValue; pack: string; words: readonly string[] }) {
  const t = useText(policyText)
  const say = useSay()
  return (
    <>
      <p className="small">
        <span className="soft">{t.source}：</span>
        <Marked text={value.source} words={words} /> <span className="soft">（{t.force[value.force]}）</span>
        {value.pack !== pack && <code className="soft"> {value.pack}</code>}
      </p>
      {value.reading && <p className="soft small">{t.reading}</p>}
      {value.because && (
        <p className="soft small">
          {t.why}：
          <Marked text={say(value.because)} words={words} />
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
      <Timeline
        label={t.history}
        items={rule.values.map((value) => ({
          key: `${rule.key}-${value.from}-${value.pack}-${value.clause}`,
          when: value.to
            ? t.period(sayDate(value.from, language), sayDate(value.to, language))
            : t.from(sayDate(value.from, language)),
          head: <RuleValue value={value.value} unit={rule.unit} />,
          children: (
            <span className="soft small">
              {value.source} <code>{value.pack}</code>
            </span>
          ),
        }))}
      />
    </details>
  )
}
