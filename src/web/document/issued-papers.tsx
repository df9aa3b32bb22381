import { Download, FilePenLine, Paperclip, Printer } from 'lucide-react'
import { useState } from 'react'
import {
  downloadCopy,
  downloadEditable,
  downloadPaper,
  type IssuedDocument,
  voidDocument,
} from '#contract/document-contract.ts'
import { address, download } from '#web/api/call.ts'
import { useAct } from '#web/api/use-act.ts'
import { Badge, endedIcon } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { ReasonDialog } from '#web/order/reason-dialog.tsx'
import { documentText } from '#web/text/document.ts'
import { AttachDialog } from './attach-dialog.tsx'

/** Issued papers with what can be done with each: print, download, attach the signed copy, make void. */
export function IssuedPapers({ caseId, papers }: { caseId: string; papers: readonly IssuedDocument[] }) {
  const t = useText(documentText)
  if (papers.length === 0) return <EmptyState title={t.noneIssued}>{t.noneIssuedText}</EmptyState>
  return (
    <ul className="paper-list">
      {papers.map((paper) => (
        <Paper key={paper.id} caseId={caseId} paper={paper} />
      ))}
    </ul>
  )
}

function Paper({ caseId, paper }: { caseId: string; paper: IssuedDocument }) {
  const t = useText(documentText)
  const { language } = useLanguage()
  const [open, setOpen] = useState<'void' | 'attach'>()
  const ending = useAct(voidDocument)
  const params = { caseId, documentId: paper.id }
  const name = paper.names[language]

  async function makeVoid(reason: string) {
    if (await ending.act({ params, body: { reason } })) setOpen(undefined)
  }

  return (
    <li className={paper.void ? 'paper void' : 'paper'}>
      <div className="paper-what">
        <span className="strong">{name}</span> <Standing paper={paper} />
        <p className="soft small">
          {paper.number ?? t.noNumber} · {sayDate(paper.on, language)} ·{' '}
          {t.issuedBy(paper.by.org, paper.by.name)}
        </p>
        {paper.void && <p className="small">{t.voidedWhy(paper.void.reason)}</p>}
      </div>
      <div className="row">
        <PrintLink params={params} name={name} />
        <Button
          small
          icon={Download}
          label={`${t.download}：${name}`}
          onClick={() => void download(downloadPaper, { params, query: {} }, `${paper.form}.pdf`)}
        >
          {t.download}
        </Button>
        {!paper.void && (
          <Button
            small
            kind="plain"
            icon={FilePenLine}
            label={`${t.editable}：${name}`}
            onClick={() => void download(downloadEditable, { params }, `${paper.form}.docx`)}
          >
            {t.editable}
          </Button>
        )}
        {paper.copies.map((copy, i) => (
          <Button
            key={copy.id}
            small
            kind="plain"
            icon={Paperclip}
            onClick={() =>
              void download(downloadCopy, { params: { ...params, copyId: copy.id } }, `${paper.form}_signed`)
            }
          >
            {t.copy(i + 1)}
          </Button>
        ))}
        {!paper.void && (
          <>
            <Button small kind="plain" label={`${t.attach}：${name}`} onClick={() => setOpen('attach')}>
              {t.attach}
            </Button>
            <Button small kind="plain" label={`${t.void}：${name}`} onClick={() => setOpen('void')}>
              {t.void}
            </Button>
          </>
        )}
      </div>
      {open === 'attach' && <AttachDialog params={params} onClose={() => setOpen(undefined)} />}
      {open === 'void' && (
        <ReasonDialog
          title={t.voidTitle}
          text={t.voidLead}
          label={t.reason}
          act={t.void}
          busy={ending.busy}
          errors={ending.errors}
          onClose={() => setOpen(undefined)}
          onAct={makeVoid}
        />
      )}
    </li>
  )
}

function Standing({ paper }: { paper: IssuedDocument }) {
  const t = useText(documentText)
  if (paper.void) return <Badge icon={endedIcon}>{t.voided}</Badge>
  return paper.copies.length > 0 ? (
    <Badge tone="good">{t.signed}</Badge>
  ) : (
    <Badge tone="info">{t.valid}</Badge>
  )
}

/** Opens the PDF in the browser's own viewer, which prints it. */
export function PrintLink(props: {
  params: { caseId: string; documentId: string }
  name: string
  primary?: boolean
}) {
  const t = useText(documentText)
  const href = address(downloadPaper, { params: props.params, query: { as: 'inline' } })
  return (
    <a
      className={props.primary ? 'button primary' : 'button small'}
      href={href}
      target="_blank"
      rel="noreferrer"
      aria-label={`${t.print}：${props.name}`}
    >
      <Printer size={18} aria-hidden />
      {t.print}
    </a>
  )
}
