import { projectEntry } from '#core/access/project-entry.ts'
import type { Role } from '#core/access/roles.ts'
import type { Readable } from '#core/dossier/check-file.ts'
import { type Dossier, type DossierCopy, type DossierPaper, makeDossier } from '#core/dossier/make-dossier.ts'
import { sayDay } from '#core/forms/paper-words.ts'
import type { Context } from '#server/http/context.ts'
import { listAttachments } from '#server/store/attachment-list.ts'
import { findOfficeName } from '#server/store/document-office.ts'
import { type IssuedRow, listIssued } from '#server/store/document-store.ts'
import { openCase } from '#server/store/open-case.ts'
import { mergePapers } from './merge-papers.ts'
import { openFormFile } from './open-form.ts'
import { type Frozen, openFrozen } from './paper-data.ts'
import { readDossierLayout, readDossierPlan } from './read-dossier-plan.ts'
import { readForms } from './read-forms.ts'
import { fontsOf, type PaperSheet, renderPaper } from './render-paper.ts'

/** The whole file of a case as the reader's role may read it: papers as they were issued, oldest first. */
export async function printDossier(context: Context, caseId: string): Promise<PaperSheet> {
  const { tx, user, services, now, saw } = context
  const key = await openCase(tx, caseId)
  const { file } = await openFormFile(key, context)
  const rows = [...(await listIssued(tx, key, user.role))].reverse()
  const attached = await listAttachments(tx, key, user.role)
  const copies = copiesOf(rows, attached)
  const dossier = makeDossier(readDossierPlan(), file, rows.map(paperOf), copies, readableBy(user.role))
  saw({
    ...{ region: key.region, case: key.caseId, person: key.personId },
    fields: ['dossier', ...new Set(rows.map((row) => row.form))],
  })
  const frozen = rows.map((row) => frozenOf(row, key.region, context))
  const head = await findOfficeName(tx, user.grant.org)
  const print = { by: `${head} ${user.name}`, at: sayMinute(now) }
  return drawDossier(dossier, frozen, print, services.fontDir)
}

function readableBy(role: Role): Readable {
  return {
    entry: (type) => projectEntry({ type, data: {}, own: false }, role) !== undefined,
    form: (id) => readForms().find(id)?.readers.includes(role) ?? false,
  }
}

/** Drawn apart from the database, so that its look and its pace can be tested by themselves. */
export function drawDossier(
  dossier: Dossier,
  papers: readonly Frozen[],
  print: { readonly by: string; readonly at: string },
  fontDir?: string,
): Promise<PaperSheet> {
  const { sources, includes } = mergePapers(papers)
  const main = [
    '#import "/lib/dossier.typ": *',
    '#show: whole',
    '#front()',
    ...includes.map((include, n) => `#paper(${n})\n${include}`),
    '#copies()',
  ].join('\n')
  const head = { number: '', on: '', draft: false, fonts: fontsOf(fontDir) }
  const wording = {
    main: '/dossier.typ',
    sources: { ...sources, '/dossier.typ': main, '/lib/dossier.typ': readDossierLayout() },
  }
  const data = { ...dossier, print, document: head }
  return renderPaper({ wording, data, as: 'pdf' }, fontDir)
}

function paperOf(row: IssuedRow): DossierPaper {
  return {
    form: row.form,
    name: readForms().find(row.form)?.names.zh ?? row.form,
    number: row.number ?? '',
    on: sayDay(row.on) ?? '',
    issuer: row.byOrg,
    void: row.voidedAt !== null,
    signedCopies: row.copies?.length ?? 0,
  }
}

function frozenOf(row: IssuedRow, region: string, { services }: Context): Frozen {
  const { data, wording } = openFrozen(services.vault, { region, id: row.id }, row.frozen)
  if (row.voidedAt === null) return { data, wording }
  return { data: { ...data, document: { ...data.document, void: true as const } }, wording }
}

const kinds: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG 图片',
  'image/png': 'PNG 图片',
}

/** Signed copies belong to their paper; what else is attached stands by itself. */
function copiesOf(
  rows: readonly IssuedRow[],
  attached: readonly {
    readonly id: string
    readonly mediaType: string
    readonly bytes: number
    readonly at: string
  }[],
): DossierCopy[] {
  const of = new Map(
    rows.flatMap((row) => (row.copies ?? []).map((copy) => [copy.id, paperOf(row)] as const)),
  )
  return attached.map(({ id, mediaType, bytes, at }) => {
    const paper = of.get(id)
    return {
      of: paper ? `${paper.name}${paper.number ? `（${paper.number}）` : ''}签字件` : '案卷附件',
      kind: kinds[mediaType] ?? mediaType,
      size: bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`,
      on: sayDay(at.slice(0, 10)) ?? '',
    }
  })
}

/** 2026年3月18日 10:05. */
function sayMinute(now: string): string {
  return `${sayDay(now.slice(0, 10)) ?? ''} ${now.slice(11, 16)}`
}
