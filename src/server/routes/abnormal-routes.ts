import { v7 } from 'uuid'
import { type AbnormalLine, listAbnormal, setNextStep, showAbnormal } from '#contract/abnormal-contract.ts'
import { checkNextStep } from '#core/abnormal/next-step.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { pageOf, readCursor } from '#server/http/keyset.ts'
import { notFound, refused } from '#server/http/problem.ts'
import {
  type AbnormalRow,
  countAbnormal,
  findAbnormal,
  insertStep,
  listAbnormal as list,
  loadSteps,
} from '#server/store/abnormal-store.ts'
import { type CaseKey, openCase } from '#server/store/open-case.ts'
import { openName } from '#server/store/person-identity.ts'

const inbox = handle(listAbnormal, async ({ query }, context) => {
  const { tx, user, today, saw } = context
  const rows = await list(tx, user, today, {
    kind: query.kind,
    late: query.late === 'true',
    after: readCursor(query.after, 3),
    limit: query.limit + 1,
  })
  const page = pageOf(rows, query.limit, (r) => [r.next_by, r.case_id, r.id])
  saw({ fields: ['name'], count: page.rows.length })
  return {
    items: page.rows.map((row) => lineOf(row, context)),
    next: page.next,
    counts: await countAbnormal(tx, user, today),
  }
})

const show = handle(showAbnormal, async ({ params }, context) => {
  const { key, item } = await openItem(context, params)
  const steps = await loadSteps(context.tx, key, params.itemId)
  context.saw({ person: key.personId, case: key.caseId, region: key.region, fields: ['abnormal'] })
  return {
    firstBy: item.first_by,
    steps: steps.map((s) => ({
      step: s.step as NonNullable<AbnormalLine['step']>,
      nextOn: s.next_on,
      setOn: s.set_on,
      byName: s.by_name,
    })),
  }
})

const setNext = handle(setNextStep, async ({ params, body }, context) => {
  const { tx, user, today, now } = context
  const { key } = await openItem(context, params)
  const checked = checkNextStep(body.nextOn, today)
  if (!checked.ok) throw refused(checked.refusals)
  const { region, caseId, personId } = key
  const { step, nextOn } = body
  const who = { by: user.id, at: now, setOn: today }
  await insertStep(tx, { region, caseId, item: params.itemId, id: v7(), step, nextOn, ...who })
  context.saw({ person: personId, case: caseId, region, fields: ['abnormal'] })
  return { nextOn }
})

/** An item that is open on a case within reach; what has ended is absent. */
async function openItem(
  { tx }: Context,
  params: { readonly caseId: string; readonly itemId: string },
): Promise<{ key: CaseKey; item: { readonly first_by: string } }> {
  const key = await openCase(tx, params.caseId)
  const item = await findAbnormal(tx, key, params.itemId)
  if (!item) throw notFound()
  return { key, item }
}

function lineOf(row: AbnormalRow, { today, services }: Context): AbnormalLine {
  return {
    caseId: row.case_id,
    itemId: row.id,
    kind: row.kind,
    on: row.on_day,
    ageDays: daysBetween(row.on_day, today),
    nextBy: row.next_by,
    daysLeft: daysBetween(today, row.next_by),
    step: row.step as AbnormalLine['step'],
    reported: row.reported,
    reportId: row.report_id,
    name: openName(services.vault, row.region, row.person_id, row.name_sealed),
    fileNo: row.file_no,
    stationName: row.station_name,
    workerName: row.worker_name,
  }
}

export const abnormalHandlers: readonly Handler[] = [inbox, show, setNext]
