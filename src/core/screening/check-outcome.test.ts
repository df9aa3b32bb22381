import { expect, test } from 'vitest'
import { checkClosing, checkOutcome, type NewOutcome } from './check-outcome.ts'

const span = { from: '2025-06-01', today: '2025-06-10' }
const codes = (o: Partial<NewOutcome>) =>
  checkOutcome({ outcome: 'met', on: '2025-06-05', followUp: 'none', ...o }, span).map((r) => r.code)

test('who was met is done in one word; whoever was found otherwise is done with how', () => {
  expect(codes({})).toEqual([])
  expect(codes({ outcome: 'searched' })).toEqual(['outcome-how'])
  expect(codes({ outcome: 'elsewhere' })).toEqual(['outcome-where'])
  expect(codes({ outcome: 'notFound', text: '家属也不知道' })).toEqual(['outcome-follow'])
  expect(codes({ outcome: 'notFound', text: '家属也不知道', followUp: 'searchOn' })).toEqual([])
})

test('the day lies inside the screening', () => {
  expect(codes({ on: '2025-05-31' })).toEqual(['outcome-before'])
  expect(codes({ on: '2025-06-11' })).toEqual(['outcome-in-future'])
})

const area = (total: number, done: number) => [{ area: '329801001', total, done, unassigned: 0 }]

test('nobody is left without an outcome, and what remains in the register is answered for', () => {
  const none = { reportInOverdue: 0, seriousViolation: 0 }
  expect(checkClosing(area(3, 2), none, '已安排').map((r) => r.code)).toEqual(['screening-unfinished'])
  expect(checkClosing(area(3, 3), none, undefined)).toEqual([])
  const some = { reportInOverdue: 1, seriousViolation: 0 }
  expect(checkClosing(area(3, 3), some, undefined).map((r) => r.code)).toEqual(['screening-remaining'])
  expect(checkClosing(area(3, 3), some, '由一镇周五前送达催告')).toEqual([])
})
