import type { DraftCheck } from '#contract/policy-draft-contract.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Card } from '#web/kit/card.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { policyDraftText } from '#web/text/policy-draft.ts'
import { DifferenceRow } from './difference-row.tsx'

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
