import { v7 } from 'uuid'
import {
  attachCopy,
  printDossier as dossierRoute,
  downloadCopy,
  downloadEditable,
  downloadPaper,
  issuePaper as issueRoute,
  listDocuments,
  listForms,
  previewPaper,
  showForm,
  voidDocument,
} from '#contract/document-contract.ts'
import { fillForm } from '#core/forms/fill-form.ts'
import { fits, versionAt } from '#core/forms/find-form.ts'
import { editablePaper } from '#server/documents/editable/editable-paper.ts'
import { fieldsOf, issuePaper, numberWords } from '#server/documents/issue-paper.ts'
import { keepCopy } from '#server/documents/keep-copy.ts'
import { openForm, openFormFile, placeOf } from '#server/documents/open-form.ts'
import {
  hashOf,
  openFrozen,
  openVoidReason,
  paperData,
  sealVoidReason,
} from '#server/documents/paper-data.ts'
import { printDossier } from '#server/documents/print-dossier.ts'
import { readForms } from '#server/documents/read-forms.ts'
import { renderPaper, warmPrinter } from '#server/documents/render-paper.ts'
import { shownForm } from '#server/documents/shown-form.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { notFound, Problem } from '#server/http/problem.ts'
import { findCopy, insertCopy } from '#server/store/document-copy-store.ts'
import { findIssued, type IssuedRow, insertVoid, listIssued } from '#server/store/document-store.ts'
import { openCase } from '#server/store/open-case.ts'

/** A PDF opened in the browser's own viewer needs these; a page can still not frame it. */
const paperPolicy =
  "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"

const forms = handle(listForms, async ({ params }, context) => {
  const key = await openCase(context.tx, params.caseId)
  const { file } = await openFormFile(key, context)
  context.saw({ region: key.region, case: key.caseId, person: key.personId, fields: ['forms'] })
  warmPrinter(context.services.fontDir)
  const fitting = readForms().forms.filter((form) => fits(form, file.state, file.entries, context.user.role))
  return {
    forms: fitting.flatMap((form) => {
      const version = versionAt(form, placeOf(file, key), context.today)
      if (!version) return []
      const { fields, missing } = fillForm(version, file)
      const labels = fields.filter((field) => missing.includes(field.key)).map((field) => field.label)
      return [{ form: form.id, names: form.names, clause: form.clause, known: form.known, missing: labels }]
    }),
  }
})

const show = handle(showForm, async ({ params, query }, context) => {
  const opened = await openForm(context, { ...params, about: query.about })
  const { region, caseId, personId } = opened.key
  context.saw({ region, case: caseId, person: personId, fields: [opened.form.id, ...fieldsOf(opened)] })
  warmPrinter(context.services.fontDir)
  return shownForm(opened)
})

const preview = handle(previewPaper, async ({ params, body }, context) => {
  const opened = await openForm(context, { ...params, about: body.about })
  const { key, form, version, file } = opened
  const { services, wire, saw, today } = context
  saw({ region: key.region, case: key.caseId, person: key.personId, fields: [form.id, ...fieldsOf(opened)] })
  const filled = fillForm(version, file, body.typed)
  const data = paperData(filled, {
    number: numberWords(opened, Number(today.slice(0, 4))),
    today,
    draft: true,
    fontDir: services.fontDir,
  })
  const wording = readForms().wording(form, version.template)
  const sheet = await renderPaper({ wording, data, as: body.as }, services.fontDir)
  wire.header('x-pages', String(sheet.pages))
  if (body.as === 'pdf') wire.header('content-type', 'application/pdf')
  return Buffer.from(sheet.bytes)
})

const issue = handle(issueRoute, ({ params, body }, context) => issuePaper(context, { ...params, ...body }))

const list = handle(listDocuments, async ({ params }, { tx, user, services, saw }) => {
  const key = await openCase(tx, params.caseId)
  const rows = await listIssued(tx, key, user.role)
  saw({
    region: key.region,
    case: key.caseId,
    person: key.personId,
    fields: ['documents'],
    count: rows.length,
  })
  return {
    documents: rows.map((row) => ({
      id: row.id,
      form: row.form,
      names: readForms().find(row.form)?.names ?? { zh: row.form, en: row.form },
      number: row.number,
      on: row.on,
      issuedAt: row.issuedAt,
      by: { name: row.byName, role: row.byRole, org: row.byOrg },
      pages: row.pages,
      sha256: row.sha256,
      void: shownVoid(row, { region: key.region, id: row.id }, services),
      copies: [...(row.copies ?? [])],
    })),
  }
})

function shownVoid(row: IssuedRow, place: { region: string; id: string }, { vault }: Context['services']) {
  if (row.voidedAt === null || row.voidReason === null) return null
  return { at: row.voidedAt, reason: openVoidReason(vault, place, row.voidReason), by: row.voidBy ?? '' }
}

