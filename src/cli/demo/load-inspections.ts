import type { PoolClient } from 'pg'
import { type DemoFinding, demoFindings } from '#core/demo/demo-oversight.ts'
import { castOf } from '#core/demo/demo-staff.ts'
import { Checklists, SampleSize } from '#core/oversight/rule-shapes.ts'
import { ruleOn } from '#core/policy/policy.ts'
import { addDays } from '#core/shared/plain-date.ts'
import { drawFiles } from '#server/oversight/draw-files.ts'
import { insertFindingFacts } from '#server/store/inspection-finding-store.ts'
import { cancelPlan, insertPlanLine } from '#server/store/inspection-plan-store.ts'
import {
  endInspection,
  insertInspection,
  listFrame,
  listInspectionRows,
  saveAnswers,
} from '#server/store/inspection-store.ts'
import { insertSupport, insertSupportVisit } from '#server/store/linked-support-store.ts'
import {
  insertRectification,
  insertRectificationStep,
  officeRegion,
} from '#server/store/rectification-store.ts'
import { insertStandardCheck } from '#server/store/standard-store.ts'
import { asOffice, dayBefore, newId, type Telling, writtenBy } from './demo-office.ts'

/** The district's plan, an ended visit with findings in every state, one that is under way, and a linked township. */
export async function loadInspections(telling: Telling): Promise<void> {
  const { services, plan, county, townships } = telling
  const [first, second, third] = townships
  if (!first) return
  const told = await asOffice(services, county, (tx) =>
    listInspectionRows(tx, county.area, dayBefore(plan, 0), 1),
  )
  if (told.length > 0) return
  const planId = newId(telling, 120)
  await asOffice(services, county, (tx) => loadPlan(tx, telling, planId))
  const visit = await asOffice(services, county, (tx) =>
    begin(tx, telling, first.code, { ago: 70, theme: '规范化建设和档案督导', planId }),
  )
  await asOffice(services, county, async (tx) => {
    for (const item of ['premises', 'funds', 'workers']) await check(tx, telling, first.code, item, 'yes')
    await check(tx, telling, first.code, 'window', 'no')
    const summary = '组织健全、制度上墙，档案总体规范。\n宣传橱窗、工作小组和转介结果需要整改，已当场反馈。'
    const at = `${dayBefore(plan, 70)}T16:00:00+08:00`
    await endInspection(
      tx,
      { region: officeRegion(first.code), id: visit },
      { summary, byName: county.name, at },
    )
  })
  for (const finding of demoFindings) await find(telling, visit, finding)
  if (second)
    await asOffice(services, county, (tx) =>
      begin(tx, telling, second.code, { ago: 1, theme: '服务流程督导', planId: null }),
    )
  if (third) await asOffice(services, county, (tx) => loadLink(tx, telling, third.code))
}

async function check(
  tx: PoolClient,
  telling: Telling,
  area: string,
  item: string,
  found: 'yes' | 'no',
): Promise<void> {
  const { plan, county } = telling
  const said = { id: newId(telling, 70), item, found, on: dayBefore(plan, 70), note: '规范化建设和档案督导' }
  await insertStandardCheck(tx, { ...said, ...writtenBy(county, area, plan, 70) })
}

async function loadPlan(tx: PoolClient, telling: Telling, done: string): Promise<void> {
  const { plan, county, townships } = telling
  const today = dayBefore(plan, 0)
  const now = Number(today.slice(5, 7))
  const year = Number(today.slice(0, 4))
  const written = writtenBy(county, county.area, plan, 120)
  const monthOf = (k: number) => Math.min(12, Math.max(1, now + ([-2, 0, -1, 1, 2, 3][k % 6] ?? 0)))
  for (const [k, township] of townships.slice(0, 5).entries()) {
    const id = k === 0 ? done : newId(telling, 120)
    const line = {
      id,
      year,
      month: monthOf(k),
      target: township.code,
      theme: k === 0 ? '规范化建设和档案督导' : '季度督导',
    }
    await insertPlanLine(tx, { ...line, ...written })
    if (k === 4) await cancelPlan(tx, { area: county.area, id }, today, '并入市级联合督导')
  }
}

type Visit = { readonly ago: number; readonly theme: string; readonly planId: string | null }

