import { v7 } from 'uuid'
import {
  findCandidates,
  listBatches as listBatchesRoute,
  listBatchForms,
  printBatch,
  readBatch,
  startBatch,
  stepBatch,
} from '#contract/batch-contract.ts'
import { versionAt } from '#core/forms/find-form.ts'
import type { Form } from '#core/forms/form.ts'
import type { Words } from '#core/shared/decision.ts'
import { lookAtBatchPaper, sharedFields, sharedOf } from '#server/documents/batch-paper.ts'
import { fieldsOf, writePaper } from '#server/documents/issue-paper.ts'
import { onePrint } from '#server/documents/merge-papers.ts'
import { openFrozen } from '#server/documents/paper-data.ts'
import { readForms } from '#server/documents/read-forms.ts'
import { renderPaper } from '#server/documents/render-paper.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { pageOf, readCursor } from '#server/http/keyset.ts'
import { notFound, Problem, refused } from '#server/http/problem.ts'
import {
  type Batch,
  type BatchItemRow,
  batchPlace,
  endBatchItem,
  findBatch,
  insertBatch,
  listBatches,
  listBatchItems,
  listBatchPeople,
  takeBatchItem,
} from '#server/store/document-batch-store.ts'
import { findIssued } from '#server/store/document-store.ts'
import { oneByOne } from '#server/store/one-by-one.ts'
import { findCase, openCase, openCaseForWriting } from '#server/store/open-case.ts'
import { findIdentity, openName } from '#server/store/person-identity.ts'

const forms = handle(listBatchForms, async (_, { user, today }) => {
  const mine = readForms().forms.filter((form) => form.makers.includes(user.role))
  return {
    forms: mine.flatMap((form) => {
      const version = form.batch && versionAt(form, user.grant.area, today)
      if (!version) return []
      const { id, names, batch } = form
      return [{ form: id, names, duties: [...(batch?.duties ?? [])], shared: sharedFields(form, version) }]
    }),
    adverse: mine.filter((form) => form.adverse).map(({ id, names }) => ({ form: id, names })),
  }
})

const candidates = handle(findCandidates, async ({ body }, context) => {
  const { tx, user, services, saw } = context
  const form = batchForm(body.form, user.role)
  const rows = await listBatchPeople(tx, user, {
    ...{ form, due: body.due, worker: body.worker },
    ...{ after: readCursor(body.after, 3), limit: body.limit + 1 },
  })
  const page = pageOf(rows, body.limit, batchPlace)
  const people = []
  for (const row of page.rows) {
    const key = await openCase(tx, row.case_id)
    const { missing, issuedOn } = await lookAtBatchPaper(context, key, form, body.typed)
    saw({ region: row.region, case: row.case_id, person: row.person_id, fields: [form.id, 'forms'] })
    people.push({
      caseId: row.case_id,
      name: openName(services.vault, row.region, row.person_id, row.name_sealed),
      fileNo: row.file_no,
      workerName: row.worker_name,
      dueOn: row.due_on,
      missing: [...missing],
      issuedOn,
    })
  }
  return { people, next: page.next }
})

const start = handle(startBatch, async ({ body }, context) => {
  const { tx, user, services, now, saw } = context
  const form = batchForm(body.form, user.role)
  const region = user.grant.area.slice(0, 4)
  const cases = [...new Set(body.caseIds)]
  const items = []
  for (const caseId of cases) {
    const key = await findCase(tx, caseId)
    if (!key || key.region !== region) throw notFound()
    saw({ region, case: caseId, person: key.personId, fields: [form.id] })
    items.push({ region, caseId, documentId: v7() })
  }
  const typed = services.vault.seal(typedPlace(region, body.id), JSON.stringify(sharedOf(form, body.typed)))
  const by = { user: user.id, org: user.grant.org }
  await insertBatch(tx, { region, id: body.id, form: form.id, typed, by, at: now, items })
  return { batchId: body.id, waiting: items.length }
})

const step = handle(stepBatch, async ({ params }, context) => {
  const { tx, user, services } = context
  const batch = await openBatch(context, params.batchId)
  const item = await takeBatchItem(tx, batch.region, batch.id)
  if (!item) return progressOf(batch)
  const form = batchForm(batch.form, user.role)
  const typed = JSON.parse(services.vault.open(typedPlace(batch.region, batch.id), batch.typed))
  const at = { region: batch.region, batch: batch.id, place: item.place }
  const { waiting, issued, failed } = progressOf(batch)
  const fault = await issueOne(context, form, item, typed, at)
  if (!fault) return { waiting: waiting - 1, issued: issued + 1, failed }
  await endBatchItem(tx, at, { says: fault })
  return { waiting: waiting - 1, issued, failed: failed + 1 }
})

type Place = { readonly region: string; readonly batch: string; readonly place: number }

