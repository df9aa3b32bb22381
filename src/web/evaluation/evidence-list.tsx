import { type AreaPage, attachEvidence, openEvidence } from '#contract/evaluation-area-contract.ts'
import { address } from '#web/api/call.ts'
import { useText } from '#web/language/language.ts'
import { UploadButton } from '#web/rectification/upload-button.tsx'
import { evaluationText } from '#web/text/evaluation.ts'

/** The files of one item, and a button to add one. */
export function EvidenceList(props: { page: AreaPage; item: string; adds: boolean }) {
  const { page, item, adds } = props
  const t = useText(evaluationText)
  const files = page.files.filter((f) => f.item === item)
  const roundId = page.round.id
  return (
    <>
      {files.length > 0 && (
        <ul aria-label={t.files}>
          {files.map((file) => (
            <li key={file.id}>
              <a href={address(openEvidence, { params: { roundId, fileId: file.id } })}>{file.name}</a>{' '}
              <span className="soft small">{file.byName}</span>
            </li>
          ))}
        </ul>
      )}
      {adds && <UploadButton name={`file-${item}`} route={attachEvidence} params={{ roundId, item }} />}
    </>
  )
}
