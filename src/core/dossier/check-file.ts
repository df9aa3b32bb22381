import { type FormFile, standing } from '#core/forms/form-file.ts'
import { sayDay } from '#core/forms/paper-words.ts'
import type { ChecklistItem } from './dossier-plan.ts'

/** A paper of the file that was not made void. */
export type FiledPaper = { readonly form: string; readonly signedCopies: number }

export type CheckedItem = {
  readonly id: string
  readonly name: string
  readonly clause: string
  readonly reading: boolean
  /** What the journal holds: how often, and when first. */
  readonly recorded: string
  readonly papers: number
  readonly signed: number
  /** `paperMissing`: it was done, but nothing of it can be held in the hand. */
  readonly state: 'complete' | 'unsigned' | 'paperMissing' | 'missing' | 'notAsked' | 'notShown'
}

/** What of a file the reader's role may know of at all. */
export type Readable = { readonly entry: (type: string) => boolean; readonly form: (id: string) => boolean }

/** What a complete file of this case would hold today, and what of it is there. */
export function checkFile(
  checklist: readonly ChecklistItem[],
  file: FormFile,
  papers: readonly FiledPaper[],
  readable: Readable,
): readonly CheckedItem[] {
  return checklist.map((whole) => {
    const item = within(whole, readable)
    const entries = item.entries ? standing(file, ...item.entries) : []
    const own = papers.filter((paper) => item.forms?.includes(paper.form))
    const signed = own.filter((paper) => paper.signedCopies > 0).length
    const clause = file.policy.clauses[item.clause]
    const first = sayDay(entries[0]?.on)
    return {
      id: item.id,
      name: item.names.zh,
      clause: clause ? `${clause.document}${clause.clause}` : '',
      reading: item.reading,
      recorded: first ? `${entries.length}条，${entries.length > 1 ? '首条' : ''}${first}` : '',
      papers: own.length,
      signed,
      state: stateOf(item, file, entries.length, own.length, signed),
    }
  })
}

/** An item without what the reader's role does not see: what is not shown is not said to be missing. */
function within(item: ChecklistItem, readable: Readable): ChecklistItem {
  const entries = item.entries?.filter(readable.entry)
  const forms = item.forms?.filter(readable.form)
  return {
    ...item,
    entries: entries && entries.length > 0 ? entries : undefined,
    forms: forms && forms.length > 0 ? forms : undefined,
  }
}

function stateOf(
  item: ChecklistItem,
  file: FormFile,
  entries: number,
  papers: number,
  signed: number,
): CheckedItem['state'] {
  if (!item.entries && !item.forms) return 'notShown'
  if (papers === 0 && item.when && !isAsked(item, file)) return 'notAsked'
  if (entries === 0 && papers === 0) return isAsked(item, file) ? 'missing' : 'notAsked'
  if (item.forms && papers === 0) return 'paperMissing'
  if (item.forms && signed === 0) return 'unsigned'
  return item.entries && entries === 0 && isAsked(item, file) ? 'missing' : 'complete'
}

function isAsked({ from, when }: ChecklistItem, file: FormFile): boolean {
  const { state } = file
  if (from === 'reportIn' && state.reportIn.reportedOn === null) return false
  if (from === 'end' && state.stage !== 'discharged') return false
  if (!when) return true
  const entries = when.entries ? standing(file, ...when.entries).length : 0
  return entries > 0 || state.findings.some((finding) => when.findings?.includes(finding.kind))
}