/** Issues one paper; where it can not be, nothing of it stays (not its number either) and the reasons come back. */
async function issueOne(
  context: Context,
  form: Form,
  item: BatchItemRow,
  typed: Readonly<Record<string, string>>,
  at: Place,
): Promise<readonly Words[] | undefined> {
  const { tx, saw } = context
  try {
    return await oneByOne(tx, async () => {
      const key = await openCaseForWriting(tx, item.caseId)
      const { opened, missing } = await lookAtBatchPaper(context, key, form, typed)
      if (!opened || missing.length > 0) return missing
      const fields = [form.id, ...fieldsOf(opened)]
      saw({ region: key.region, case: key.caseId, person: key.personId, fields })
      const done = await writePaper(context, opened, { id: item.documentId, typed: sharedOf(form, typed) })
      await endBatchItem(tx, at, done)
      return undefined
    })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return error.refusals.length > 0 ? error.refusals.map((r) => r.says) : [error.says]
  }
}

const read = handle(readBatch, async ({ params }, context) => {
  const { tx, services, saw } = context
  const batch = await openBatch(context, params.batchId)
  const rows = await listBatchItems(tx, batch.region, batch.id)
  const items = []
  for (const row of rows) {
    // Who was moved out of scope meanwhile stays in the list without a name.
    const key = await findCase(tx, row.caseId)
    const person = key && (await findIdentity(tx, services.vault, key.region, key.personId))
    if (key) saw({ region: key.region, case: key.caseId, person: key.personId, fields: ['name', batch.form] })
    const { caseId, documentId, state, number, pages, says } = row
    const who = { name: person?.name ?? '—', fileNo: key?.fileNo ?? '' }
    items.push({ caseId, documentId, ...who, state, number, pages, says: [...(says ?? [])] })
  }
  return { ...headOf(batch), ...progressOf(batch), items }
})

const list = handle(listBatchesRoute, async (_, { tx, user }) => {
  const rows = await listBatches(tx, user.grant.area.slice(0, 4))
  return { batches: rows.map((batch) => ({ ...headOf(batch), ...progressOf(batch) })) }
})

const print = handle(printBatch, async ({ params }, context) => {
  const { tx, user, services, wire, saw } = context
  const batch = await openBatch(context, params.batchId)
  const papers = []
  for (const item of await listBatchItems(tx, batch.region, batch.id)) {
    if (item.state !== 'issued' || !(await findCase(tx, item.caseId))) continue
    const key = await openCase(tx, item.caseId)
    const row = await findIssued(tx, key, item.documentId, user.role)
    if (!row || row.voidedAt !== null) continue
    saw({ region: key.region, case: key.caseId, person: key.personId, fields: ['paper', row.form] })
    papers.push(openFrozen(services.vault, { region: key.region, id: row.id }, row.frozen))
  }
  if (papers.length === 0) throw nothingToPrint()
  const sheet = await renderPaper({ ...onePrint(papers), as: 'pdf' }, services.fontDir)
  wire.header('content-disposition', `inline; filename="${batch.form}_${batch.startedAt.slice(0, 10)}.pdf"`)
  return Buffer.from(sheet.bytes)
})

async function openBatch({ tx, user }: Context, id: string): Promise<Batch> {
  const batch = await findBatch(tx, user.grant.area.slice(0, 4), id)
  if (!batch) throw notFound()
  return batch
}

function progressOf({ waiting, issued, failed }: Batch) {
  return { waiting, issued, failed }
}

function headOf({ id, form, startedAt }: Batch) {
  const names = readForms().find(form)?.names ?? { zh: form, en: form }
  return { batchId: id, form, names, startedAt }
}

function typedPlace(region: string, id: string): string {
  return `document_batch.typed:${region}/${id}`
}

/** A form that may be made for many by this role; what goes against a person is refused with the reason. */
function batchForm(id: string, role: Form['makers'][number]): Form {
  const form = readForms().find(id)
  if (!form?.makers.includes(role)) throw notFound()
  if (form.batch) return form
  const says = form.adverse
    ? {
        zh: '这种文书对本人不利，只能逐人审核制作，不能批量制作。',
        en: 'This paper goes against the person: it is made for one person at a time.',
      }
    : {
        zh: '这种文书针对个人的具体记录，请在个案里制作。',
        en: 'This paper is about a record of one person: make it on the case.',
      }
  throw refused([{ code: form.adverse ? 'adverseOneByOne' : 'formNotForMany', field: 'form', says }])
}

function nothingToPrint(): Problem {
  return new Problem(409, 'nothing-issued', {
    zh: '还没有制发成功的文书可以打印。',
    en: 'There is no issued paper to print yet.',
  })
}

export const batchHandlers: readonly Handler[] = [forms, candidates, start, step, read, list, print]
