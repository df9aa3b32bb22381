import { ArrowLeft, FolderOpen, Printer } from 'lucide-react'
import { useParams } from 'react-router'
import { downloadPaper } from '#contract/document-contract.ts'
import { downloadPack, type PoliceReportPage, showPoliceReport } from '#contract/police-report-contract.ts'
import { address } from '#web/api/call.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Banner } from '#web/kit/banner.tsx'
import { ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { labelsText } from '#web/text/labels.ts'
import { policeText } from '#web/text/police.ts'
import { shellText } from '#web/text/shell.ts'
import { DecidePart } from './decide-part.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { PackCard } from './pack-card.tsx'
import { ReceivePart } from './receive-part.tsx'
import '#web/case/case.css'

/** One report: what it says, what it rests on, the rules, and what became of it. */
export function ReportScreen() {
  const t = useText(policeText)
  const shell = useText(shellText)
  const { caseId = '', reportId = '' } = useParams()
  const police = useSession().grant.role === 'policeLiaison'
  const query = useRoute(showPoliceReport, { params: { caseId, reportId } })
  return (
    <Page
      title={query.data ? t.grounds[query.data.ground] : shell.titles.policeReport}
      documentTitle={shell.titles.policeReport}
      actions={
        <ButtonLink to={police ? '/received-reports' : '/report-in?tab=reports'} icon={ArrowLeft}>
          {t.back}
        </ButtonLink>
      }
    >
      <Loaded query={query} lines={8}>
        {(page) => (
          <div className="stack">
            {page.noEarlyRelease && (
              <Banner kind="late" title={t.noEarlyRelease}>
                <p>{t.noEarlyReleaseText}</p>
              </Banner>
            )}
            <What page={page} />
            <Rules page={page} />
            <Card title={t.evidence} count={page.evidence.length}>
              <EvidenceList page={page} />
            </Card>
            <Papers page={page} />
            {!police && page.pack && <PackCard caseId={page.caseId} pack={page.pack} />}
            {page.mayReceive && <ReceivePart page={page} />}
            {page.mayDecide && <DecidePart page={page} />}
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function What({ page }: { page: PoliceReportPage }) {
  const t = useText(policeText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  return (
    <Card
      title={t.what}
      actions={
        <ButtonLink small to={`/cases/${page.caseId}`} icon={FolderOpen}>
          {page.name}
        </ButtonLink>
      }
    >
      <dl className="facts">
        <dt>{t.fileNo}</dt>
        <dd className="figures">{page.fileNo}</dd>
        <dt>{t.measure}</dt>
        <dd>{page.measure && labels.measure[page.measure]}</dd>
        <dt>{t.ground}</dt>
        <dd>{t.grounds[page.ground]}</dd>
        <dt>{t.reported}</dt>
        <dd>
          {sayDate(page.on, language)} · {page.reportNo ?? t.noNumber}
        </dd>
        <dt>{t.by}</dt>
        <dd>{[page.byOrg, page.byName].filter(Boolean).join(' · ') || '—'}</dd>
        <dt>{t.progress}</dt>
        <dd>
          <Progress page={page} />
        </dd>
      </dl>
    </Card>
  )
}

function Progress({ page }: { page: PoliceReportPage }) {
  const t = useText(policeText)
  const { language } = useLanguage()
  const day = (on: string) => sayDate(on, language)
  return (
    <span className="stack tight">
      {page.receivedOn !== null && (
        <span>{t.receivedLine(day(page.receivedOn), page.receiptNo ?? '', page.receivedBy ?? '')}</span>
      )}
      {page.decidedOn !== null && (
        <span>
          {t.decidedLine(day(page.decidedOn), t.decisions[page.decision ?? 'other'], page.documentNo ?? '')}
        </span>
      )}
      {page.state === 'sent' && (
        <span className="row">
          {t.waiting}
          {page.receiptLate ? (
            <Badge tone="late">{t.receiptLate}</Badge>
          ) : (
            page.receiptDue && <span className="soft small">{t.receiptDue(day(page.receiptDue))}</span>
          )}
        </span>
      )}
      {page.state === 'received' && <span>{t.undecided}</span>}
    </span>
  )
}

function Rules({ page }: { page: PoliceReportPage }) {
  const t = useText(policeText)
  const say = useSay()
  return (
    <Card title={t.rule}>
      <div className="stack">
        {page.rules.map((line) => (
          <div className="stack tight" key={line.says.zh}>
            <p>{say(line.says)}</p>
            <p className="soft small row">
              {[line.document, line.article].filter(Boolean).join(' ') || line.clause}
              {line.force && <Badge icon={false}>{line.force}</Badge>}
            </p>
            {line.text && <blockquote className="clause-text">{line.text}</blockquote>}
          </div>
        ))}
      </div>
    </Card>
  )
}

function Papers({ page }: { page: PoliceReportPage }) {
  const t = useText(policeText)
  const say = useSay()
  const { language } = useLanguage()
  const { caseId, pack } = page
  return (
    <Card title={t.papers} count={page.papers.length}>
      <div className="stack">
        {page.papers.length === 0 && <p className="soft">{t.noPapers}</p>}
        <ul className="plain-list">
          {page.papers.map((paper) => (
            <li key={paper.documentId}>
              <a
                href={address(downloadPaper, {
                  params: { caseId, documentId: paper.documentId },
                  query: { as: 'inline' },
                })}
                target="_blank"
                rel="noopener"
              >
                {say(paper.names)}
              </a>{' '}
              <span className="soft small">
                {[paper.number, sayDate(paper.on, language)].filter(Boolean).join(' · ')}
              </span>
            </li>
          ))}
        </ul>
        {pack !== null &&
          (page.packReady ? (
            <p>
              <a
                className="button"
                href={address(downloadPack, { params: { caseId, pack } })}
                target="_blank"
                rel="noopener"
              >
                <Printer size={18} aria-hidden />
                {t.printPack}
              </a>
            </p>
          ) : (
            <p className="soft small">{t.packNotReady}</p>
          ))}
      </div>
    </Card>
  )
}
