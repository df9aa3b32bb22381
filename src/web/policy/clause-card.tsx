import type { PolicyClause } from '#contract/policy-contract.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { policyText } from '#web/text/policy.ts'
import { Marked } from './marked.tsx'

export function ClauseCard({ clause, words }: { clause: PolicyClause; words: readonly string[] }) {
  const t = useText(policyText)
  const say = useSay()
  const { language } = useLanguage()
  return (
    <Card
      title={<Marked text={`${clause.document} ${clause.clause}`} words={words} />}
      actions={
        <>
          <Badge icon={false}>{t.force[clause.force]}</Badge>
          {!clause.inForce && <Badge>{t.notInForce}</Badge>}
        </>
      }
    >
      <div className="stack tight">
        <p>
          <Marked text={say(clause.says)} words={words} />
        </p>
        {clause.text ? (
          <blockquote className="clause-text" lang="zh-CN">
            <Marked text={clause.text} words={words} />
          </blockquote>
        ) : (
          <p className="soft small">{t.noText}</p>
        )}
        <p className="soft small numbers">
          {clause.to
            ? t.period(sayDate(clause.from, language), sayDate(clause.to, language))
            : t.from(sayDate(clause.from, language))}
          {clause.seen === 'secondary' && ` · ${t.secondary}`}
        </p>
      </div>
    </Card>
  )
}
