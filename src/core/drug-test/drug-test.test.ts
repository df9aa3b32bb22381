import { describe, expect, test } from 'vitest'
import { admit } from '#core/journal/admit.ts'
import type { Author } from '#core/journal/entry.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { aCase, type CaseStory, found, owed } from '#test/support/a-case.ts'
import { examineTest, lookBackFrom } from './examine-test.ts'
import { keptSamples } from './kept-samples.ts'
import { testChains } from './test-chains.ts'
import { testNotices } from './test-notices.ts'
import { weighTests } from './weigh-test.ts'

const book = readPolicyBook()
const cn = book.pack('cn')
const inForce = aCase().served('2025-03-03').reported('2025-03-10')
const police: Author = { user: 'p1', role: 'policeLiaison', org: 'police' }

/** Everything that the rules ask of an on-site positive. */
const whole = {
  result: 'positive',
  testers: ['民警甲', '民警乙'],
  collectorSex: 'female',
  toldOn: '2025-04-01',
  toldSigned: 'signed',
  noA: 'J1-A',
  sealA: 'F1',
  noB: 'J1-B',
  sealB: 'F2',
  storedAt: '样本柜',
}
const positive = inForce.with('testTaken', '2025-04-01', { sample: 'urine', level: 'onSite', ...whole }, 't')
const lab = (result: string) => ({
  sample: 'urine',
  level: 'lab',
  result,
  of: 't',
  institution: '市局实验室',
})
const retest = (result: string, institution = '省厅中心') => ({
  ...lab(result),
  level: 'retest',
  institution,
})

const chain = (story: CaseStory) => testChains(story.entries, cn)[0]
const lacks = (story: CaseStory, id: string, sex: 'male' | 'female' = 'female') => {
  const entry = story.entries.find((e) => e.id === id)
  return entry ? examineTest(entry, story.entries, cn, { sex }).map((d) => d.kind) : ['absent']
}
const refused = (story: CaseStory, type: string, on: string, data: Record<string, unknown>) => {
  const result = admit(story.entries, [{ id: 'new', case: 'case', type, on, data }], {
    book,
    today: '2026-06-01',
    author: police,
  })
  return result.ok ? [] : result.refusals.map((r) => `${r.code} ${r.clause ?? ''}`.trim())
}

describe('given an on-site positive', () => {
  test('when nobody objects, then it may be objected to for three days after it was told', () => {
    expect(chain(positive)).toMatchObject({ state: 'told', dueOn: '2025-04-04' })
  })

  test('when the person objects, then the consequences wait and the sample is to be sent', () => {
    const story = positive.with('testObjected', '2025-04-02', { test: 't' })
    expect(chain(story)).toMatchObject({ state: 'objected', dueOn: '2025-04-05' })
    expect(found(story.on('2025-04-02'), 'relapse')).toEqual([])
  })

  test('when the laboratory finds nothing, then positive and relapse are gone and the window is filled on the day of the sample', () => {
    const story = positive.with('testTaken', '2025-05-20', lab('negative'))
    const state = story.on('2025-05-20')
    expect(found(state, 'testPositive')).toEqual([])
    expect(found(state, 'relapse')).toEqual([])
    expect(owed(state, 'test')[0]).toBe('2025-03-10–2025-04-09 done')
    expect(owed(state, 'test')[1]).toBe('2025-04-10–2025-05-09 missed')
    expect(chain(story)).toMatchObject({ state: 'settled', standing: { id: 'testTaken2' } })
  })

  test('when the laboratory confirms, then its result stands and the consequences run from its day', () => {
    const story = positive.with('testTaken', '2025-04-06', lab('positive'))
    expect(found(story.on('2025-04-06'), 'relapse')).toEqual(['2025-04-06'])
    expect(chain(story)).toMatchObject({ state: 'told', dueOn: '2025-04-09' })
  })

  test('when the result of the laboratory is invalid, then the on-site result stays', () => {
    const story = positive.with('testTaken', '2025-04-06', lab('invalid'))
    expect(found(story.on('2025-04-06'), 'testPositive')).toEqual(['2025-04-01'])
  })

  test('when the objection is upheld after a negative laboratory, then the sample keeps its day', () => {
    const story = positive
      .with('testObjected', '2025-04-02', { test: 't' })
      .with('testTaken', '2025-05-20', lab('negative'))
      .with('testObjectionDecided', '2025-05-21', { test: 't', upheld: true })
    expect(owed(story.on('2025-05-21'), 'test')[0]).toBe('2025-03-10–2025-04-09 done')
    expect(chain(story)?.state).toBe('settled')
  })

  test('when it was struck, then the laboratory stands alone', () => {
    const story = positive
      .with('testTaken', '2025-04-06', lab('positive'))
      .with('struck', '2025-04-07', { entry: 't', reason: '录错' })
    expect(found(story.on('2025-04-07'), 'testPositive')).toEqual(['2025-04-06'])
    expect(testChains(story.entries, cn)).toHaveLength(1)
  })
})

