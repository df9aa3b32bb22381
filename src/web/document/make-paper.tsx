import { useState } from 'react'
import type { FormField, FormPage } from '#contract/document-contract.ts'
import { issuePaper } from '#contract/document-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { entryName } from '#web/case/use-why.tsx'
import { Banner } from '#web/kit/banner.tsx'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { fieldId } from '#web/kit/field.tsx'
import { Page } from '#web/kit/page.tsx'
import { Select } from '#web/kit/select.tsx'
import { useUnsavedDraft } from '#web/kit/use-unsaved-draft.ts'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { documentText } from '#web/text/document.ts'
import { labelsText } from '#web/text/labels.ts'
import { FieldsFromFile, FieldsToWrite, fieldName } from './form-fields.tsx'
import { IssueDialog } from './issue-dialog.tsx'
import { PrintLink } from './issued-papers.tsx'
import { PaperPreview } from './paper-preview.tsx'

type Issued = { readonly documentId: string; readonly number: string | null }

/** Fills one paper. What is typed survives a reload; issuing asks for one look at the whole. */
export function MakePaper(props: { caseId: string; page: FormPage; onAbout: (entryId: string) => void }) {
  const { caseId, page } = props
  const t = useText(documentText)
  const { language } = useLanguage()
  const { today } = useSession()
  const issuing = useAct(issuePaper)
  const [asks, setAsks] = useState(false)
  const [done, setDone] = useState<Issued>()
  const [id, setId] = useState(() => crypto.randomUUID())
  const draft = useUnsavedDraft(`document.${caseId}.${page.form}.${page.about ?? ''}`, usualOf(page))
  const about = page.about ?? undefined
  const toWrite = page.fields.filter((field) => field.typable)
  const fromFile = page.fields.filter((field) => !field.typable && !field.key.startsWith('law.'))

  async function issue() {
    const body = { id, form: page.form, typed: draft.values, ...(about ? { about } : {}) }
    const reply = await issuing.act({ params: { caseId }, body }, { ifMatch: page.seq })
    setAsks(false)
    if (!reply) return
    draft.clear()
    setId(crypto.randomUUID())
    setDone(reply)
  }

  if (done) return <Done caseId={caseId} page={page} done={done} />
  return (
    <Page
      title={page.names[language]}
      documentTitle={t.title}
      lead={t.file(page.fileNo)}
      actions={<ButtonLink to={`/cases/${caseId}/documents`}>{t.back}</ButtonLink>}
    >
      <ErrorSummary errors={issuing.errors} />
      <div className="paper-desk">
        <div className="stack">
          <MissingPanel fields={page.fields} typed={draft.values} />
          <Basis page={page} />
          {page.subjects.length > 0 && <Subject page={page} onAbout={props.onAbout} />}
          {toWrite.length > 0 && (
            <Card title={t.toFill}>
              <div className="stack">
                <p className="soft small">{t.toFillLead}</p>
                <FieldsToWrite
                  fields={toWrite}
                  typed={draft.values}
                  errors={issuing.errors}
                  today={today}
                  onChange={draft.set}
                />
              </div>
            </Card>
          )}
          <Card title={t.fromFile}>
            <FieldsFromFile fields={fromFile} />
            <p className="soft small">{t.masked}</p>
          </Card>
        </div>
        <div className="paper-side">
          <Card title={t.preview}>
            <PaperPreview caseId={caseId} form={page.form} about={about} typed={draft.values} />
          </Card>
          <div className="row paper-foot">
            <Button kind="primary" onClick={() => setAsks(true)}>
              {t.issue}
            </Button>
          </div>
        </div>
      </div>
      {asks && (
        <IssueDialog
          page={page}
          typed={draft.values}
          busy={issuing.busy}
          onClose={() => setAsks(false)}
          onIssue={issue}
        />
      )}
    </Page>
  )
}

/** Usual words stand in the fields from the start, so that they can be changed and not only accepted. */
function usualOf(page: FormPage): Record<string, string> {
  return Object.fromEntries(
    page.fields
      .filter((field) => field.source === 'typed' && typeof field.value === 'string')
      .map((field) => [field.key, String(field.value)]),
  )
}

/** Numbered and frozen: what is left is to print it and have it signed. */
function Done({ caseId, page, done }: { caseId: string; page: FormPage; done: Issued }) {
  const t = useText(documentText)
  const { language } = useLanguage()
  const name = page.names[language]
  return (
    <Page title={name} documentTitle={t.title} lead={t.file(page.fileNo)}>
      <Banner kind="good" title={t.done}>
        {done.number && <p>{t.doneNumber(done.number)}</p>}
        <p>{t.doneNext}</p>
      </Banner>
      <div className="row paper-foot">
        <PrintLink params={{ caseId, documentId: done.documentId }} name={name} primary />
        <ButtonLink to={`/cases/${caseId}/documents`}>{t.back}</ButtonLink>
        <ButtonLink to={`/cases/${caseId}`}>{t.toCase}</ButtonLink>
      </div>
    </Page>
  )
}

/** What the paper can not go without: a way to the field, or that the file must say it first. */
function MissingPanel({
  fields,
  typed,
}: {
  fields: readonly FormField[]
  typed: Readonly<Record<string, string>>
}) {
  const t = useText(documentText)
  const { language } = useLanguage()
  const missing = fields.filter(
    (f) => f.required && (f.typable ? !typed[f.key]?.trim() : f.source === 'none'),
  )
  if (missing.length === 0) return null
  return (
    <Banner kind="late" title={t.missingTitle}>
      <ul className="plain-list">
        {missing.map((field) => (
          <li key={field.key}>
            {field.typable ? (
              <a href={`#${fieldId(fieldName(field.key))}`}>{field.label[language]}</a>
            ) : (
              <>
                {field.label[language]} <span className="small">（{t.missingFile}）</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </Banner>
  )
}

function Basis({ page }: { page: FormPage }) {
  const t = useText(documentText)
  const { language } = useLanguage()
  return (
    <Card>
      <dl className="facts">
        <dt>{t.basis}</dt>
        <dd>
          {page.clause ? `${page.clause.document} ${page.clause.clause}` : '—'}
          <p className="soft small">{t.known[page.known]}</p>
        </dd>
        {page.inferred && (
          <>
            <dt>{t.inferred}</dt>
            <dd>{page.inferred[language]}</dd>
          </>
        )}
        <dt>{t.signers}</dt>
        <dd>{page.signers.map((signer) => signer[language]).join(language === 'zh' ? '；' : '; ')}</dd>
      </dl>
    </Card>
  )
}

function Subject({ page, onAbout }: { page: FormPage; onAbout: (entryId: string) => void }) {
  const t = useText(documentText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  return (
    <Select
      name="about"
      label={t.subject}
      value={page.about ?? ''}
      empty={false}
      onChange={onAbout}
      options={page.subjects.map((one) => ({
        value: one.entryId,
        label: `${sayDate(one.on, language)} ${entryName(labels, one.type)}`,
      }))}
    />
  )
}
