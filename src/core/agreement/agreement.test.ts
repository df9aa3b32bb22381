import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { applyChanges, compareClauses, partText } from './apply-changes.ts'
import { checkSigning, type Signing } from './check-signing.ts'
import { ClauseChange, type DraftSigner, emptyDraft } from './draft-content.ts'
import { type DrawnFrom, drawClauses, requiredParts } from './draw-clauses.ts'
import { askedKinds } from './group-kinds.ts'
import { lackingKinds } from './lacking-kinds.ts'
import { agreementParts } from './plan-kinds.ts'
import { isNewPlan, planData } from './plan-words.ts'

const book = readPolicyBook()
const from: DrawnFrom = {
  measure: 'communityDetox',
  policy: book.pack('cn'),
  today: '2025-06-02',
  county: '一区',
  tests: '第一年12次，第二年6次，第三年4次',
  services: [{ kind: 'jobAid', rhythm: 'monthly', by: '周安', note: '' }],
  isFemale: false,
  guardian: false,
}
const keys = (f: DrawnFrom) => drawClauses(f).map((c) => `${c.part}.${c.key}`)
const textOf = (f: DrawnFrom, part: (typeof agreementParts)[number]) => partText(drawClauses(f), part)

describe('an agreement is drawn from law, pack and plan', () => {
  test('the numbers of leave and of serious violation are those of the pack, each with its clause', () => {
    expect(textOf(from, 'rules')).toContain('（一区）三日以上的，事先书面报告')
    expect(textOf(from, 'liability')).toContain(
      '检测三次以上，擅自离开执行地所在县（市、区）三次以上或者累计超过三十日',
    )
    expect(textOf(from, 'measures')).toContain('就业援助：每月一次，由周安负责。')
    for (const clause of drawClauses(from).filter((c) => c.statutory))
      expect(from.policy.clauses[clause.clause ?? ''], clause.key).toBeDefined()
  })

  test('rehabilitation is not threatened with isolation for a breach alone', () => {
    const rehab = textOf({ ...from, measure: 'communityRehab' }, 'liability')
    expect(rehab).toContain('并再次吸食、注射毒品被决定强制隔离戒毒的，强制隔离戒毒不得提前解除')
    expect(rehab).not.toContain('依法作出强制隔离戒毒的决定')
  })

  test('three contents by the regulation, five in Shandong, six in Chongqing; every one has a clause', () => {
    const parts = (pack: string) => requiredParts(book.pack(pack), from.today).parts
    expect(parts('cn')).toEqual(['measures', 'rules', 'liability'])
    expect(parts('cn-37')).toEqual(['measures', 'rules', 'liability', 'rights', 'other'])
    expect(parts('cn-50')).toEqual([...agreementParts])
    const there = new Set(drawClauses({ ...from, policy: book.pack('cn-50') }).map((c) => c.part))
    expect([...there].sort()).toEqual([...agreementParts].sort())
  })

  test('a woman is told who collects her sample, a minor that a guardian may be there', () => {
    expect(keys(from)).not.toContain('rights.collector')
    expect(keys({ ...from, isFemale: true, guardian: true })).toEqual(
      expect.arrayContaining(['rights.collector', 'rights.guardian']),
    )
  })
})

describe('what the writer changes', () => {
  const drawn = drawClauses(from)
  test('a proposed clause is worded anew or left out, an own one is added', () => {
    const after = applyChanges(drawn, [
      { part: 'rights', key: 'ask', text: '有事找周安。' },
      { part: 'rights', key: 'objection', text: null },
      { part: 'other', key: 'own-1', text: '每周一次电话。' },
    ])
    expect(after.find((c) => c.key === 'ask')).toMatchObject({ text: '有事找周安。', changed: true })
    expect(after.some((c) => c.key === 'objection')).toBe(false)
    expect(partText(after, 'other')).toBe('每周一次电话。')
    expect(compareClauses(drawn, after).map((d) => [d.key, d.how])).toEqual([
      ['objection', 'removed'],
      ['ask', 'changed'],
      ['own-1', 'added'],
    ])
  })

  test('whatever is changed, every clause of the law stands with its own words', () => {
    const change = fc.record({
      part: fc.constantFrom(...agreementParts),
      key: fc.constantFrom(...drawn.map((c) => c.key), 'own-a', 'nothing'),
      text: fc.option(fc.constantFrom('别的话。', '又一句。'), { nil: null }),
    })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        for (const c of changes) expect(ClauseChange.safeParse(c).success).toBe(true)
        const after = applyChanges(drawn, changes)
        for (const law of drawn.filter((c) => c.statutory))
          expect(after).toContainEqual(
            expect.objectContaining({ part: law.part, key: law.key, text: law.text }),
          )
        expect(compareClauses(after, after)).toEqual([])
      }),
    )
  })

  test('a plan counts as new only when its words differ from the one that stands', () => {
    const plan = planData({
      needs: [{ area: 'work', need: '没有工作', goal: '三个月内就业' }],
      services: from.services,
    })
    expect(plan).toEqual({
      needs: ['就业：没有工作'],
      goals: ['三个月内就业'],
      services: ['就业援助：每月一次，由周安负责'],
    })
    expect(isNewPlan(plan, undefined)).toBe(true)
    expect(isNewPlan(plan, { ...plan, goals: '三个月内就业' })).toBe(false)
    expect(isNewPlan(planData({ needs: [], services: [] }), undefined)).toBe(false)
  })
})

