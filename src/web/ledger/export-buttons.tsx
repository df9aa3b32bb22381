import { FileSpreadsheet, FileText, Printer } from 'lucide-react'
import { useState } from 'react'
import {
  beginRun,
  exportSheet,
  type FileKind,
  type LayoutLine,
  listRuns,
  type Sheet,
} from '#contract/ledger-contract.ts'
import { ApiError, type CallInput, download } from '#web/api/call.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Button } from '#web/kit/button.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { ledgerText } from '#web/text/ledger.ts'

type Question = Omit<NonNullable<CallInput<typeof beginRun>['body']>, 'as'>
type Arranged = Pick<NonNullable<CallInput<typeof exportSheet>['body']>, 'filter' | 'sort'>
const noInput = {}

/** Excel, paper and CSV of what is shown; a long ledger is made behind. */
export function ExportButtons(props: {
  layout: LayoutLine
  question: Question
  arranged: Arranged
  sheet: Sheet
}) {
  const { layout, question, arranged, sheet } = props
  const t = useText(ledgerText)
  const say = useSay()
  const toast = useToast()
  const runs = useRoute(listRuns, noInput, { enabled: sheet.more })
  const { act, busy } = useAct(beginRun)
  const [making, setMaking] = useState<FileKind>()
  if (sheet.wants === 'purpose') return null

  async function save(as: FileKind) {
    const input = { params: { id: layout.id }, body: { ...question, as } }
    if (sheet.more) {
      if (await act(input)) toast(t.begun)
      await runs.refetch()
      return
    }
    setMaking(as)
    try {
      await download(exportSheet, { ...input, body: { ...input.body, ...arranged } }, `${layout.id}.${as}`)
    } catch (error) {
      if (error instanceof ApiError) toast(say(error.says))
    } finally {
      setMaking(undefined)
    }
  }
  const kinds = [
    { as: 'xlsx', icon: FileSpreadsheet, words: t.workbook },
    { as: 'pdf', icon: Printer, words: t.paper },
    { as: 'csv', icon: FileText, words: t.csv },
  ] as const
  return kinds.map(({ as, icon, words }) => (
    <Button key={as} icon={icon} busy={making === as || busy} onClick={() => void save(as)}>
      {words}
    </Button>
  ))
}
