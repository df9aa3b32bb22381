import type { CasePage } from '#contract/case-contract.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import { DueBadge } from '#web/decision/due-badge.tsx'
import { Badge } from '#web/kit/badge.tsx'
import { ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { leaveText } from '#web/text/leave.ts'
import { rolesText } from '#web/text/roles.ts'
import { useConduct } from './use-conduct.ts'

/** A decision that nobody has made is owed to the person like any other duty of the office. */
export function OwedCard({ page }: { page: CasePage }) {
  const t = useText(leaveText).owed
  const roles = useText(rolesText).role
  const say = useSay()
  const { language } = useLanguage()
  const conduct = useConduct(page.caseId)
  if (!conduct || conduct.owed.length === 0) return null
  const sorted = [...conduct.owed].sort((a, b) => ((a.dueOn ?? '9') < (b.dueOn ?? '9') ? -1 : 1))
  return (
    <Card title={t.title} count={sorted.length}>
      <div className="stack">
        <p className="soft small">{t.lead}</p>
        <ul className="duties">
          {sorted.map((item) => (
            <li key={item.decisionId} className="duty">
              <div className="grow stack tight">
                <span>
                  <span className="strong">{say(item.title)}</span>{' '}
                  <span className="soft small numbers nowrap">
                    {item.dueOn ? t.due(sayDay(item.dueOn, page.today, language)) : t.noDue}
                  </span>
                </span>
                <span className="soft small">
                  {t.by(item.deciders.map((role) => roles[role]).join('、'))}
                  {item.because && ` · ${say(item.because)}`}
                </span>
              </div>
              {item.sentBack ? (
                <Badge>{t.sentBack}</Badge>
              ) : (
                <DueBadge daysLeft={item.dueOn ? daysBetween(page.today, item.dueOn) : null} />
              )}
              {item.mine && !item.sentBack && (
                <ButtonLink
                  small
                  to={`/decisions/${page.caseId}/${encodeURIComponent(item.decisionId)}`}
                  label={`${t.open}：${say(item.title)}`}
                >
                  {t.open}
                </ButtonLink>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Card>
  )
}
