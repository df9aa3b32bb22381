import { FolderDown } from 'lucide-react'
import { useState } from 'react'
import { printDossier } from '#contract/document-contract.ts'
import { download } from '#web/api/call.ts'
import { ApiError } from '#web/api/problem.ts'
import { Button } from '#web/kit/button.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { documentText } from '#web/text/document.ts'

/** The whole file as one PDF: contents, completeness, course, papers, attachments. Asks for the second factor. */
export function PrintDossier({ caseId }: { caseId: string }) {
  const t = useText(documentText)
  const say = useSay()
  const toast = useToast()
  const [busy, setBusy] = useState(false)

  async function print() {
    setBusy(true)
    toast(t.dossierBusy)
    try {
      await download(printDossier, { params: { caseId } }, 'dossier.pdf')
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      toast(say(error.says))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Button icon={FolderDown} busy={busy} onClick={() => void print()}>
      {t.dossier}
    </Button>
  )
}
