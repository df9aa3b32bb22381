import { useState } from 'react'
import { type ReportInPage, showReportIn } from '#contract/report-in-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { ButtonLink } from '#web/kit/button.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { recordPath } from '#web/record/record-path.ts'
import { reportInText } from '#web/text/report-in.ts'
import { MessageList } from './message-list.tsx'
import { RemindForm } from './remind-form.tsx'

/** Why the last day is that day, what was done so far, and the next reminder: one act. */
export function RemindDialog(props: { caseId: string; name: string; onClose: () => void }) {
  const { caseId, name, onClose } = props
  const page = useRoute(showReportIn, { params: { caseId } })
  const [printed, setPrinted] = useState(false)
  const t = useText(reportInText)
  return (
    <Dialog title={`${name} · ${t.card.title}`} onClose={onClose} wide>
      <Loaded query={page} lines={6}>
        {(read) => (
          <div className="stack">
            <DeadlinePart page={read} />
            <Done page={read} />
            {printed ? (
              <p>
                <ButtonLink kind="primary" to={`/cases/${caseId}/documents/F-06`}>
                  {t.dialog.printNext}
                </ButtonLink>
              </p>
            ) : (
              <RemindForm page={read} onPaper={() => setPrinted(true)} onDone={onClose} />
            )}
            <section className="stack tight">
              <h3>{t.dialog.also}</h3>
              <p className="row">
                <ButtonLink small to={recordPath(caseId, 'reportedIn')}>
                  {t.acts.record}
                </ButtonLink>
                <ButtonLink small to={recordPath(caseId, 'properReasonAsked')}>
                  {t.acts.ask}
                </ButtonLink>
                <ButtonLink small to={`/cases/${caseId}/documents/F-06`}>
                  {t.acts.notice}
                </ButtonLink>
                <ButtonLink small kind="plain" to={`/cases/${caseId}`}>
                  {t.acts.openCase}
                </ButtonLink>
              </p>
            </section>
          </div>
        )}
      </Loaded>
    </Dialog>
  )
}

function DeadlinePart({ page }: { page: ReportInPage }) {
  const t = useText(reportInText)
  const say = useSay()
  const { deadline } = page
  return (
    <section className="stack tight">
      <h3>{t.dialog.deadline}</h3>
      <p>{deadline ? say(deadline.says) : t.dialog.noDeadline}</p>
      {deadline?.clause && (
        <details>
          <summary className="soft small">
            {deadline.clause.document} {deadline.clause.article}
          </summary>
          {deadline.clause.text && <blockquote className="clause-text">{deadline.clause.text}</blockquote>}
        </details>
      )}
    </section>
  )
}

function Done({ page }: { page: ReportInPage }) {
  const t = useText(reportInText)
  const { language } = useLanguage()
  return (
    <>
      <section className="stack tight">
        <h3>{t.dialog.done}</h3>
        {page.reminders.length === 0 ? (
          <p className="soft">{t.dialog.none}</p>
        ) : (
          <ul className="plain-list">
            {page.reminders.map((r, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a journal only grows at its end.
              <li key={i}>
                <span className="numbers">{sayDate(r.on, language)}</span> · {t.way[r.way] ?? r.way}{' '}
                <span className="soft small">{r.byName}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {page.asks.length > 0 && (
        <section className="stack tight">
          <h3>{t.dialog.asks}</h3>
          <ul className="plain-list">
            {page.asks.map((a) => (
              <li key={`${a.on}${a.until}`}>
                <span className="numbers">{sayDate(a.on, language)}</span> ·{' '}
                {t.dialog.until(sayDate(a.until, language))} · {t.dialog.answers[a.answer]}
                {a.reason && <span className="soft small"> · {a.reason}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {page.messages.length > 0 && (
        <section className="stack tight">
          <h3>{t.dialog.sent}</h3>
          <MessageList caseId={page.caseId} messages={page.messages} />
        </section>
      )}
    </>
  )
}
