import type { CasePage } from '#contract/case-contract.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { caseText } from '#web/text/case.ts'
import { fieldsText } from '#web/text/fields.ts'
import { latest, said } from './entries.ts'

/** The agreement of the present place, and the plan that was made with the person. */
export function AgreementCard({ page }: { page: CasePage }) {
  const t = useText(caseText)
  const fields = useText(fieldsText)
  const { language } = useLanguage()
  const { agreement } = page.state
  const signed = latest(page, 'agreementSigned')
  const plan = latest(page, 'planAdopted')
  return (
    <Card title={t.cards.agreement}>
      <dl className="facts">
        <dt>{t.agreement.signed}</dt>
        <dd>
          {agreement.signedOn ? (
            sayDate(agreement.signedOn, language)
          ) : (
            <Badge tone="late">{t.agreement.notSigned}</Badge>
          )}
          {agreement.signedOn && !agreement.currentPlace && <p className="small">{t.agreement.oldPlace}</p>}
          {said(signed, 'parties') && <p className="soft small">{said(signed, 'parties')}</p>}
        </dd>
        <dt>{t.agreement.plan}</dt>
        <dd>
          {plan ? sayDate(plan.on, language) : <span className="soft">{t.agreement.noPlan}</span>}
          {(['needs', 'goals', 'services'] as const).map(
            (field) =>
              said(plan, field) && (
                <p key={field} className="small">
                  <span className="soft">{fields.name[field]}：</span>
                  {said(plan, field)}
                </p>
              ),
          )}
        </dd>
      </dl>
    </Card>
  )
}
