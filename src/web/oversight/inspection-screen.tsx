import { Printer } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'react-router'
import {
  closeInspection,
  printInspection,
  showInspection,
  showSample,
} from '#contract/inspection-contract.ts'
import { address, type ReplyOf } from '#web/api/call.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button, ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { errorOf } from '#web/kit/error-summary.tsx'
import { FormDialog } from '#web/kit/form-dialog.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { TextArea } from '#web/kit/text-field.tsx'
import { useUnsavedDraft } from '#web/kit/use-unsaved-draft.ts'
import { sayDate, sayInstant } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { oversightText } from '#web/text/oversight.ts'
import { Evidence } from './evidence.tsx'
import { FindingTable } from './finding-table.tsx'
import { SampleCard } from './sample-card.tsx'
import { VisitResults } from './visit-results.tsx'
import { VisitSheet } from './visit-sheet.tsx'
import './oversight.css'

export type Inspection = ReplyOf<typeof showInspection>

/** One visit. The office that inspects fills the lists on the spot; everybody else reads what was found and mended. */
export function InspectionScreen() {
  const { inspectionId = '' } = useParams()
  const inspection = useRoute(showInspection, { params: { inspectionId } })
  return (
    <Loaded query={inspection} lines={8}>
      {(reply) => <Visit inspection={reply} />}
    </Loaded>
  )
}

function Visit({ inspection }: { inspection: Inspection }) {
  const t = useText(oversightText)
  const { language } = useLanguage()
  const [closes, setCloses] = useState(false)
  const sample = useRoute(showSample, { params: { inspectionId: inspection.id } })
  const { mayWrite } = inspection
  const found = (
    <Card title={t.findings} count={inspection.findingsList.length} flush>
      <FindingTable alone findings={inspection.findingsList} />
    </Card>
  )
  return (
    <Page
      title={inspection.theme}
      documentTitle={t.title}
      lead={`${inspection.area.name} · ${t.by} ${inspection.by.name} · ${inspection.inspectors} · ${sayDate(inspection.on, language)}`}
      actions={
        <>
          <a
            className="button"
            href={address(printInspection, { params: { inspectionId: inspection.id } })}
            target="_blank"
            rel="noreferrer"
          >
            <Printer size={18} aria-hidden />
            {t.print}
          </a>
          {mayWrite && <Button onClick={() => setCloses(true)}>{t.close}</Button>}
          <ButtonLink to="/oversight">{t.back}</ButtonLink>
        </>
      }
    >
      <div className="stack">
        {inspection.closed && (
          <Card title={t.summary} actions={<Badge tone="good">{t.closed}</Badge>}>
            <p className="pre-wrap">{inspection.summary}</p>
            <p className="soft small">
              {t.closedLine(inspection.closedBy, sayInstant(inspection.closedAt ?? ''))}
            </p>
          </Card>
        )}
        {!mayWrite && found}
        {mayWrite ? (
          <VisitSheet inspection={inspection} files={sample.data?.files ?? []} />
        ) : (
          <VisitResults inspection={inspection} />
        )}
        {mayWrite && found}
        <SampleCard inspection={inspection} files={sample.data?.files ?? []} />
        {(mayWrite || inspection.files.length > 0) && (
          <Card title={t.visitPhotos}>
            <Evidence
              about="inspection"
              aboutId={inspection.id}
              files={inspection.files}
              mayAttach={mayWrite}
            />
          </Card>
        )}
      </div>
      {closes && <CloseDialog inspection={inspection} onClose={() => setCloses(false)} />}
    </Page>
  )
}

function CloseDialog({ inspection, onClose }: { inspection: Inspection; onClose: () => void }) {
  const t = useText(oversightText)
  const { act, busy, errors } = useAct(closeInspection)
  const draft = useUnsavedDraft(`inspection.close.${inspection.id}`, { summary: '' })
  const send = async () => {
    const done = await act({ params: { inspectionId: inspection.id }, body: draft.values })
    if (done) draft.clear()
    return done !== undefined
  }
  return (
    <FormDialog
      title={t.closeTitle}
      lead={t.summaryHint}
      send={t.close}
      busy={busy}
      errors={errors}
      wide
      onClose={onClose}
      onSend={send}
    >
      <TextArea
        name="summary"
        label={t.summary}
        hint={t.noteHint}
        required
        rows={8}
        maxLength={4000}
        value={draft.values.summary}
        error={errorOf(errors, 'summary')}
        onChange={(summary) => draft.set({ summary })}
      />
    </FormDialog>
  )
}