describe('what a test lacks', () => {
  test('a test that shows everything lacks nothing', () => {
    expect(lacks(positive, 't')).toEqual([])
  })

  test.each([
    ['one tester', { testers: ['民警甲'] }, ['testersTooFew']],
    ['one tester named twice', { testers: ['民警甲', '民警甲'] }, ['testersTooFew']],
    ['a man collected', { collectorSex: 'male' }, ['collectorSex']],
    ['who collected is not said', { collectorSex: undefined }, ['collectorUnknown']],
    ['not told', { toldOn: undefined }, ['notTold']],
    ['would not sign, nobody saw it', { toldSigned: 'refusedToSign' }, ['noWitness']],
    ['not split', { noB: undefined, sealB: undefined }, ['notSplit']],
    ['one seal', { sealB: undefined }, ['notSealed']],
    ['kept nowhere', { storedAt: undefined }, ['notStored']],
    ['entrusted without an agreement', { way: 'entrusted' }, ['notEntrusted']],
  ])('%s', (_, change, expected) => {
    const data = Object.fromEntries(
      Object.entries({ sample: 'urine', level: 'onSite', ...whole, ...change }).filter(
        ([, v]) => v !== undefined,
      ),
    )
    expect(lacks(inForce.with('testTaken', '2025-04-01', data, 't'), 't')).toEqual(expected)
  })

  test("a man may collect a man's sample", () => {
    const story = inForce.tested('2025-04-01', { testers: ['甲', '乙'], collectorSex: 'male' })
    expect(lacks(story, 'testTaken1', 'male')).toEqual([])
  })

  test('a laboratory test without a step before, and one without a cause', () => {
    const alone = inForce.tested('2025-04-01', { level: 'lab', institution: '市局' })
    expect(lacks(alone, 'testTaken1')).toEqual(['stepSkipped'])
    const clean = inForce
      .with('testTaken', '2025-04-01', { sample: 'urine', level: 'onSite', result: 'negative' }, 't')
      .with('testTaken', '2025-04-03', lab('negative'), 'l')
    expect(lacks(clean, 'l')).toEqual(['noCause'])
    expect(lacks(clean.with('testObjected', '2025-04-02', { test: 't' }), 'l')).toEqual([])
  })

  test('a re-test by the same body', () => {
    const tested = positive.with('testTaken', '2025-04-03', lab('positive'), 'l')
    expect(
      lacks(tested.with('testTaken', '2025-04-06', retest('negative', '市局 实验室'), 'r'), 'r'),
    ).toEqual(['sameBody'])
    expect(lacks(tested.with('testTaken', '2025-04-06', retest('negative'), 'r'), 'r')).toEqual([])
  })

  test('hair that is too long, too light or not measured', () => {
    const hair = (data: object) =>
      lacks(
        inForce.tested('2025-10-01', { sample: 'hair', level: 'lab', institution: '省厅', ...data }),
        'testTaken1',
      )
    expect(hair({ hairCm: 3, hairMgA: 50, hairMgB: 50 })).toEqual([])
    expect(hair({ hairCm: 3.5, hairMgA: 50, hairMgB: 50 })).toEqual(['hairTooLong'])
    expect(hair({ hairCm: 2, hairMgA: 49, hairMgB: 60 })).toEqual(['hairTooLight'])
    expect(hair({})).toEqual(['hairUnmeasured'])
  })

  test('no defect moves a finding or a counter: a person weighs it', () => {
    const bare = inForce.with(
      'testTaken',
      '2025-04-01',
      { sample: 'urine', level: 'onSite', result: 'positive' },
      't',
    )
    expect(lacks(bare, 't').length).toBeGreaterThan(2)
    expect(bare.on('2025-04-02').findings).toEqual(positive.on('2025-04-02').findings)
  })
})

test('a hair positive that looks back before the report-in is no relapse', () => {
  const story = inForce.tested('2025-06-01', { sample: 'hair', level: 'lab', result: 'positive' })
  const [, , , entry] = story.entries
  expect(entry && lookBackFrom(entry, cn)).toBe('2024-12-01')
  expect(found(story.on('2025-06-02'), 'relapse')).toEqual([])
  expect(found(story.on('2025-06-02'), 'testPositive')).toEqual(['2025-06-01'])
})

