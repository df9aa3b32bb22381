import { expect, test } from 'vitest'
import { checkStep, type Standing, type Step } from './release-step.ts'

const standing = (change: Partial<Standing> = {}): Standing => ({
  today: '2025-06-21',
  releaseOn: '2025-06-20',
  status: 'open',
  steps: [],
  ...change,
})
const codes = (step: Parameters<typeof checkStep>[0], at = standing()) =>
  checkStep(step, at).map((r) => r.code)
const collected: Step = { id: 'c', kind: 'collected', on: '2025-06-20', data: { handover: 'station' } }

test('a day that has not come is refused, and so is a visit inside after the release', () => {
  expect(codes({ kind: 'note', on: '2025-06-22', data: { text: '备注' } })).toEqual(['step-in-future'])
  expect(codes({ kind: 'visit', on: '2025-06-21', data: {} })).toEqual(['visit-after-release'])
  expect(codes({ kind: 'firstHomeVisit', on: '2025-06-19', data: {} })).toEqual(['before-release'])
})

test('a person is met once: who met, or why nobody did', () => {
  expect(codes({ kind: 'collected', on: '2025-06-20', data: {} })).toEqual(['step-missing'])
  expect(codes({ kind: 'collected', on: '2025-06-20', data: { handover: 'family' } })).toEqual([])
  const again = standing({ steps: [collected] })
  expect(codes({ kind: 'notCollected', on: '2025-06-20', data: { why: 'noShow' } }, again)).toEqual([
    'met-already',
  ])
  const struck: Step = { id: 'x', kind: 'struck', on: '2025-06-20', data: { step: 'c', text: '记错' } }
  const free = standing({ steps: [collected, struck] })
  expect(codes({ kind: 'notCollected', on: '2025-06-20', data: { why: 'noShow' } }, free)).toEqual([])
})

test('only a step that stands and that somebody recorded can be struck, with a reason', () => {
  const at = standing({ steps: [collected, { id: 'j', kind: 'orderJoined', on: '2025-06-20', data: {} }] })
  expect(codes({ kind: 'struck', on: '2025-06-21', data: { step: 'c' } }, at)).toEqual(['step-missing'])
  expect(codes({ kind: 'struck', on: '2025-06-21', data: { step: 'j', text: '错' } }, at)).toEqual([
    'step-unknown',
  ])
  expect(codes({ kind: 'struck', on: '2025-06-21', data: { step: 'c', text: '错' } }, at)).toEqual([])
})

test('a closed release takes notes only', () => {
  const at = standing({ status: 'closed' })
  expect(codes({ kind: 'firstHomeVisit', on: '2025-06-21', data: {} }, at)).toEqual(['release-closed'])
  expect(codes({ kind: 'note', on: '2025-06-21', data: { text: '补充' } }, at)).toEqual([])
})

test('a moved day says which and why', () => {
  expect(codes({ kind: 'dateChanged', on: '2025-06-21', data: {} })).toEqual(['step-missing'])
  expect(codes({ kind: 'dateChanged', on: '2025-06-21', data: { day: '2025-07-01', text: '延长' } })).toEqual(
    [],
  )
})
