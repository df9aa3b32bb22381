import type { CasePage } from '#contract/case-contract.ts'
import type { ConductPage } from '#contract/conduct-contract.ts'
import { ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { LeaveState } from '#web/leave/leave-state.tsx'
import { recordPath } from '#web/record/record-path.ts'
import { leaveText } from '#web/text/leave.ts'
import { useConduct } from './use-conduct.ts'

/** Leave from asking to check-back; what comes next is one click away. */
export function LeaveCard({ page }: { page: CasePage }) {
  const t = useText(leaveText)
  const conduct = useConduct(page.caseId)
  if (!conduct || conduct.leaves.length === 0) return null
  const [newest, ...older] = conduct.leaves
  return (
    <Card
      title={t.card.title}
      actions={
        page.mayRecord.includes('leaveAsked') && (
          <ButtonLink small to={recordPath(page.caseId, 'leaveAsked')}>
            {t.card.ask}
          </ButtonLink>
        )
      }
    >
      <div className="stack">
        {newest && <LeaveLine page={page} leave={newest} />}
        {older.length > 0 && (
          <details>
            <summary className="fold">+{older.length}</summary>
            <div className="stack">
              {older.map((leave) => (
                <LeaveLine key={leave.id} page={page} leave={leave} />
              ))}
            </div>
          </details>
        )}
      </div>
    </Card>
  )
}

function LeaveLine({ page, leave }: { page: CasePage; leave: ConductPage['leaves'][number] }) {
  const t = useText(leaveText)
  const { language } = useLanguage()
  const day = (on: string) => sayDay(on, page.today, language)
  return (
    <div className="stack tight">
      <p className="row">
        <LeaveState state={leave.state} />
        <span className="numbers">{t.span(day(leave.from), day(leave.to))}</span>
        {leave.decidedBy && <span className="soft small">{t.card.decidedBy(leave.decidedBy)}</span>}
      </p>
      <p className="soft small">
        {t.days(leave.touched, leave.full)} · {leave.reportDue ? t.reportDue : t.noReport}
        {leave.extensionTo && ` · ${t.askedUntil(day(leave.extensionTo))}`}
        {leave.returnedOn && ` · ${t.backOn(day(leave.returnedOn))}`}
      </p>
      {leave.state === 'overdue' && <p className="small">{t.notAbsence}</p>}
      {leave.tests.length > 0 && leave.acts.length > 0 && (
        <p className="small">{t.testsIn(leave.tests.map(day).join('、'))}</p>
      )}
      {leave.acts.length > 0 && (
        <p className="row">
          {leave.acts.map((type) => (
            <ButtonLink small key={type} to={recordPath(page.caseId, type, undefined, leave.id)}>
              {t.act[type] ?? type}
            </ButtonLink>
          ))}
        </p>
      )}
    </div>
  )
}
