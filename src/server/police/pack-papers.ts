import { handOverForm, type PackKey, packs } from '#core/police/packs.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { onePrint } from '#server/documents/merge-papers.ts'
import { openFrozen } from '#server/documents/paper-data.ts'
import { type PaperSheet, renderPaper } from '#server/documents/render-paper.ts'
import type { Context } from '#server/http/context.ts'
import { type IssuedRow, listIssued } from '#server/store/document-store.ts'
import type { CaseKey } from '#server/store/open-case.ts'

/** Whoever makes the papers reads all of them; the police read the pack because it was handed to them. */
const maker = 'townshipOffice'

/** A form of the pack and its newest paper that stands. */
export type PackPaper = { readonly form: string; readonly issued: IssuedRow | undefined }

/** `until`: only what was issued by that day. */
export async function packPapers(
  tx: Context['tx'],
  key: CaseKey,
  pack: PackKey,
  until?: PlainDate,
): Promise<readonly PackPaper[]> {
  const rows = (await listIssued(tx, key, maker)).filter(
    (row) => row.voidedAt === null && (until === undefined || row.on <= until),
  )
  return packs[pack].map((form) => ({ form, issued: rows.find((row) => row.form === form) }))
}

/** The day of the list with receipt: what was issued by then was handed over. */
export async function handedOverOn(
  tx: Context['tx'],
  key: CaseKey,
  pack: PackKey,
): Promise<PlainDate | undefined> {
  const papers = await packPapers(tx, key, pack)
  return papers.find((p) => p.form === handOverForm[pack])?.issued?.on
}

/** The papers one behind the other as one PDF, each with its own page numbers and the wording it was issued in. */
export function printPack(
  { services }: Pick<Context, 'services'>,
  key: CaseKey,
  papers: readonly PackPaper[],
): Promise<PaperSheet> {
  const frozen = papers.flatMap(({ issued }) =>
    issued ? [openFrozen(services.vault, { region: key.region, id: issued.id }, issued.frozen)] : [],
  )
  return renderPaper({ ...onePrint(frozen), as: 'pdf' }, services.fontDir)
}
