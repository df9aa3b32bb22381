import type { CasePage } from '#contract/case-contract.ts'
import type { ConductPage } from '#contract/conduct-contract.ts'
import { Badge } from '#web/kit/badge.tsx'
import { ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { recordPath } from '#web/record/record-path.ts'
import { leaveText } from '#web/text/leave.ts'
import { CounterLine } from './counter-line.tsx'
import { useConduct } from './use-conduct.ts'
import './conduct.css'

/** The three counters of the law with what they rest on, and what the person says to it. Nothing local is in a counter. */
export function BreachCard({ page }: { page: CasePage }) {
  const t = useText(leaveText).breach
  const conduct = useConduct(page.caseId)
  if (!conduct || isEmpty(conduct)) return null
  return (
    <Card title={t.title}>
      <div className="stack">
        {conduct.byReference && <p className="soft small">{t.byReference}</p>}
        <ul className="plain-list counters">
          {conduct.counters.map((counter) => (
            <CounterLine key={counter.key} page={page} counter={counter} mayState={conduct.mayState} />
          ))}
        </ul>
        <Objections conduct={conduct} />
        <Statements conduct={conduct} />
        <Letters page={page} conduct={conduct} />
      </div>
    </Card>
  )
}

function isEmpty(c: ConductPage): boolean {
  const counted = c.counters.some((one) => one.value > 0)
  const told = c.objections.length + c.statements.length + c.letters.length + c.localBreaches.length
  return !counted && told === 0
}

function Objections({ conduct }: { conduct: ConductPage }) {
  const t = useText(leaveText).breach
  const say = useSay()
  const { language } = useLanguage()
  if (conduct.objections.length === 0) return null
  return (
    <section className="stack tight">
      <h3>{t.objections}</h3>
      <ul>
        {conduct.objections.map((o) => (
          <li key={o.id}>
            <span className="numbers">{sayDate(o.on, language)}</span> · {say(o.about.title)}（
            <span className="numbers">{sayDate(o.about.on, language)}</span>）{o.says && ` · ${o.says}`}
            <span className="soft small block">
              {t.ifUpheld}
              {o.ifUpheld.length === 0 ? t.nothingChanges : o.ifUpheld.map((w) => say(w)).join('；')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Statements({ conduct }: { conduct: ConductPage }) {
  const t = useText(leaveText).breach
  const say = useSay()
  const { language } = useLanguage()
  if (conduct.statements.length === 0) return null
  return (
    <section className="stack tight">
      <h3>{t.statements}</h3>
      <ul>
        {conduct.statements.map((s) => (
          <li key={s.id}>
            <span className="numbers">{sayDate(s.on, language)}</span>
            {s.about && <span className="soft"> · {say(s.about.title)}</span>} · {s.says}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Criticism, letters and breaches of local terms: told, and said to count for nothing. */
function Letters({ page, conduct }: { page: CasePage; conduct: ConductPage }) {
  const t = useText(leaveText).breach
  const { language } = useLanguage()
  const rows = [
    ...conduct.letters.map((l) => ({ ...l, what: t[l.kind], no: l.letterNo })),
    ...conduct.localBreaches.map((b) => ({ ...b, what: t.localKinds[b.kind], no: null })),
  ].sort((a, b) => (a.on < b.on ? 1 : -1))
  if (rows.length === 0) return null
  return (
    <section className="stack tight">
      <h3>
        {t.letters} <Badge icon={false}>{t.notCounted}</Badge>
      </h3>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <span className="numbers">{sayDate(row.on, language)}</span> · {row.what}
            {row.no && ` · ${row.no}`}
          </li>
        ))}
      </ul>
      {page.mayRecord.includes('localBreachFound') && (
        <p>
          <ButtonLink small kind="plain" to={recordPath(page.caseId, 'localBreachFound')}>
            {t.local}
          </ButtonLink>
        </p>
      )}
    </section>
  )
}
