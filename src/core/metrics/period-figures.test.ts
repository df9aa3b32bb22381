import { expect, test } from 'vitest'
import {
  detoxOrder,
  figure,
  journal,
  rehabOrder,
  reported,
  served,
  signed,
} from '#test/metrics/hand-counted.ts'

const day = '2025-12-31'
const march = { from: '2025-03-01', to: '2025-03-31' }
const year = { from: '2025-01-01', to: '2025-12-31' }
const begun = [
  detoxOrder('2025-03-01'),
  served('2025-03-03'),
  reported('2025-03-10'),
  signed('2025-03-10'),
] as const

test('report-in rate: deadlines of the period, kept or not; the first fifteen days are 18 March', () => {
  const onTime = journal(detoxOrder('2025-03-01'), served('2025-03-03'), reported('2025-03-18'))
  const late = journal(detoxOrder('2025-03-01'), served('2025-03-03'), reported('2025-03-19'))
  const never = journal(detoxOrder('2025-03-01'), served('2025-03-03'))
  const april = journal(detoxOrder('2025-03-01'), served('2025-03-25'), reported('2025-03-26'))
  expect(figure('reportInRate', day, [onTime, late, never, april], march)).toBe('1/3')
  expect(figure('reportInRate', day, [onTime, late, never, april], year)).toBe('2/4')
})

test('report-in after release: rehabilitation orders with a release only', () => {
  const released = journal(rehabOrder('2025-03-01'), served('2025-03-03'), reported('2025-03-05'))
  const other = journal(
    rehabOrder('2025-03-01', { releasedOn: undefined }),
    served('2025-03-03'),
    reported('2025-03-05'),
  )
  const detox = journal(...begun)
  expect(figure('releaseReportInRate', day, [released, other, detox], march)).toBe('1/1')
})

test('positive rate: on-site and laboratory of one sample are one test, and the laboratory decides', () => {
  const sample = (on: string, level: string, result: string, sampleNo?: string) =>
    [on, 'testTaken', { sample: 'urine', level, result, ...(sampleNo ? { sampleNo } : {}) }] as const
  const life = journal(
    ...begun,
    sample('2025-03-20', 'onSite', 'positive', 'S1'),
    sample('2025-03-25', 'lab', 'negative', 'S1'),
    sample('2025-03-26', 'onSite', 'positive'),
    sample('2025-03-27', 'onSite', 'negative'),
    sample('2025-03-28', 'onSite', 'invalid'),
  )
  expect(figure('positiveRate', day, [life], march)).toBe('1/3')
  const objected = [
    ...life,
    { id: 'o', case: 'c', type: 'testObjected', on: '2025-03-27', data: { test: 'e6' } },
    {
      id: 'd',
      case: 'c',
      type: 'testObjectionDecided',
      on: '2025-04-02',
      data: { test: 'e6', upheld: true },
    },
  ]
  expect(figure('positiveRate', day, [objected], march)).toBe('0/2')
})

test('a struck test leaves the month it was in', () => {
  const life = journal(...begun, [
    '2025-03-26',
    'testTaken',
    { sample: 'urine', level: 'onSite', result: 'positive' },
  ])
  const struck = [
    ...life,
    { id: 's', case: 'c', type: 'struck', on: '2025-06-01', data: { entry: 'e4', reason: '录错' } },
  ]
  expect(figure('positiveRate', day, [life], march)).toBe('1/1')
  expect(figure('positiveRate', day, [struck], march)).toBe('0/0')
})

test('test rate: one test fills one window, a second in the same window pays for no other', () => {
  const test = (on: string) =>
    [on, 'testTaken', { sample: 'urine', level: 'onSite', result: 'negative' }] as const
  const plan = ['2025-03-10', 'testPlanned', { perYear: [12, 6, 4], requirementRef: '公安要求' }] as const
  const life = journal(...begun, plan, test('2025-03-20'), test('2025-03-25'), test('2025-05-15'))
  // windows of a month from 10 March: the first and the third are filled, the rest of the year is missed
  expect(figure('testRate', day, [life], { from: '2025-04-01', to: '2025-06-30' })).toBe('2/3')
  expect(figure('testRate', day, [life], year)).toBe('2/9')
})

test('medical guidance: two sessions in a whole calendar year of the measure', () => {
  const guided = (on: string) => [on, 'serviceGiven', { kind: 'medicalGuidance' }] as const
  const start = [detoxOrder('2023-12-01'), served('2023-12-01'), reported('2023-12-05')] as const
  const twice = journal(...start, guided('2024-02-01'), guided('2024-11-01'), guided('2025-01-02'))
  const broken = journal(
    ...start,
    ['2024-05-01', 'suspended', { reason: 'detention' }],
    ['2024-06-01', 'resumed'],
  )
  const year2024 = { from: '2024-01-01', to: '2024-12-31' }
  expect(figure('medicalGuidanceRate', day, [twice, broken], year2024)).toBe('1/1')
  expect(figure('medicalGuidanceRate', day, [twice], year)).toBe('0/1')
})

