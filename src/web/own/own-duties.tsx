import type { OwnCase, OwnDuty } from '#contract/own-contract.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { labelsText } from '#web/text/labels.ts'
import { ownText } from '#web/text/own.ts'

/** Both sides owe: what the person does, and what is done for the person. */
export function OwnDuties({ own }: { own: OwnCase }) {
  const t = useText(ownText)
  const mine = own.duties.filter((d) => d.side === 'me')
  const theirs = own.duties.filter((d) => d.side === 'them')
  return (
    <>
      <Card title={t.mine} count={mine.length}>
        {mine.length === 0 ? <p className="soft">{t.nothing}</p> : <List duties={mine} />}
      </Card>
      {theirs.length > 0 && (
        <Card title={t.theirs} count={theirs.length}>
          <p className="soft small">{t.theirsLead}</p>
          <List duties={theirs} />
        </Card>
      )}
    </>
  )
}

function List({ duties }: { duties: readonly OwnDuty[] }) {
  const t = useText(ownText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  return (
    <ul className="plain-list own-list">
      {duties.map((duty) => (
        <li key={duty.id}>
          <details>
            <summary>
              <span className="strong">{labels.duty[duty.kind]}</span>
              <span className="numbers">{t.due(sayDate(duty.dueOn, language))}</span>
              {duty.late && <Badge tone="late">{t.late}</Badge>}
            </summary>
            <p>{duty.says[language]}</p>
            {duty.clause && (
              <p className="soft small">
                {t.why}：{duty.clause.document} {duty.clause.clause} · {duty.clause.says[language]}
              </p>
            )}
          </details>
        </li>
      ))}
    </ul>
  )
}
