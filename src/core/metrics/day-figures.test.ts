import { expect, test } from 'vitest'
import {
  detoxOrder,
  figure,
  here,
  journal,
  rehabOrder,
  reported,
  served,
  signed,
} from '#test/metrics/hand-counted.ts'

const day = '2025-06-30'
const begun = [detoxOrder('2025-03-01'), served('2025-03-03'), reported('2025-03-10')] as const

test('execution rate: reported in, agreement of the place, in touch; of those past their deadline', () => {
  const executed = journal(...begun, signed('2025-03-11'))
  const noAgreement = journal(...begun)
  const lost = journal(...begun, signed('2025-03-11'), ['2025-06-01', 'contactLost'])
  const never = journal(detoxOrder('2025-03-01'), served('2025-03-03'))
  const notServed = journal(detoxOrder('2025-03-01'))
  const pending = journal(detoxOrder('2025-06-20'), served('2025-06-25'))
  const detained = journal(...begun, signed('2025-03-11'), [
    '2025-06-01',
    'suspended',
    { reason: 'detention' },
  ])
  const imprisoned = journal(...begun, ['2025-06-01', 'terminated', { reason: 'imprisonment' }])
  const all = [executed, noAgreement, lost, never, notServed, pending, detained, imprisoned]
  expect(figure('executionRate', day, all)).toBe('1/4')
  expect(figure('agreementRate', day, all)).toBe('2/3')
  expect(figure('lostRate', day, all)).toBe('1/3')
})

test('a change of place takes the agreement with it until a new one is signed', () => {
  const moved = journal(
    ...begun,
    signed('2025-03-11'),
    ['2025-05-01', 'placeChangeAsked', { to: '329801002', reason: '搬家', changedOn: '2025-05-01' }],
    ['2025-05-02', 'fileSent', { to: '329801002' }],
    ['2025-05-05', 'fileAccepted'],
    ['2025-05-06', 'reportedIn', { place: '329801002' }],
  )
  expect(figure('agreementRate', day, [moved])).toBe('0/1')
  const again = [
    ...moved,
    ...journal(...begun, ['2025-05-08', 'agreementSigned', { parties: ['本人'], place: '329801002' }]),
  ]
  const signedAgain = [...moved, { ...(again.at(-1) ?? moved[0]), id: 'new' }] as typeof moved
  expect(figure('agreementRate', day, [signedAgain])).toBe('1/1')
  expect(here).toBe('329801001')
})

test('control rate: everybody on file but the clean, the dead, the gone and the detained', () => {
  const inTouch = journal(...begun)
  const lost = journal(...begun, ['2025-06-01', 'contactLost'])
  const found = journal(...begun, ['2025-06-01', 'contactLost'], ['2025-06-20', 'contactRestored'])
  const dead = journal(...begun, ['2025-06-01', 'terminated', { reason: 'death' }])
  const detained = journal(...begun, ['2025-06-01', 'suspended', { reason: 'arrest' }])
  const clean = journal(detoxOrder('2021-01-01'), served('2021-01-01'), reported('2021-01-05'))
  expect(figure('controlRate', day, [inTouch, lost, found, dead, detained, clean])).toBe('2/3')
  expect(figure('threeYearsCleanRegistered', day, [inTouch, lost, clean])).toBe('1/3')
  expect(figure('threeYearsCleanFinished', day, [inTouch, lost, clean])).toBe('1/1')
})

test('volunteers, plans and the six parts count people in force', () => {
  const helped = journal(
    ...begun,
    ['2025-03-12', 'volunteerMatched', { volunteer: 'a' }],
    ['2025-03-12', 'volunteerMatched', { volunteer: 'b' }],
    ['2025-04-01', 'volunteerUnmatched', { volunteer: 'a' }],
    ['2025-04-02', 'planAdopted'],
    ['2025-04-03', 'serviceGiven', { kind: 'counselling' }],
    ['2025-04-04', 'serviceGiven', { kind: 'jobAid' }],
    ['2025-04-05', 'visitMade', { method: 'phone' }],
    ['2025-07-01', 'serviceGiven', { kind: 'relief' }],
  )
  const alone = journal(...begun)
  expect(figure('volunteersPerPerson', day, [helped, alone])).toBe('1/2')
  expect(figure('volunteersPerPerson', '2025-03-20', [helped, alone])).toBe('2/2')
  expect(figure('planRate', day, [helped, alone])).toBe('1/2')
  expect(figure('sixPartsCoverage', day, [helped, alone])).toBe('3/12')
  expect(figure('sixParts.employment', day, [helped, alone])).toBe('1/2')
  expect(figure('sixParts.relief', day, [helped, alone])).toBe('0/2')
})

test('rehabilitation counts beside detoxification and is told apart by its measure', () => {
  const rehab = journal(
    rehabOrder('2025-03-01'),
    served('2025-03-03'),
    reported('2025-03-05'),
    signed('2025-03-05'),
  )
  expect(figure('executionRate', day, [rehab])).toBe('1/1')
})

test('in work: of those last noted as able; who is at school or was never noted is not in it', () => {
  const noted = (on: string, ability: string, occupation: string) =>
    [on, 'employmentNoted', { ability, occupation }] as const
  const works = journal(...begun, noted('2025-04-01', 'able', 'none'), noted('2025-05-01', 'able', 'casual'))
  const seeks = journal(
    ...begun,
    noted('2025-04-01', 'able', 'employed'),
    noted('2025-06-01', 'able', 'none'),
  )
  const learns = journal(...begun, noted('2025-04-01', 'able', 'studying'))
  const ill = journal(...begun, noted('2025-04-01', 'unable', 'none'))
  const unknown = journal(...begun)
  const gone = journal(...begun, noted('2025-04-01', 'able', 'employed'), [
    '2025-06-01',
    'terminated',
    { reason: 'death' },
  ])
  const all = [works, seeks, learns, ill, unknown, gone]
  expect(figure('employmentRate', day, all)).toBe('1/2')
  expect(figure('employmentRate', '2025-04-15', all)).toBe('2/3')
  expect(figure('employmentNotedRate', day, all)).toBe('4/5')
})
