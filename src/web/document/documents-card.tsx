import { FilePlus2 } from 'lucide-react'
import { Link } from 'react-router'
import type { CasePage } from '#contract/case-contract.ts'
import { listDocuments } from '#contract/document-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { said } from '#web/case/entries.ts'
import { entryName } from '#web/case/use-why.tsx'
import { Badge } from '#web/kit/badge.tsx'
import { ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useMayUse } from '#web/session/session.ts'
import { documentText } from '#web/text/document.ts'
import { labelsText } from '#web/text/labels.ts'

const newest = 5

/** Papers issued for the case, and numbers that the journal names. */
export function DocumentsCard({ page }: { page: CasePage }) {
  const t = useText(documentText)
  const may = useMayUse(listDocuments.roles as readonly never[])
  const place = `/cases/${page.caseId}/documents`
  const make = may && (
    <ButtonLink small icon={FilePlus2} to={place}>
      {t.make}
    </ButtonLink>
  )
  return (
    <Card title={t.card} actions={make}>
      {may && <Issued caseId={page.caseId} place={place} />}
      <NumbersInJournal page={page} />
    </Card>
  )
}

function Issued({ caseId, place }: { caseId: string; place: string }) {
  const t = useText(documentText)
  const { language } = useLanguage()
  const issued = useRoute(listDocuments, { params: { caseId } })
  const rows = issued.data?.documents ?? []
  if (!issued.data) return null
  if (rows.length === 0) return <p className="soft">{t.none}</p>
  return (
    <>
      <ul className="plain-list">
        {rows.slice(0, newest).map((paper) => (
          <li key={paper.id}>
            <Link to={place}>{paper.names[language]}</Link>{' '}
            <span className="soft small">{paper.number ?? sayDate(paper.on, language)}</span>{' '}
            {paper.void && <Badge tone="neutral">{t.voided}</Badge>}
          </li>
        ))}
      </ul>
      {rows.length > newest && <Link to={place}>{t.all(rows.length)}</Link>}
    </>
  )
}

function NumbersInJournal({ page }: { page: CasePage }) {
  const t = useText(documentText)
  const labels = useText(labelsText)
  const papers = page.entries.flatMap((entry) => {
    const number = ['documentNo', 'letterNo', 'noticeNo', 'reportNo']
      .map((field) => said(entry, field))
      .find(Boolean)
    return number && entry.struckBy === null ? [{ entry, number }] : []
  })
  if (papers.length === 0) return null
  return (
    <>
      <h3 className="small soft">{t.inJournal}</h3>
      <ul className="plain-list">
        {papers.map(({ entry, number }) => (
          <li key={entry.id}>
            <a href={`#entry-${entry.id}`}>{entryName(labels, entry.type)}</a>{' '}
            <span className="soft">{number}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
