import type { PolicyClause } from '#contract/policy-contract.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { policyText } from '#web/text/policy.ts'

export function ClauseCard({ clause }: { clause: PolicyClause }) {
  const t = useText(policyText)
  const say = useSay()
  const { language } = useLanguage()
  return (
    <Card
      title={`${clause.document} ${clause.clause}`}
      actions={
        <>
          <Badge icon={false}>{t.force[clause.force]}</Badge>
          {!clause.inForce && <Badge>{t.notInForce}</Badge>}
        </>
      }
    >
      <div className="stack tight">
        <p>{say(clause.says)}</p>
        {clause.text ? (
          <blockquote className="clause-text" lang="zh-CN">
            {clause.text}
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
