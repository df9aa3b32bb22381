import { HeartHandshake } from 'lucide-react'
import type { CasePage } from '#contract/case-contract.ts'
import { showSpecial } from '#contract/special-contract.ts'
import { ClauseSource } from '#web/agreement/clause-source.tsx'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { recordPath } from '#web/record/record-path.ts'
import { useMayUse } from '#web/session/session.ts'
import { fieldsText } from '#web/text/fields.ts'
import { specialText } from '#web/text/special.ts'
import { RuleWords } from './special-screen.tsx'

const ended: readonly string[] = ['terminated', 'convertedToIsolation', 'discharged']

/** Special rules of the person; to the police only whether isolation is open. Draws nothing where there is none. */
export function SpecialCard({ page }: { page: CasePage }) {
  const may = useMayUse(showSpecial.roles as readonly never[])
  if (!may || ended.includes(page.state.stage)) return null
  return <Loaded page={page} />
}

function Loaded({ page }: { page: CasePage }) {
  const t = useText(specialText)
  const fields = useText(fieldsText)
  const { language } = useLanguage()
  const { data } = useRoute(showSpecial, { params: { caseId: page.caseId } })
  const police = useMayUse(['policeLiaison'])
  if (!data || (data.rules.length === 0 && !data.exemption && data.joined.length === 0)) return null
  const word = (kind: string) => fields.value['kind']?.[kind] ?? kind
  if (police)
    return (
      <Card title={t.cardPolice}>
        {data.exemption && (
          <p>
            <Badge tone="info">{t.exempt[data.exemption.exempt]}</Badge>{' '}
            {data.exemption.until && t.until2(sayDate(data.exemption.until, language))}{' '}
            <ClauseSource page={data} clause={data.exemption.clause} />
          </p>
        )}
        <p className="soft small">{t.lookAgain}</p>
      </Card>
    )
  return (
    <Card
      title={t.card}
      actions={
        <ButtonLink small icon={HeartHandshake} to={recordPath(page.caseId, 'partnerJoined')}>
          {t.join}
        </ButtonLink>
      }
    >
      <div className="stack tight">
        <ul className="plain-list">
          {data.rules.map((rule) => (
            <li key={`${rule.kind}${rule.entry}`}>
              <RuleWords rule={rule} />{' '}
              {rule.until && (
                <span className="soft small">
                  {t.until[rule.kind] ?? t.untilOther} {sayDate(rule.until, language)}
                </span>
              )}{' '}
              {rule.entry && (
                <ButtonLink
                  small
                  quiet
                  to={recordPath(page.caseId, 'specialSituationEnded', undefined, rule.entry)}
                  label={`${t.end}：${t.kinds[rule.kind]}`}
                >
                  {t.end}
                </ButtonLink>
              )}
              <ClauseSource page={data} clause={rule.clause} />
              {rule.reading && <span className="soft small">{t.reading}</span>}
            </li>
          ))}
        </ul>
        {data.guardian && <p>{t.guardian}</p>}
        {data.femaleCollector && <p>{t.collector}</p>}
        {data.joined.length > 0 && (
          <p>
            <span className="soft small">{t.joined}：</span>
            {data.joined.map((p) => `${p.organisation}${p.contact ? `（${p.contact}）` : ''}`).join('、')}
          </p>
        )}
        {data.lacking.length > 0 && (
          <p>
            <span className="soft small">{t.lacking}：</span>
            {data.lacking.map(word).join('、')}
          </p>
        )}
        <p className="soft small">{t.lookAgain}</p>
      </div>
    </Card>
  )
}