describe('signing', () => {
  const name = (kind: DraftSigner['kind'], change: Partial<DraftSigner> = {}): DraftSigner => ({
    kind,
    name: kind,
    relation: '',
    phone: '',
    way: 'signed',
    on: '2025-06-02',
    reason: '',
    ...change,
  })
  const signing = (signers: DraftSigner[], change: Partial<Signing> = {}): Signing => ({
    content: { ...emptyDraft, signers },
    clauses: drawClauses(from),
    required: requiredParts(from.policy, from.today),
    guardian: false,
    body: false,
    reportedOn: '2025-05-20',
    today: '2025-06-02',
    ...change,
  })
  const fields = (s: Signing) => {
    const checked = checkSigning(s)
    return checked.ok ? [] : checked.refusals.map((r) => r.field)
  }

  test('both sides signed: the later day counts; who is absent needs a reason and hinders nothing', () => {
    const signers = [
      name('township'),
      name('person', { on: '2025-06-01' }),
      name('family', { way: 'absent', on: null, reason: '在外地务工' }),
    ]
    expect(checkSigning(signing(signers))).toMatchObject({
      ok: true,
      value: { outcome: 'signed', on: '2025-06-02' },
    })
    expect(fields(signing([...signers, name('member', { way: 'absent', on: null })]))).toEqual([
      'signers.3.reason',
    ])
  })

  test('a refusal of the person is a refusal, never a signature', () => {
    const refused = signing([
      name('township', { way: 'absent', on: null, reason: '未到签字环节' }),
      name('person', { way: 'refused', reason: '不认可' }),
    ])
    expect(checkSigning(refused)).toMatchObject({ ok: true, value: { outcome: 'refused', reason: '不认可' } })
  })

  test('nothing is signed without the person, the township, a report-in, a day that has come', () => {
    expect(fields(signing([name('township')]))).toEqual(['signers'])
    expect(fields(signing([name('person')]))).toEqual(['signers'])
    expect(fields(signing([name('person', { way: 'absent', reason: '住院' }), name('township')]))).toEqual([
      'signers',
    ])
    expect(fields(signing([name('person'), name('township')], { reportedOn: null }))).toEqual(['signers'])
    expect(fields(signing([name('person', { on: '2025-06-03' }), name('township')]))).toEqual([
      'signers.0.on',
    ])
    expect(fields(signing([name('person', { way: null, on: null }), name('township')]))).toEqual([
      'signers.0.way',
    ])
  })

  test('an appointed body signs only while it is appointed; a minor signs with a guardian', () => {
    const body = [name('person'), name('body')]
    expect(fields(signing(body))).toEqual(['signers'])
    expect(fields(signing(body, { body: true }))).toEqual([])
    expect(fields(signing([name('person'), name('township')], { guardian: true }))).toEqual(['signers'])
    expect(fields(signing([name('person'), name('guardian'), name('township')], { guardian: true }))).toEqual(
      [],
    )
  })

  test('a required content that was left empty is named', () => {
    const clauses = drawClauses(from).filter((c) => c.part !== 'measures')
    expect(fields(signing([name('person'), name('township')], { clauses }))).toEqual(['part.measures'])
  })
})

describe('the work group', () => {
  test("five kinds of the law, six in Shanghai; Suzhou's four beside the five of the law", () => {
    const kinds = (pack: string) => askedKinds(book.pack(pack), from.today).map((k) => k.kind)
    expect(kinds('cn')).toEqual(['worker', 'police', 'medic', 'family', 'volunteer'])
    expect(kinds('cn-31')).toContain('socialWorker')
    expect(kinds('cn-32-05')).toEqual([
      'worker',
      'police',
      'medic',
      'family',
      'volunteer',
      'communityStaff',
      'socialWorker',
    ])
  })

  test('who has left fills no kind; a helper fills the place that he stands for', () => {
    const asked = askedKinds(book.pack('cn-32-05'), from.today)
    const members = [
      { kind: 'worker' as const },
      { kind: 'police' as const, to: '2025-06-01' },
      { kind: 'other' as const, as: 'communityStaff' as const },
    ]
    expect(lackingKinds(members, asked, from.today).map((k) => k.kind)).toEqual([
      'police',
      'medic',
      'family',
      'volunteer',
      'socialWorker',
    ])
    expect(lackingKinds(members, asked, '2025-06-01').map((k) => k.kind)).not.toContain('police')
  })
})
