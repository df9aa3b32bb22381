import { expect, test } from 'vitest'
import type { WorkCalendar } from '#core/shared/work-calendar.ts'
import { buildBook } from './build-book.ts'
import { type PackFault, PackFaults, sayFault } from './pack-fault.ts'
import type { RawPack } from './pack-file.ts'
import { findRule, ruleOn } from './policy.ts'

const calendar: WorkCalendar = { years: [], restDays: new Set(), workDays: new Set() }
const says = { zh: '句', en: 'sentence' }
const clause = (key: string, force: string, from = '2000-01-01') => ({
  key,
  document: '法',
  clause: '一',
  force,
  says,
  from,
})
const rule = (key: string, values: unknown[], more: object = {}) => ({ key, means: says, values, ...more })

function pack(
  folder: string,
  area: string,
  rules: unknown[],
  clauses: unknown[] = [],
  adopts?: string,
): RawPack {
  const head = { key: folder, area, title: says, ...(adopts !== undefined && { adopts }) }
  return {
    folder,
    files: [
      { path: 'pack.yaml', content: head },
      { path: 'clauses.yaml', content: { clauses } },
      { path: 'periods.yaml', content: { rules } },
    ],
  }
}

const nation = pack(
  'cn',
  'cn',
  [
    rule('a.days', [{ value: 15, clause: 'statute', from: '2011-06-26' }], { olderCases: 'same' }),
    rule('b.times', [{ value: 2, clause: 'practice', from: '2000-01-01', reading: true, because: says }]),
    rule('group.kinds', [{ value: ['x', 'y'], clause: 'statute', from: '2000-01-01' }], { mayAdd: true }),
  ],
  [clause('statute', 'T2'), clause('practice', 'T6')],
)
const local = (rules: unknown[], clauses: unknown[] = [clause('city', 'T5')]) =>
  pack('cn-32-05', '3205', rules, clauses)

function faultsOf(...packs: RawPack[]): readonly PackFault[] {
  try {
    buildBook(packs, calendar)
  } catch (error) {
    if (error instanceof PackFaults) return error.faults
    throw error
  }
  return []
}

test('a lower pack that sets a statute value is refused with the clause, in both languages', () => {
  const faults = faultsOf(
    nation,
    local([rule('a.days', [{ value: 20, clause: 'city', from: '2020-01-01' }])]),
  )
  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatchObject({
    pack: 'cn-32-05',
    file: 'periods.yaml',
    path: 'a.days',
    clause: 'statute',
  })
  expect(faults[0]?.says.zh).toContain('下级规则包不得改动')
  expect(faults[0]?.says.en).toContain('can not change it')
  expect(faults[0] && sayFault(faults[0], 'zh')).toMatch(/^cn-32-05\/periods\.yaml: a\.days: .*\[statute\]/)
})

test('calling it a reading does not open the lock', () => {
  const value = { value: 20, clause: 'city', from: '2020-01-01', reading: true, because: says }
  expect(faultsOf(nation, local([rule('a.days', [value])]))[0]?.clause).toBe('statute')
})

test('a list of the law may be lengthened, not shortened', () => {
  const kinds = (value: string[]) =>
    local([rule('group.kinds', [{ value, clause: 'city', from: '2020-01-01' }])])
  expect(faultsOf(nation, kinds(['x', 'y', 'z']))).toEqual([])
  expect(faultsOf(nation, kinds(['x', 'z']))[0]?.clause).toBe('statute')
})

test('practice is laid over from its day on; the day before is as the nation has it', () => {
  const book = buildBook(
    [nation, local([rule('b.times', [{ value: 4, clause: 'city', from: '2026-12-01' }])])],
    calendar,
  )
  const policy = book.at('320505001')
  expect(ruleOn(policy, 'b.times', '2026-11-30')).toEqual({
    key: 'b.times',
    value: 2,
    clause: 'practice',
    reading: true,
  })
  expect(ruleOn(policy, 'b.times', '2026-12-01')).toEqual({
    key: 'b.times',
    value: 4,
    clause: 'city',
    reading: false,
  })
  expect(ruleOn(book.at('3206'), 'b.times', '2026-12-01').value).toBe(2)
})

test('a local value that ends gives the day back to the nation', () => {
  const value = { value: 4, clause: 'city', from: '2015-01-01', to: '2016-01-01' }
  const policy = buildBook([nation, local([rule('b.times', [value])])], calendar).pack('cn-32-05')
  const on = (day: string) => ruleOn(policy, 'b.times', day).value
  expect([on('2014-12-31'), on('2015-01-01'), on('2015-12-31'), on('2016-01-01')]).toEqual([2, 4, 4, 2])
})

test('facts older than a clause are counted by it, and marked as a reading', () => {
  const policy = buildBook([nation], calendar).pack('cn')
  expect(findRule(policy, 'a.days', '2009-01-01')).toMatchObject({ value: 15, reading: true })
  expect(findRule(policy, 'a.days', '2011-06-26')).toMatchObject({ value: 15, reading: false })
})

