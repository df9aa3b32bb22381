import type { PolicyValue } from '#contract/policy-contract.ts'
import type { DraftCheck } from '#contract/policy-draft-contract.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { RuleValue } from '#web/policy/rule-value.tsx'
import { policyDraftText } from '#web/text/policy-draft.ts'

/** What the one checker says of a draft, and what differs from what is in force, side by side. */
export function CheckResult({ check }: { check: DraftCheck }) {
  const t = useText(policyDraftText)
  const say = useSay()
  const { faults, differences, areas } = check
  return (
    <div className="stack">
      {faults.length > 0 && (
        <Banner kind="danger" title={t.checkBad(faults.length)}>
          <ul>
            {faults.map((fault) => (
              <li key={`${fault.path}${fault.says.en}`}>
                {say(fault.says)} {fault.mend && say(fault.mend)}
                {fault.clause && (
                  <span className="soft small">
                    {' '}
                    {t.forbids} {fault.clause.source}：{say(fault.clause.says)}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {faults.length === 0 && differences.length > 0 && <p className="soft small">{t.checkOk}</p>}
      <Card title={t.differences}>
        {differences.length === 0 ? (
          <p className="soft">{t.nothingDiffers}</p>
        ) : (
          <>
            <p className="soft small">
              {t.differ(differences.length)} · {t.touched}：{areas.map((a) => a.name).join('、')}
            </p>
            {differences.map((difference) => (
              <DifferenceRow key={difference.key} difference={difference} />
            ))}
          </>
        )}
      </Card>
    </div>
  )
}

export type RuleDifference = DraftCheck['differences'][number]

export function DifferenceRow(props: { difference: RuleDifference; before?: string; after?: string }) {
  const t = useText(policyDraftText)
  const say = useSay()
  const { language } = useLanguage()
  const { difference } = props
  return (
    <section className="draft-change">
      <h3>{say(difference.means)}</h3>
      <div className="draft-sides">
        <Side title={props.before ?? t.before} value={difference.before} unit={difference.unit} />
        <Side title={props.after ?? t.after} value={difference.after} unit={difference.unit} />
      </div>
      {difference.later.length > 0 && (
        <p className="soft small">
          {t.later(difference.later.map((day) => sayDate(day, language)).join('、'))}
        </p>
      )}
    </section>
  )
}

function Side({ title, value, unit }: { title: string; value: PolicyValue | null; unit: string | null }) {
  const t = useText(policyDraftText)
  const say = useSay()
  return (
    <div>
      <span className="soft small">{title}</span>
      {value ? (
        <>
          <RuleValue value={value.value} unit={unit} />
          <span className="soft small">{value.source}</span>
          {value.because && <span className="soft small">{say(value.because)}</span>}
        </>
      ) : (
        <p className="soft">{t.none}</p>
      )}
    </div>
  )
}
