import type { PolicyValue, RuleDifference } from '#contract/policy-contract.ts'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { RuleValue } from '#web/policy/rule-value.tsx'
import { policyDraftText } from '#web/text/policy-draft.ts'
import './policy-draft.css'

/** One rule as it is and as it would be, or in two places, side by side. */
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