test.each([
  [
    'two values on one day',
    [
      { value: 1, clause: 'city', from: '2015-01-01' },
      { value: 2, clause: 'city', from: '2016-01-01' },
    ],
    /overlap on 2016-01-01/,
  ],
  [
    'a hole between two values',
    [
      { value: 1, clause: 'city', from: '2015-01-01', to: '2016-01-01' },
      { value: 2, clause: 'city', from: '2017-01-01' },
    ],
    /no value from 2016-01-01 to 2017-01-01/,
  ],
  [
    'an end before the start',
    [{ value: 1, clause: 'city', from: '2015-01-01', to: '2014-01-01' }],
    /ends before it starts/,
  ],
  ['a clause that is not there', [{ value: 1, clause: 'nowhere', from: '2015-01-01' }], /no clause nowhere/],
  [
    'a value older than its clause',
    [{ value: 1, clause: 'city', from: '1999-01-01' }],
    /in force from 2000-01-01/,
  ],
  [
    'a reading without a reason',
    [{ value: 1, clause: 'city', from: '2015-01-01', reading: true }],
    /gives no reason/,
  ],
  ['a day that does not exist', [{ value: 1, clause: 'city', from: '2015-02-29' }], /is not a date/],
])('refused: %s', (_name, values, message) => {
  const faults = faultsOf(nation, local([rule('c.new', values)]))
  expect(faults.map((f) => f.says.en).join('\n')).toMatch(message)
})

test.each([
  [
    'a surplus field',
    pack('cn-32-05', '3205', [
      { ...rule('c.new', [{ value: 1, clause: 'statute', from: '2020-01-01' }]), colour: 'red' },
    ]),
    /colour/,
  ],
  [
    'a rule that says nothing of itself',
    local([{ key: 'c.new', values: [{ value: 1, clause: 'city', from: '2020-01-01' }] }]),
    /does not say what it means/,
  ],
  [
    'a rule written twice',
    local([
      rule('b.times', [{ value: 1, clause: 'city', from: '2020-01-01' }]),
      rule('b.times', [{ value: 1, clause: 'city', from: '2020-01-01' }]),
    ]),
    /stands twice/,
  ],
  ['a clause key of the nation', local([], [clause('statute', 'T5')]), /already taken/],
  ['a folder of another area', pack('cn-32-05', '3206', []), /do not agree/],
  ['a pack it adopts that is not there', pack('cn-32-98', '3298', [], [], 'cn-99'), /does not exist/],
])('refused: %s', (_name, faulty, message) => {
  expect(
    faultsOf(nation, faulty)
      .map((f) => f.says.en)
      .join('\n'),
  ).toMatch(message)
})

test.each([
  ['a word for a number', { unit: 'day' }, '15', /must be a number/],
  ['a negative number', { unit: 'day' }, -1, /must be a number/],
  ['an unknown unit', { unit: 'fortnight' }, 1, /no unit 'fortnight'/],
  ['numbers by tier without a default', { unit: 'perMonth' }, { stable: 1 }, /A rhythm is/],
])('refused: %s', (_name, more, value, message) => {
  const faults = faultsOf(
    nation,
    local([rule('c.new', [{ value, clause: 'city', from: '2015-01-01' }], more)]),
  )
  expect(faults.map((f) => f.says.en).join('\n')).toMatch(message)
})

test('a rhythm may go by tier or by year; a lower pack keeps the kind of value', () => {
  const made = (value: unknown) =>
    local([rule('c.new', [{ value, clause: 'city', from: '2015-01-01' }], { unit: 'perMonth' })])
  expect(faultsOf(nation, made({ default: 2, priority: 4 }))).toEqual([])
  expect(faultsOf(nation, made([12, 6, 4]))).toEqual([])
  const word = local([rule('b.times', [{ value: 'two', clause: 'city', from: '2015-01-01' }])])
  expect(faultsOf(nation, word)[0]?.says.en).toMatch(/above is a number, this is a string/)
})

test('packs that adopt each other are refused, not followed for ever', () => {
  const faults = faultsOf(
    nation,
    pack('cn-32-98', '3298', [], [], 'cn-32-97'),
    pack('cn-32-97', '3297', [], [], 'cn-32-98'),
  )
  expect(faults.length).toBeGreaterThan(0)
})

test('a pack holds under the nearest pack above it, or under the one it adopts', () => {
  const times = (value: number) => [rule('b.times', [{ value, clause: 'practice', from: '2020-01-01' }])]
  const book = buildBook(
    [
      pack('cn-32-98', '3298', [], [], 'cn-32-05'),
      pack('cn-32-05', '3205', times(5)),
      pack('cn-32-05-06', '320506', []),
      pack('cn-32', '32', times(3)),
      nation,
    ],
    calendar,
  )
  expect(book.at('320506001').chain).toEqual(['cn', 'cn-32', 'cn-32-05', 'cn-32-05-06'])
  expect(book.at('3298').chain).toEqual(['cn', 'cn-32', 'cn-32-05', 'cn-32-98'])
  expect(ruleOn(book.at('329801001'), 'b.times', '2026-01-01').value).toBe(5)
  expect(ruleOn(book.at('3206'), 'b.times', '2026-01-01').value).toBe(3)
  expect(book.at('33').pack).toBe('cn')
  expect(book.at('cn').pack).toBe('cn')
  expect(() => book.pack('cn-99')).toThrow(RangeError)
})