describe('what is refused', () => {
  const dispose = (part: string) => ({ test: 't', part, people: ['甲', '乙'], way: 'destroyed' })

  test('a sample is kept six months, calendar months', () => {
    expect(keptSamples(positive.entries, cn).map((s) => s.keepUntil)).toEqual(['2025-10-01', '2025-10-01'])
    expect(refused(positive, 'sampleDisposed', '2025-10-01', dispose('A'))).toEqual(['admit.test.on xdjc'])
    expect(refused(positive, 'sampleDisposed', '2025-10-02', dispose('A'))).toEqual([])
  })

  test('the 31st of August is kept to the last day of February', () => {
    const story = inForce.tested('2025-08-31', { noA: '1' })
    expect(keptSamples(story.entries, cn)[0]?.keepUntil).toBe('2026-02-28')
  })

  test('nothing is disposed of while an objection or a further test is open', () => {
    const objected = positive.with('testObjected', '2025-04-02', { test: 't' })
    expect(refused(objected, 'sampleDisposed', '2026-01-01', dispose('B'))).toEqual(['admit.test.test xdjc'])
    const sent = positive.with('sampleSent', '2025-04-02', {
      test: 't',
      part: 'A',
      to: '市局实验室',
      for: 'lab',
    })
    expect(refused(sent, 'sampleDisposed', '2026-01-01', dispose('B'))).toEqual(['admit.test.test xdjc'])
    const decided = objected.with('testObjectionDecided', '2025-04-09', { test: 't', upheld: false })
    expect(refused(decided, 'sampleDisposed', '2026-01-01', dispose('B'))).toEqual([])
  })

  test('twice, by one person, or a part that never was', () => {
    const gone = positive.with('sampleDisposed', '2025-11-01', dispose('A'))
    expect(refused(gone, 'sampleDisposed', '2025-11-02', dispose('A'))).toEqual(['admit.test.part'])
    expect(
      refused(gone, 'sampleSent', '2025-11-02', { test: 't', part: 'A', to: '某所', for: 'lab' }),
    ).toEqual(['admit.test.part'])
    const one = { ...dispose('B'), people: ['甲', '甲'] }
    expect(refused(gone, 'sampleDisposed', '2025-11-02', one)).toEqual(['admit.test.people'])
    const bare = inForce.tested('2025-04-01', { result: 'positive' })
    expect(refused(bare, 'sampleDisposed', '2025-11-02', { ...dispose('A'), test: 'testTaken1' })).toEqual([
      'admit.test.part',
    ])
  })

  test('a step that goes back, another kind of sample, force without approval, equal numbers', () => {
    const tested = positive.with('testTaken', '2025-04-03', lab('positive'), 'l')
    expect(refused(tested, 'testTaken', '2025-04-04', { ...lab('negative'), of: 'l' })).toEqual([
      'admit.test.level xdjc',
    ])
    expect(refused(tested, 'testTaken', '2025-04-04', { ...retest('negative'), sample: 'hair' })).toEqual([
      'admit.test.sample',
    ])
    const plain = { sample: 'urine', level: 'onSite', result: 'negative' }
    expect(refused(tested, 'testTaken', '2025-04-04', { ...plain, forced: true })).toEqual([
      'entry.approvalNo jdf-32',
    ])
    expect(refused(tested, 'testTaken', '2025-04-04', { ...plain, noA: '1', noB: '1' })).toEqual([
      'entry.noB',
    ])
  })
})

test('whoever weighs a test reads later results, what is lacking, and that the window still runs', () => {
  const words = (story: CaseStory, today: string) =>
    weighTests(['t'], story.entries, cn, today).map((l) => l.says.en)
  expect(words(positive, '2025-04-04')).toEqual([expect.stringContaining('until 2025-04-04')])
  expect(words(positive, '2025-04-05')).toEqual([])
  const bare = inForce.with(
    'testTaken',
    '2025-04-01',
    { sample: 'urine', level: 'onSite', result: 'positive' },
    't',
  )
  const again = bare.with('testTaken', '2025-04-06', lab('negative'))
  expect(words(again, '2025-04-06')).toEqual([
    'The same sample was tested again (2025-04-06, 市局实验室): negative',
    expect.stringContaining('Lacking in the record: an on-site test takes 2 people'),
    expect.stringContaining('when the person was told'),
    expect.stringContaining('split into A and B'),
  ])
})

test('a notice is answered by what names it, else by what came next; not reached is answered again', () => {
  const told = inForce.with('testNotified', '2025-04-01', { dueOn: '2025-04-03', way: 'phone' }, 'n')
  const outcome = (story: CaseStory) => testNotices(story.entries)[0]?.outcome
  expect(outcome(told)).toBe('open')
  expect(outcome(told.tested('2025-04-03'))).toBe('came')
  expect(outcome(told.tested('2025-04-03', { result: 'invalid' }))).toBe('invalid')
  expect(outcome(told.with('testExcused', '2025-04-02', { reason: '住院' }))).toBe('excused')
  expect(outcome(told.with('testRefused', '2025-04-03', { way: 'evaded' }))).toBe('evaded')
  const again = told.tested('2025-04-03', { result: 'invalid' }).tested('2025-04-04')
  expect(outcome(again)).toBe('came')
  const tried = told.with('testNotReached', '2025-04-03', { tried: '电话', notified: 'n' })
  expect(outcome(tried)).toBe('notReached')
  expect(
    outcome(
      tried.with('testTaken', '2025-04-05', {
        sample: 'urine',
        level: 'onSite',
        result: 'negative',
        notified: 'n',
      }),
    ),
  ).toBe('came')
  expect(tried.on('2025-04-04').counters).toEqual(told.on('2025-04-04').counters)
})