test('three years clean of a start year, and serious violations on the day the number is reached', () => {
  const clean = journal(detoxOrder('2021-06-01'), served('2021-06-01'), reported('2021-06-05'))
  const isolated = journal(detoxOrder('2021-06-01'), served('2021-06-01'), reported('2021-06-05'), [
    '2022-01-01',
    'terminated',
    { reason: 'compulsoryIsolation' },
  ])
  const of2021 = { from: '2021-01-01', to: '2021-12-31' }
  expect(figure('threeYearsCleanCohort', day, [clean, isolated], of2021)).toBe('1/2')
  const refused = (on: string) => [on, 'testRefused', { way: 'refused' }] as const
  const violator = journal(...begun, refused('2025-04-01'), refused('2025-05-01'), refused('2025-06-01'))
  expect(figure('seriousViolationCount', day, [violator], year)).toBe('1/0')
  expect(figure('policeReportTimeliness', day, [violator], year)).toMatch(/^0\/[1-9]/)
})

test('meeting rate: people of a month with a visit or talk due, met face to face', () => {
  const life = journal(
    ...begun,
    ['2025-05-12', 'visitMade', {}],
    ['2025-05-13', 'talkHeld', { method: 'faceToFace' }],
  )
  const [met, due] = figure('meetingRate', day, [life], { from: '2025-05-01', to: '2025-05-31' }).split('/')
  expect(Number(due)).toBeGreaterThan(0)
  expect(met).toBe(due)
  const phone = journal(...begun, ['2025-05-12', 'talkHeld', { method: 'phone' }])
  expect(figure('meetingRate', day, [phone], { from: '2025-05-01', to: '2025-05-31' })).toBe(`0/${due}`)
})

test('the funnel asks for every step before', () => {
  const orders = [
    journal(detoxOrder('2025-03-01')),
    journal(detoxOrder('2025-03-01'), served('2025-03-03')),
    journal(detoxOrder('2025-03-01'), served('2025-03-03'), reported('2025-03-10')),
    journal(...begun),
  ]
  const steps = ['served', 'reportedIn', 'agreed', 'inForce', 'released']
  expect(steps.map((s) => figure(`funnel.${s}`, day, orders, march))).toEqual([
    '3/4',
    '2/4',
    '1/4',
    '1/4',
    '0/4',
  ])
})

test('referrals: closed of those sent in the period, and how long the closed ones took', () => {
  const helped = journal(
    ...begun,
    ['2025-04-01', 'referred', { to: '就业', need: '工作' }],
    ['2025-04-11', 'referralClosed', { referral: 'e4', outcome: '就业' }],
    ['2025-04-20', 'referred', { to: '民政', need: '低保' }],
    ['2025-04-22', 'referralRefused', { referral: 'e6' }],
    ['2025-05-01', 'referred', { to: '医院', need: '治疗' }],
    ['2025-05-07', 'referralClosed', { referral: 'e8', outcome: '完成' }],
  )
  const april = { from: '2025-04-01', to: '2025-04-30' }
  const spring = { from: '2025-04-01', to: '2025-05-31' }
  expect(figure('referralClosedRate', '2025-06-30', [helped], april)).toBe('1/2')
  expect(figure('referralClosedRate', '2025-04-05', [helped.slice(0, 5)], april)).toBe('0/1')
  expect(figure('referralDays', '2025-06-30', [helped], april)).toBe('10/1')
  expect(figure('referralDays', '2025-06-30', [helped], spring)).toBe('16/2')
})

test('recorded late is more than three days after; struck entries and those without a time do not count', () => {
  const at = (days: string) => ({ recordedAt: `${days}T09:00:00+08:00` })
  const told = journal(
    ...begun,
    ['2025-04-01', 'visitMade'],
    ['2025-04-02', 'visitMade'],
    ['2025-04-03', 'visitMade'],
    ['2025-04-04', 'struck', { entry: 'e6', reason: '录错' }],
  )
  const recorded = told.map((e, i) =>
    i === 4 ? { ...e, ...at('2025-04-04') } : i > 4 ? { ...e, ...at('2025-04-06') } : e,
  )
  expect(
    figure('lateRecordingRate', '2025-06-30', [recorded], { from: '2025-04-01', to: '2025-04-30' }),
  ).toBe('1/2')
})
