import { castOf } from '#core/demo/demo-staff.ts'
import type { Measured } from '#core/oversight/judge-criteria.ts'
import { Criteria } from '#core/oversight/rule-shapes.ts'
import type { UnitEvent } from '#core/oversight/unit-course.ts'
import { ruleOn } from '#core/policy/policy.ts'
import { insertUnit, insertUnitEvent, listUnitRows } from '#server/store/demonstration-store.ts'
import { officeRegion } from '#server/store/rectification-store.ts'
import { asOffice, type DemoOffice, dayBefore, newId, type Telling, writtenBy } from './demo-office.ts'

/** One title whose re-check is overdue, one that holds for longer, and an application that waits for its second review. */
export async function loadUnits(telling: Telling): Promise<void> {
  const { services, county, city, townships } = telling
  const told = await asOffice(services, county, (tx) => listUnitRows(tx, county.area))
  if (told.length > 0) return
  const award = (ago: number, number: string): readonly Told[] => [
    [county, ago + 40, review],
    [city, ago + 35, review],
    [county, ago + 30, { kind: 'siteVisit', note: '查看了场所、档案，走访了两名服务对象所在社区。' }],
    [city, ago, { kind: 'decision', awarded: true, number, plaqueOn: '', reason: '达到创建标准。' }],
  ]
  const [first, second, third] = townships
  if (first)
    await tell(telling, first, {
      title: 'cityPoint',
      what: '禁毒社工站',
      ago: 800,
      events: award(750, '同禁示〔2024〕1号'),
    })
  if (second)
    await tell(telling, second, {
      title: 'cityUnit',
      what: '社区戒毒社区康复工作办公室',
      ago: 300,
      events: award(250, '同禁示〔2025〕2号'),
    })
  if (third)
    await tell(telling, third, {
      ...{ title: 'cityUnit', what: '社区戒毒社区康复工作办公室', ago: 30 },
      events: [
        [county, 12, { ...review, recommend: 'improve', note: '场所和人员还有缺口，建议改进后再定。' }],
      ],
    })
}

type Body = {
  [K in UnitEvent['kind']]: Omit<Extract<UnitEvent, { kind: K }>, 'on' | 'by' | 'byArea'>
}[UnitEvent['kind']]
type Told = readonly [DemoOffice, number, Body]

const review = {
  kind: 'review' as const,
  recommend: 'award' as const,
  judged: { leadership: 'met', staff: 'met', employment: 'met', noGraveIncident: 'met' } as const,
  note: '材料属实，措施落实。',
}

async function tell(
  telling: Telling,
  township: Telling['townships'][number],
  unit: {
    readonly title: string
    readonly what: string
    readonly ago: number
    readonly events: readonly Told[]
  },
): Promise<void> {
  const { services, plan } = telling
  const { officer } = castOf(plan.seed, township, plan.asOf)
  const office: DemoOffice = { ...officer, area: township.code }
  const policy = services.policies.at(township.code)
  const criteria = Criteria.parse(ruleOn(policy, 'demonstration.criteria', dayBefore(plan, 0)).value)
  // what the figures said then is not invented: nobody kept it
  const figures: readonly Measured[] = criteria.flatMap((c) =>
    c.kind === 'judged' ? [] : [{ key: c.key, value: null, met: null }],
  )
  const id = newId(telling, unit.ago)
  const { title } = unit
  const words = {
    name: `${township.name}${unit.what}`,
    statement: '对照创建标准逐项自评，七有逐步落实，就业帮扶有固定合作单位。',
  }
  await asOffice(services, office, (tx) =>
    insertUnit(tx, { id, title, ...words, figures, ...writtenBy(office, township.code, plan, unit.ago) }),
  )
  for (const [i, [by, ago, body]] of unit.events.entries()) {
    const on = dayBefore(plan, ago)
    const dated = body.kind === 'decision' ? { ...body, plaqueOn: on } : body
    const event = { ...dated, on, by: by.accountId, byArea: by.area } as UnitEvent
    const at = { region: officeRegion(township.code), id, place: i + 1 }
    await asOffice(services, by, (tx) =>
      insertUnitEvent(tx, at, event, writtenBy(by, township.code, plan, ago)),
    )
  }
}
