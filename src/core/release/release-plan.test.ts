import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#core/shared/plain-date.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { nextOf, type PlanKind, type ReleaseStanding, releasePlan } from './release-plan.ts'
import { recordedKinds, type Step, type StepKind } from './release-step.ts'

const book = readPolicyBook()
const suzhou = book.at('320505')
const shanghai = book.at('310101')
const nation = book.at('110101')

const given = (change: Partial<ReleaseStanding> = {}): ReleaseStanding => ({
  today: '2025-06-02',
  releaseOn: '2025-06-20',
  releaseReason: 'isolationToRehab',
  expected: 'communityRehab',
  knownOn: '2025-06-02',
  joinedOn: null,
  visitedOn: null,
  steps: [],
  ...change,
})
let made = 0
const step = (kind: StepKind, on: string, data: Step['data'] = {}): Step => ({
  id: `s${++made}`,
  kind,
  on,
  data,
})
const item = (plan: ReturnType<typeof releasePlan>, kind: PlanKind) => plan.find((i) => i.kind === kind)

describe('given a release three weeks ahead', () => {
  test('then Suzhou owes a visit from thirty days before, rights and agreement by the day, collection on it', () => {
    const plan = releasePlan(given(), suzhou)
    expect(item(plan, 'visit')).toMatchObject({
      from: '2025-05-21',
      by: '2025-06-19',
      clause: 'sz-2015-early',
    })
    expect(item(plan, 'helpAgreement')).toMatchObject({ by: '2025-06-20', status: 'open' })
    expect(item(plan, 'collection')).toMatchObject({ by: '2025-06-20', clause: 'jdtl-34', reading: false })
    expect(item(plan, 'firstHomeVisit')).toMatchObject({ by: '2025-06-23', reading: true })
    expect(nextOf(plan)?.kind).toBe('visit')
  })

  test('then the facility tells three days before by the regulation, seven work days before in Shanghai', () => {
    expect(item(releasePlan(given(), nation), 'facilityNotice')).toMatchObject({
      by: '2025-06-17',
      clause: 'jdtl-34',
    })
    // 2025-10-10: the holiday does not count, 28 September is worked (the pack's own example)
    const autumn = releasePlan(given({ releaseOn: '2025-10-10' }), shanghai)
    expect(item(autumn, 'facilityNotice')).toMatchObject({ by: '2025-09-24', clause: 'sh-36' })
    expect(item(autumn, 'papers')).toMatchObject({ by: '2025-10-14', owedBy: 'facility' })
  })

  test('then a place whose pack knows no early contact owes collection and the visit at home only', () => {
    const kinds = releasePlan(given(), nation)
      .filter((i) => i.owedBy === 'office')
      .map((i) => i.kind)
    expect(kinds).toEqual(['collection', 'firstHomeVisit'])
  })
})

describe('when steps are taken', () => {
  test('then each is done on its day and the next one follows', () => {
    const steps = [step('visit', '2025-06-05'), step('rightsNotice', '2025-06-05')]
    const plan = releasePlan(given({ steps }), suzhou)
    expect(item(plan, 'visit')).toMatchObject({ status: 'done', doneOn: '2025-06-05' })
    expect(nextOf(plan)?.kind).toBe('helpAgreement')
  })

  test('then a visit that nobody made before the day is missed, and the gate is next', () => {
    const plan = releasePlan(given({ today: '2025-06-20' }), suzhou)
    expect(item(plan, 'visit')?.status).toBe('missed')
    expect(nextOf(plan)).toMatchObject({ kind: 'rightsNotice', by: '2025-06-20' })
    expect(item(plan, 'collection')?.status).toBe('open')
  })

  test('then a struck one counts for nothing', () => {
    const visit = step('visit', '2025-06-05')
    const steps = [visit, step('struck', '2025-06-06', { step: visit.id, text: '记错人' })]
    expect(item(releasePlan(given({ steps }), suzhou), 'visit')?.status).toBe('open')
  })

  test('then nobody met at the gate is an answer too, and the visit at home stays owed', () => {
    const plan = releasePlan(
      given({ steps: [step('notCollected', '2025-06-20', { why: 'noShow' })] }),
      suzhou,
    )
    expect(item(plan, 'collection')?.status).toBe('done')
    expect(item(plan, 'firstHomeVisit')?.status).toBe('open')
  })

  test('then who stays inside owes and is owed nothing', () => {
    const stays = step('notCollected', '2025-06-20', { why: 'stayedInside' })
    expect(releasePlan(given({ steps: [stays] }), suzhou)).toEqual([])
    expect(releasePlan(given({ releaseReason: 'toArrest' }), suzhou)).toEqual([])
  })
})

describe('when the office learns of it too late', () => {
  const late = given({ knownOn: '2025-06-25' })
  test('then nothing before the gate is owed any more, and rights and agreement move to the first visit', () => {
    const plan = releasePlan(late, suzhou)
    expect(item(plan, 'visit')?.status).toBe('notOwed')
    expect(item(plan, 'collection')?.status).toBe('notOwed')
    expect(item(plan, 'rightsNotice')).toMatchObject({ status: 'open', by: '2025-06-23' })
  })
})

describe('the order', () => {
  test('is waited for until it joins; where none is expected, nothing is waited for', () => {
    expect(item(releasePlan(given(), suzhou), 'order')).toMatchObject({ status: 'open', clause: 'jdtl-37-1' })
    const joined = releasePlan(given({ joinedOn: '2025-06-22' }), suzhou)
    expect(item(joined, 'order')).toMatchObject({ status: 'done', doneOn: '2025-06-22' })
    expect(item(releasePlan(given({ expected: 'none' }), suzhou), 'order')).toBeUndefined()
    expect(item(releasePlan(given({ expected: 'communityDetox' }), suzhou), 'order')?.clause).toBe(
      'jdtl-31-2',
    )
  })

  test('a visit recorded in the case is the first home visit', () => {
    const plan = releasePlan(given({ joinedOn: '2025-06-21', visitedOn: '2025-06-22' }), suzhou)
    expect(item(plan, 'firstHomeVisit')).toMatchObject({ status: 'done', doneOn: '2025-06-22' })
  })
})

test('whatever is recorded, every item has its day and clause, and what is done is never next', () => {
  const days = fc.integer({ min: -40, max: 60 }).map((n) => addDays('2025-06-20', n))
  const steps = fc.array(
    fc.record({ kind: fc.constantFrom(...recordedKinds), on: days }).map(({ kind, on }) => step(kind, on)),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(days, days, steps, (releaseOn, knownOn, taken) => {
      const plan = releasePlan(given({ releaseOn, knownOn, steps: taken }), suzhou)
      for (const one of plan) {
        expect(suzhou.clauses[one.clause]).toBeDefined()
        expect(one.from <= one.by || one.kind === 'rightsNotice' || one.kind === 'helpAgreement').toBe(true)
        expect(one.status === 'done').toBe(one.doneOn !== null)
      }
      expect(nextOf(plan)?.status ?? 'open').toBe('open')
    }),
    { numRuns: 300 },
  )
})