async function begin(tx: PoolClient, telling: Telling, area: string, visit: Visit): Promise<string> {
  const { services, plan, county, random } = telling
  const policy = services.policies.at(area)
  const today = dayBefore(plan, 0)
  const lists = Checklists.parse(ruleOn(policy, 'inspection.checklists', today).value)
  const rule = SampleSize.parse(ruleOn(policy, 'inspection.sample', today).value)
  const frame = await listFrame(tx, area)
  const seed = Buffer.from(Array.from({ length: 16 }, () => random.int(0, 255)))
  const drawn = drawFiles(frame, seed, rule)
  const id = newId(telling, visit.ago)
  const written = writtenBy(county, area, plan, visit.ago)
  await insertInspection(tx, {
    ...{ ...written, ...drawn, id, seed, frame, planId: visit.planId, theme: visit.theme },
    ...{ on: dayBefore(plan, visit.ago), inspectors: `${county.name}等二人`, lists: lists.map((l) => l.key) },
  })
  const lacks = new Set(demoFindings.map((f) => `${f.list} ${f.item} ${f.pick}`))
  const answers = lists.flatMap((list) =>
    (list.of === 'office' ? [0] : drawn.picks.map((_, i) => i + 1)).flatMap((pick) =>
      list.items.map((item) => ({
        ...{ list: list.key, item: item.key, pick, note: '' },
        verdict: lacks.has(`${list.key} ${item.key} ${pick}`) ? ('notMet' as const) : ('met' as const),
      })),
    ),
  )
  // a visit that is under way has only its first answers
  const kept = visit.ago > 10 ? answers : answers.slice(0, 5)
  await saveAnswers(tx, id, kept, written)
  return id
}

/** A finding with its steps, each written by the office whose turn it is. */
async function find(telling: Telling, inspectionId: string, f: DemoFinding): Promise<void> {
  const { services, plan, county, townships } = telling
  const [first] = townships
  if (!first) return
  const { officer } = castOf(plan.seed, first, plan.asOf)
  const office = { ...officer, area: first.code }
  const id = newId(telling, 70)
  const visitOn = dayBefore(plan, 70)
  const written = writtenBy(county, first.code, plan, 70)
  const dueOn = addDays(visitOn, f.days)
  const { title, text, list, item, pick, clause, severity } = f
  const entry = {
    id,
    area: first.code,
    setBy: county.area,
    title,
    text,
    dueOn,
    origin: 'inspection' as const,
  }
  const owner = { originId: inspectionId, department: '社戒社康办', person: officer.name }
  await asOffice(services, county, async (tx) => {
    await insertRectification(tx, {
      ...entry,
      ...owner,
      by: written.by,
      byName: written.byName,
      at: written.at,
      today: visitOn,
    })
    await insertFindingFacts(
      tx,
      { id, inspectionId, list, item, pick, clause, severity, againOf: null },
      written,
    )
  })
  for (const [i, step] of f.steps.entries()) {
    const by = step.state === 'closed' || step.state === 'returned' ? county : office
    const { at } = writtenBy(by, first.code, plan, step.ago)
    await asOffice(services, by, (tx) =>
      insertRectificationStep(tx, {
        ...{ region: officeRegion(first.code), id, area: first.code, setBy: county.area, place: i + 2 },
        ...{
          state: step.state,
          dueOn,
          note: step.note,
          byArea: by.area,
          by: by.accountId,
          byName: by.name,
          at,
        },
        today: dayBefore(plan, step.ago),
      }),
    )
  }
}

async function loadLink(tx: PoolClient, telling: Telling, area: string): Promise<void> {
  const { plan, county } = telling
  const id = newId(telling, 400)
  const link = {
    id,
    leader: '石主任（虚构）',
    post: '区禁毒办副主任',
    reason: '执行率低于全区平均，专职人员更换频繁。',
  }
  await insertSupport(tx, { ...link, from: dayBefore(plan, 400), ...writtenBy(county, area, plan, 400) })
  for (const [ago, solved] of [
    [330, true],
    [55, false],
  ] as const) {
    const said = solved
      ? { problem: '没有固定的谈话室', helped: '协调街道腾出一间办公用房' }
      : { problem: '专职人员缺一名', helped: '商人社部门列入下半年招聘' }
    const visit = { id: newId(telling, ago), on: dayBefore(plan, ago), ...said, solved }
    await insertSupportVisit(tx, id, visit, writtenBy(county, area, plan, ago))
  }
}