/** The paper of an opened case that the reader's role may have; logged with its form. */
async function openIssued(context: Context, params: { caseId: string; documentId: string }) {
  const key = await openCase(context.tx, params.caseId)
  const row = await findIssued(context.tx, key, params.documentId, context.user.role)
  if (!row) throw notFound()
  context.saw({ region: key.region, case: key.caseId, person: key.personId, fields: ['paper', row.form] })
  return { key, row, place: { region: key.region, id: row.id } }
}

const download = handle(downloadPaper, async ({ params, query }, context) => {
  const { row, place } = await openIssued(context, params)
  const { services, wire } = context
  const { data, wording } = openFrozen(services.vault, place, row.frozen)
  const ended = row.voidedAt !== null
  const shown = ended ? { ...data, document: { ...data.document, void: true as const } } : data
  const sheet = await renderPaper({ data: shown, wording, as: 'pdf' }, services.fontDir)
  if (!ended && hashOf(sheet.bytes).toString('hex') !== row.sha256)
    services.log.warn(
      { document: row.id },
      'a paper has its words, but no longer its bytes: fonts or engine changed',
    )
  wire.header('content-security-policy', paperPolicy)
  wire.header('content-disposition', `${query.as}; filename="${row.form}_${row.on}.pdf"`)
  return Buffer.from(sheet.bytes)
})

const editable = handle(downloadEditable, async ({ params }, context) => {
  const { row, place } = await openIssued(context, params)
  if (row.voidedAt !== null) throw alreadyVoid()
  const { services, wire } = context
  const frozen = openFrozen(services.vault, place, row.frozen)
  const { number, sha256 } = row
  wire.header('content-disposition', `attachment; filename="${row.form}_${row.on}.docx"`)
  return editablePaper(frozen, { number, sha256 }, services.fontDir)
})

const dossier = handle(dossierRoute, async ({ params }, context) => {
  const sheet = await printDossier(context, params.caseId)
  context.wire.header('x-pages', String(sheet.pages))
  context.wire.header('content-disposition', `attachment; filename="dossier_${context.today}.pdf"`)
  return Buffer.from(sheet.bytes)
})

const makeVoid = handle(voidDocument, async ({ params, body }, context) => {
  const { place, key, row } = await openIssued(context, params)
  const { tx, user, services, now } = context
  if (!mayVoid(row.byRole, user.role)) throw notYours()
  const reason = sealVoidReason(services.vault, place, body.reason)
  const done = await insertVoid(tx, { ...key, id: row.id }, { user: user.id, at: now, reason })
  if (!done) throw alreadyVoid()
  return { voided: true as const }
})

const attach = handle(attachCopy, async ({ params }, context) => {
  const { key, row } = await openIssued(context, params)
  const { tx, services, user, now, file } = context
  const kept = await keepCopy(file?.bytes ?? Buffer.alloc(0))
  const copy = { id: v7(), mediaType: kept.mediaType, bytes: kept.bytes.length, at: now }
  const { region, caseId } = key
  const place = { region, caseId, documentId: row.id, id: copy.id }
  const name = (file?.name ?? '').slice(0, 200) || copy.id
  await insertCopy(tx, services.vault, {
    ...place,
    mediaType: kept.mediaType,
    content: kept.bytes,
    name,
    by: user.id,
    at: now,
  })
  return copy
})

const copy = handle(downloadCopy, async ({ params }, context) => {
  const { key, row } = await openIssued(context, params)
  const { tx, services, wire } = context
  const { region, caseId } = key
  const found = await findCopy(tx, services.vault, { region, caseId, documentId: row.id, id: params.copyId })
  if (!found) throw notFound()
  const ending = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg' }[found.mediaType] ?? 'png'
  wire.header('content-type', found.mediaType)
  wire.header('content-disposition', `attachment; filename="${row.form}_${row.on}_signed.${ending}"`)
  return found.content
})

/** Each role its own; within the township's work also the head of the station and the township's office. */
function mayVoid(madeBy: string, role: string): boolean {
  if (madeBy === role) return true
  return madeBy !== 'policeLiaison' && (role === 'townshipOffice' || role === 'stationHead')
}

function notYours(): Problem {
  return new Problem(403, 'no-right', {
    zh: '只有制发单位或者站长、乡镇（街道）可以作废。',
    en: 'Only the office that issued it, the head of the station or the township can make it void.',
  })
}

function alreadyVoid(): Problem {
  return new Problem(409, 'already-void', { zh: '这份文书已经作废。', en: 'This paper is void already.' })
}

export const documentHandlers: readonly Handler[] = [
  forms,
  show,
  preview,
  issue,
  list,
  download,
  editable,
  makeVoid,
  attach,
  copy,
  dossier,
]
