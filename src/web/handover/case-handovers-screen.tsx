import { FolderOpen } from 'lucide-react'
import { Link, useParams } from 'react-router'
import { type CaseHandovers, caseHandovers } from '#contract/handover-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { handoverText } from '#web/text/handover.ts'
import { shellText } from '#web/text/shell.ts'
import { AskForm } from './ask-form.tsx'
import { EntrustForm } from './entrust-form.tsx'
import { handoverPath } from './handover-path.ts'
import { StepBadge, TurnWords } from './step-badge.tsx'
import { useTaskWords } from './use-task-words.ts'
import './handover.css'

/** What was handed over or entrusted of one case, and where a new one is asked for. */
export function CaseHandoversScreen() {
  const t = useText(handoverText)
  const shell = useText(shellText)
  const { caseId = '' } = useParams()
  const query = useRoute(caseHandovers, { params: { caseId } })
  return (
    <Page
      title={t.caseTitle}
      documentTitle={shell.titles.handovers}
      lead={query.data && t.caseLead(query.data.townshipName)}
      actions={
        <ButtonLink to={`/cases/${caseId}`} icon={FolderOpen}>
          {t.openCase}
        </ButtonLink>
      }
    >
      <Loaded query={query}>
        {(read) => (
          <div className="handover-grid">
            <div className="stack">
              {read.may.ask && <AskForm caseId={caseId} />}
              {read.may.entrust && <EntrustForm caseId={caseId} />}
            </div>
            <div className="stack">
              <Card title={t.history} count={read.handovers.length}>
                <HandoverList handovers={read.handovers} />
              </Card>
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

export function HandoverList({ handovers }: { handovers: CaseHandovers['handovers'] }) {
  const t = useText(handoverText)
  const { language } = useLanguage()
  const sayTasks = useTaskWords()
  if (handovers.length === 0) return <p className="soft">{t.none}</p>
  return (
    <ul className="stack">
      {handovers.map((h) => (
        <li key={h.handoverId} className="stack tight">
          <span className="row close">
            <Link to={handoverPath(h)}>{t.titles[h.kind]}</Link>
            <span>{h.toName}</span>
            <StepBadge line={h} />
            <TurnWords line={h} from={h.fromName} to={h.toName} />
          </span>
          <span className="soft small">
            {h.kind === 'move'
              ? `${t.changedOn} ${sayDate(h.changedOn ?? h.askedOn, language)}${h.reportBy ? ` · ${t.reportBy} ${sayDate(h.reportBy, language)}` : ''}`
              : [sayTasks(h.tasks), h.workerName, h.untilOn && `${t.until} ${sayDate(h.untilOn, language)}`]
                  .filter(Boolean)
                  .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
