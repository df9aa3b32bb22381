import { type AwayLine, showAway } from '#contract/leave-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Banner } from '#web/kit/banner.tsx'
import { ButtonLink } from '#web/kit/button.tsx'
import { Drawer } from '#web/kit/dialog.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { recordPath } from '#web/record/record-path.ts'
import { useMayUse } from '#web/session/session.ts'
import { leaveText } from '#web/text/leave.ts'
import { LeaveState } from './leave-state.tsx'

/** One leave: where to, why, what happened, and what may be recorded next. */
export function LeaveDrawer({ line, onClose }: { line: AwayLine; onClose: () => void }) {
  const t = useText(leaveText)
  const { language } = useLanguage()
  const staff = useMayUse(['worker', 'stationHead', 'townshipOffice'])
  const to = line.to ? sayDate(line.to, language) : t.openEnd
  return (
    <Drawer title={`${line.name} · ${t.detail}`} onClose={onClose}>
      <div className="stack">
        <p className="row">
          <LeaveState state={line.state} />
          <span className="numbers">{t.span(sayDate(line.from, language), to)}</span>
        </p>
        <p>
          {t.days(line.touched, line.full)} · {line.reportDue ? t.reportDue : t.noReport}
        </p>
        {line.daysOverdue > 0 && (
          <Banner kind="late" title={t.daysOverdue(line.daysOverdue)}>
            <p>{t.notAbsence}</p>
          </Banner>
        )}
        {line.tests.length > 0 && (
          <p className="late-text">{t.testsIn(line.tests.map((on) => sayDate(on, language)).join('、'))}</p>
        )}
        <Detail line={line} staff={staff} />
        {staff && <Acts line={line} />}
      </div>
    </Drawer>
  )
}

function Detail({ line, staff }: { line: AwayLine; staff: boolean }) {
  const t = useText(leaveText)
  const say = useSay()
  const { language } = useLanguage()
  const one = useRoute(showAway, { params: { caseId: line.caseId, leaveId: line.id } })
  return (
    <Loaded query={one} lines={3}>
      {({ destination, contact, reason, steps }) => (
        <div className="stack">
          <dl className="facts">
            <dt>{t.destination}</dt>
            <dd>{destination ?? t.none}</dd>
            {staff && (
              <>
                <dt>{t.contact}</dt>
                <dd>{contact ?? t.none}</dd>
                <dt>{t.reason}</dt>
                <dd>{reason ?? t.none}</dd>
              </>
            )}
          </dl>
          <section className="stack tight">
            <h3>{t.steps}</h3>
            <ol className="plain-list">
              {steps.map((s, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a history only grows at its end and is read once.
                <li key={i}>
                  <span className="numbers">{sayDate(s.on, language)}</span> · {say(s.title)}
                  {s.by && <span className="soft small"> · {s.by}</span>}
                </li>
              ))}
            </ol>
          </section>
        </div>
      )}
    </Loaded>
  )
}

const absenceActs = ['contactRestored', 'statementMade', 'objectionRaised']
const awayActs = ['leaveReturned', 'leaveExtensionAsked', 'leaveReturnAsked']
const actsOf: Partial<Readonly<Record<AwayLine['state'], readonly string[]>>> = {
  asked: ['leaveWithdrawn'],
  granted: awayActs,
  extended: awayActs,
  extensionAsked: ['leaveReturned', 'leaveReturnAsked'],
  overdue: awayActs,
  returnAsked: ['leaveReturned', 'leaveReturnRefused'],
  returnRefused: ['leaveReturned', 'leaveReturnAsked'],
  absence: absenceActs,
}

function Acts({ line }: { line: AwayLine }) {
  const t = useText(leaveText)
  const decides = line.state === 'asked' || line.state === 'extensionAsked'
  return (
    <section className="stack tight">
      <h3>{t.acts}</h3>
      <p className="row">
        {(actsOf[line.state] ?? []).map((type) => (
          <ButtonLink small key={type} to={recordPath(line.caseId, type, undefined, line.id)}>
            {t.act[type] ?? type}
          </ButtonLink>
        ))}
        {decides && (
          <ButtonLink small kind="primary" to="/decisions?kind=all">
            {t.decide}
          </ButtonLink>
        )}
        <ButtonLink small kind="plain" to={`/cases/${line.caseId}`}>
          {t.openCase}
        </ButtonLink>
      </p>
    </section>
  )
}
