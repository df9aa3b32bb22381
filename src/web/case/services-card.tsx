import type { CasePage } from '#contract/case-contract.ts'
import { partOf, sixParts } from '#core/metrics/six-parts.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { caseText } from '#web/text/case.ts'
import { said, standing } from './entries.ts'

/** What has been given of each of the six parts; a part that was never given stands out in words. */
export function ServicesCard({ page }: { page: CasePage }) {
  const t = useText(caseText)
  const { language } = useLanguage()
  const given = standing(page, 'serviceGiven', 'testTaken', 'visitMade', 'talkHeld')
  return (
    <Card title={t.cards.services}>
      <dl className="facts">
        {sixParts.map((part) => {
          const of = given.filter((entry) => partOf(entry.type, entry.data['kind']) === part)
          const last = of.at(-1)
          return (
            <div className="contents" key={part}>
              <dt>{t.parts[part]}</dt>
              <dd className="numbers">
                {last ? (
                  t.partCount(of.length, sayDay(last.on, page.today, language))
                ) : (
                  <span className="soft">{t.partNone}</span>
                )}
              </dd>
            </div>
          )
        })}
      </dl>
    </Card>
  )
}

export function ReferralsCard({ page }: { page: CasePage }) {
  const t = useText(caseText)
  const { language } = useLanguage()
  const referrals = standing(page, 'referred')
  const answers = standing(page, 'referralAccepted', 'referralRefused', 'referralClosed')

  function statusOf(id: string): 'open' | 'accepted' | 'refused' | 'closed' {
    const last = answers.filter((answer) => said(answer, 'referral') === id).at(-1)?.type
    if (last === 'referralClosed') return 'closed'
    if (last === 'referralRefused') return 'refused'
    return last === 'referralAccepted' ? 'accepted' : 'open'
  }

  return (
    <Card title={t.cards.referrals} count={referrals.length}>
      {referrals.length === 0 ? (
        <p className="soft">{t.referrals.none}</p>
      ) : (
        <ul className="plain-list">
          {referrals.map((referral) => {
            const status = statusOf(referral.id)
            return (
              <li key={referral.id} className="row spread">
                <span>
                  {said(referral, 'to')}
                  {said(referral, 'need') && `：${said(referral, 'need')}`}{' '}
                  <span className="soft small">{sayDay(referral.on, page.today, language)}</span>
                </span>
                <Badge tone={status === 'open' ? 'info' : status === 'refused' ? 'late' : 'good'}>
                  {t.referrals[status]}
                </Badge>
              </li>
            )
          })}
        </ul>
      )}
    </Card>
  )
}
