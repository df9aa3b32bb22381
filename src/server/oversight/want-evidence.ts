import type { Refusal } from '#core/shared/decision.ts'
import type { Context } from '#server/http/context.ts'
import { listFindingFacts } from '#server/store/inspection-finding-store.ts'
import { listOfficeFiles } from '#server/store/office-file-store.ts'
import type { RectificationRow } from '#server/store/rectification-store.ts'
import { evidenceAsked } from './read-findings.ts'
import { refuseOne } from './rights.ts'

/**
 * The remedy of a grave finding of a visit is handed in with a photograph or a paper of the area itself, whichever page
 * it is handed in from; other entries of the register are not asked for one.
 */
export async function wantEvidence(context: Context, row: RectificationRow): Promise<void> {
  if (row.origin !== 'inspection') return
  const { tx, services } = context
  const [facts] = await listFindingFacts(tx, [row.id])
  if (!facts || !evidenceAsked(context, row.area, facts.severity)) return
  const files = await listOfficeFiles(tx, services.vault, [row.id])
  if (!files.some((f) => f.byArea === row.area)) refuseOne(noEvidence)
}

const noEvidence: Refusal = {
  code: 'finding-no-evidence',
  field: 'note',
  says: {
    zh: '这个程度的问题要附整改的照片或者材料。',
    en: 'A finding this grave is handed in with a photograph or a paper.',
  },
  mend: { zh: '先附文件再提交。', en: 'Attach a file first.' },
}
