import {
  addInspectionFinding,
  listInspectionFindings,
  reopenInspectionFinding,
  showFindingSteps,
  stepInspectionFinding,
} from '#contract/inspection-finding-contract.ts'
import { shownRectification, stepRectification } from '#core/rectification/rectification.ts'
import { isWithin } from '#core/shared/area.ts'
import type { Refusal } from '#core/shared/decision.ts'
import { addDays } from '#core/shared/plain-date.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { changedMeanwhile, notFound, refused } from '#server/http/problem.ts'
import { readFindings, severitiesAt } from '#server/oversight/read-findings.ts'
import { checklistsAt, onlyInspector, openInspection } from '#server/oversight/read-inspection.ts'
import { refuseOne, refusePersonal, writtenAbout } from '#server/oversight/rights.ts'
import { wantEvidence } from '#server/oversight/want-evidence.ts'
import {
  type FindingFacts,
  insertFindingFacts,
  listFindingFacts,
  wasReopened,
} from '#server/store/inspection-finding-store.ts'
import {
  findRectification,
  insertRectification,
  insertRectificationStep,
  listRectificationSteps,
  type RectificationRow,
} from '#server/store/rectification-store.ts'

/** Findings of visits: kept in the register of rectifications, mended by the area, passed by the office that inspected. */
export const inspectionFindingHandlers: readonly Handler[] = [
  handle(listInspectionFindings, async ({ query }, context) =>
    readFindings(context, query.area, query.ended === '1'),
  ),

  handle(showFindingSteps, async ({ params }, context) => {
    const { row } = await openFinding(context, params.findingId)
    return { steps: [...(await listRectificationSteps(context.tx, row))] }
  }),

  handle(addInspectionFinding, async ({ params, body }, context) => {
    const visit = await openInspection(context, params.inspectionId)
    onlyInspector(context, visit)
    const list = checklistsAt(context, visit.area).value.find((l) => l.key === body.list)
    const item = list?.items.find((i) => i.key === body.item)
    const severity = severitiesAt(context, visit.area).value.find((s) => s.key === body.severity)
    if (!list || !item || !severity || !visit.lists.includes(list.key)) return refuseOne(unknownItem)
    const inFrame = list.of === 'file' ? body.pick >= 1 && body.pick <= visit.picks.length : body.pick === 0
    if (!inFrame) refuseOne(unknownItem)
    const dueOn = body.dueOn ?? addDays(visit.on, severity.days)
    if (dueOn < visit.on) refuseOne(dueTooEarly)
    const { text, department, person } = body
    refusePersonal({ text, department, person })
    const facts: FindingFacts = {
      ...{ id: body.id, inspectionId: visit.id, list: list.key, item: item.key, pick: body.pick },
      ...{ clause: item.clause, severity: severity.key, againOf: null },
    }
    const title = item.says.zh.replace(/。$/, '')
    await order(context, visit.area, { ...facts, title, text, department, person, dueOn })
    return { id: body.id, dueOn }
  }),

  handle(stepInspectionFinding, async ({ params, body }, context) => {
    const { tx, user, today } = context
    const { row } = await openFinding(context, params.findingId)
    refusePersonal({ note: body.note })
    const act = { ...body, by: user.id, byArea: user.grant.area, today }
    const decision = stepRectification(row, act)
    if (!decision.ok) throw refused(decision.refusals)
    if (body.to === 'submitted') await wantEvidence(context, row)
    const { region, id, area, setBy, place } = row
    const { state, dueOn } = decision.value
    const next = { region, id, area, setBy, place: place + 1, state, dueOn, note: body.note }
    const by = { by: user.id, byName: user.name, byArea: user.grant.area, at: context.now, today }
    if (!(await insertRectificationStep(tx, { ...next, ...by }))) throw changedMeanwhile()
    return { state: shownRectification(state, dueOn, today) }
  }),

  handle(reopenInspectionFinding, async ({ params, body }, context) => {
    const { row, facts } = await openFinding(context, params.findingId)
    if (row.setBy !== context.user.grant.area || row.state !== 'closed') refuseOne(notClosed)
    if (await wasReopened(context.tx, row.id)) refuseOne(again)
    if (body.dueOn < context.today) refuseOne(dueTooEarly)
    refusePersonal({ text: body.text })
    const { title, department, person } = row
    const more = { title, department, person, text: body.text, dueOn: body.dueOn }
    await order(context, row.area, { ...facts, id: body.id, againOf: row.id, ...more })
    return { id: body.id }
  }),
]

type Ordered = FindingFacts & Pick<RectificationRow, 'title' | 'text' | 'department' | 'person' | 'dueOn'>

async function order(context: Context, area: string, f: Ordered): Promise<void> {
  const { tx, user, now, today } = context
  const { id, title, text, department, person, dueOn } = f
  const by = { by: user.id, byName: user.name, at: now, today }
  const origin = { origin: 'inspection' as const, originId: f.inspectionId }
  const entry = { id, area, setBy: user.grant.area, ...origin, title, text, department, person, dueOn }
  if (await insertRectification(tx, { ...entry, ...by }))
    await insertFindingFacts(tx, f, writtenAbout(context, area))
}

async function openFinding(
  context: Context,
  id: string,
): Promise<{ readonly row: RectificationRow; readonly facts: FindingFacts }> {
  const row = await findRectification(context.tx, id)
  if (!row || !isWithin(row.area, context.user.grant.area)) throw notFound()
  const [facts] = await listFindingFacts(context.tx, [id])
  if (!facts) throw notFound()
  return { row, facts }
}

const unknownItem: Refusal = {
  code: 'finding-unknown-item',
  field: 'item',
  says: { zh: '请选择清单里的一项和程度。', en: 'Choose an item of the lists and how grave it is.' },
}
const dueTooEarly: Refusal = {
  code: 'finding-due-too-early',
  field: 'dueOn',
  says: { zh: '整改期限过早。', en: 'The last day is too early.' },
  mend: { zh: '请填检查当日以后的日期。', en: 'Give a day after the visit.' },
}
const notClosed: Refusal = {
  code: 'finding-not-closed',
  says: {
    zh: '只有本单位已销号的问题可以重新提出。',
    en: 'Only a finding that the own office has passed can be ordered anew.',
  },
}
const again: Refusal = {
  code: 'finding-again-before',
  says: { zh: '已经重新提出过。', en: 'It has been ordered anew already.' },
}
