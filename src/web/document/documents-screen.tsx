import { Link, useParams } from 'react-router'
import { listDocuments, listForms } from '#contract/document-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { useLanguage, useText } from '#web/language/language.ts'
import { documentText } from '#web/text/document.ts'
import { IssuedPapers } from './issued-papers.tsx'
import { PrintDossier } from './print-dossier.tsx'
import './document.css'

/** Which papers fit the case now, and those that were issued. */
export function DocumentsScreen() {
  const t = useText(documentText)
  const { caseId = '' } = useParams()
  const forms = useRoute(listForms, { params: { caseId } })
  const issued = useRoute(listDocuments, { params: { caseId } })
  return (
    <Page
      title={t.title}
      documentTitle={t.title}
      lead={t.lead}
      actions={
        <>
          <PrintDossier caseId={caseId} />
          <ButtonLink to={`/cases/${caseId}`}>{t.toCase}</ButtonLink>
        </>
      }
    >
      <div className="stack">
        <Loaded query={issued} lines={3}>
          {({ documents }) => (
            <Card title={t.issued} count={documents.length}>
              <IssuedPapers caseId={caseId} papers={documents} />
            </Card>
          )}
        </Loaded>
        <Loaded query={forms} lines={6}>
          {(reply) => <Forms caseId={caseId} forms={reply.forms} />}
        </Loaded>
      </div>
    </Page>
  )
}

type Offered = Awaited<ReturnType<typeof listForms.reply.parse>>['forms'][number]

function Forms({ caseId, forms }: { caseId: string; forms: readonly Offered[] }) {
  const t = useText(documentText)
  const { language } = useLanguage()
  return (
    <Card title={t.fitting} count={forms.length}>
      <p className="soft small">{t.fittingLead}</p>
      {forms.length === 0 && <EmptyState title={t.noneFitting} />}
      <ul className="form-list">
        {forms.map((form) => (
          <li key={form.form}>
            <Link to={`/cases/${caseId}/documents/${form.form}`}>{form.names[language]}</Link>
            <span className="soft small figures">{form.form}</span>
            {form.missing.length > 0 ? (
              <Badge tone="late">{t.missing(form.missing.length)}</Badge>
            ) : (
              <Badge tone="good">{t.ready}</Badge>
            )}
            {form.missing.length > 0 && (
              <span className="soft small wide">{form.missing.map((m) => m[language]).join(' · ')}</span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
