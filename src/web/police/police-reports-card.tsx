import { Link } from 'react-router'
import type { CasePage, ShownEntry } from '#contract/case-contract.ts'
import { packsOf } from '#core/police/packs.ts'
import { Card } from '#web/kit/card.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useMayUse } from '#web/session/session.ts'
import { policeText } from '#web/text/police.ts'
import { reportInText } from '#web/text/report-in.ts'
import { PackCard } from './pack-card.tsx'

/** Each report with its receipt and decision; while nothing is decided, the papers that go with it. */
export function PoliceReportsCard({ page }: { page: CasePage }) {
  const t = useText(reportInText).card
  const staff = useMayUse(['worker', 'stationHead', 'townshipOffice'])
  const standing = page.entries.filter((e) => e.struckBy === null)
  const reports = standing.filter((e) => e.type === 'policeReported')
  const ended = ['terminated', 'convertedToIsolation', 'discharged'].includes(page.state.stage)
  const packs = staff && !ended ? packsOf(page.state) : []
  if (reports.length === 0 && packs.length === 0) return null
  return (
    <>
      {reports.length > 0 && (
        <Card title={t.policeTitle} count={reports.length}>
          <ul className="plain-list stack tight">
            {reports.map((report) => (
              <Report key={report.id} caseId={page.caseId} report={report} standing={standing} />
            ))}
          </ul>
        </Card>
      )}
      {packs.map((pack) => (
        <PackCard key={pack} caseId={page.caseId} pack={pack} />
      ))}
    </>
  )
}

function Report(props: { caseId: string; report: ShownEntry; standing: readonly ShownEntry[] }) {
  const { caseId, report, standing } = props
  const t = useText(reportInText).card
  const words = useText(policeText)
  const { language } = useLanguage()
  const grounds = words.grounds as Readonly<Record<string, string>>
  const decisions = words.decisions as Readonly<Record<string, string>>
  const answer = (type: string) => standing.find((e) => e.type === type && e.data['report'] === report.id)
  const receipt = answer('policeReceived')
  const decided = answer('policeDecided')
  const day = (entry: ShownEntry) => sayDate(entry.on, language)
  return (
    <li className="stack tight">
      <Link to={`/received-reports/${caseId}/${report.id}`}>
        {t.reported(day(report), grounds[String(report.data['ground'])] ?? '')}
      </Link>
      <span className="soft small">
        {receipt ? t.receipt(String(receipt.data['receiptNo'] ?? ''), day(receipt)) : t.noReceipt}
      </span>
      {decided && (
        <span className="soft small">
          {t.decided(day(decided), decisions[String(decided.data['decision'])] ?? '')}
        </span>
      )}
    </li>
  )
}
