import type { CasePage } from '#contract/case-contract.ts'
import type { ConductPage } from '#contract/conduct-contract.ts'
import { Badge } from '#web/kit/badge.tsx'
import { ButtonLink } from '#web/kit/button.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { recordPath } from '#web/record/record-path.ts'
import { leaveText } from '#web/text/leave.ts'

type Counter = ConductPage['counters'][number]

/** "2 / 3", what is missing, the rule, and each entry that is counted with the person's way to answer it. */
export function CounterLine({
  page,
  counter,
  mayState,
}: {
  page: CasePage
  counter: Counter
  mayState: boolean
}) {
  const t = useText(leaveText).breach
  const days = counter.key === 'unauthorisedDays'
  const ratio = (days ? t.daysOf : t.times)(counter.value, counter.threshold)
  return (
    <li className="stack tight">
      <p className="row">
        <span className="grow">{t.keys[counter.key]}</span>
        <span className="strong numbers">{ratio}</span>
        {counter.value > 0 && (
          <Badge tone={counter.reached ? 'danger' : 'late'}>
            {counter.reached ? t.reached : t.missing(counter.missing, days ? t.day : t.time)}
          </Badge>
        )}
      </p>
      <meter
        className={counter.reached ? 'counter reached' : 'counter'}
        min={0}
        max={counter.threshold + (days ? 1 : 0)}
        value={counter.value}
        aria-label={`${t.keys[counter.key]} ${ratio}`}
      />
      <p className="soft small">
        {counter.document}
        {days && ` · ${t.exclusive}`}
      </p>
      {counter.evidence.length > 0 && <Evidence page={page} counter={counter} mayState={mayState} />}
    </li>
  )
}

function Evidence({ page, counter, mayState }: { page: CasePage; counter: Counter; mayState: boolean }) {
  const t = useText(leaveText)
  const say = useSay()
  const { language } = useLanguage()
  return (
    <details>
      <summary className="soft small">{t.breach.evidence(counter.evidence.length)}</summary>
      <ul className="plain-list">
        {counter.evidence.map((e) => (
          <li key={e.id} className="row">
            <span className="grow">
              <span className="numbers">{sayDate(e.on, language)}</span> · {say(e.title)}{' '}
              {e.objection && (
                <Badge tone="info">
                  {e.objection === 'open' ? t.breach.objectionOpen : t.breach.objectionRejected}
                </Badge>
              )}
            </span>
            {mayState &&
              (['statementMade', 'objectionRaised'] as const).map((type) => (
                <ButtonLink
                  small
                  kind="plain"
                  key={type}
                  to={recordPath(page.caseId, type, undefined, e.id)}
                  label={`${t.act[type]}：${sayDate(e.on, language)} ${say(e.title)}`}
                >
                  {t.act[type]}
                </ButtonLink>
              ))}
          </li>
        ))}
      </ul>
    </details>
  )
}
