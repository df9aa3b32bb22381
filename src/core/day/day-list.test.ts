import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#core/shared/plain-date.ts'
import { dayBucketOf, dayEdges, dayListOf } from './day-list.ts'

test('what is due today is an appointment, whoever owes it', () => {
  expect(dayListOf({ owedBy: 'office', dueOn: '2026-03-04' }, '2026-03-04')).toBe('appointments')
  expect(dayListOf({ owedBy: 'person', dueOn: '2026-03-04' }, '2026-03-04')).toBe('appointments')
})

test('otherwise the person’s duties wait to be recorded and the office’s to be done', () => {
  expect(dayListOf({ owedBy: 'person', dueOn: '2026-03-01' }, '2026-03-04')).toBe('toRecord')
  expect(dayListOf({ owedBy: 'clinic', dueOn: '2026-03-09' }, '2026-03-04')).toBe('followUps')
})

test('a week ends on Sunday and a month on its last day', () => {
  expect(dayEdges('2026-03-04')).toEqual({ weekEnds: '2026-03-08', monthEnds: '2026-03-31' })
  expect(dayEdges('2026-03-08')).toEqual({ weekEnds: '2026-03-08', monthEnds: '2026-03-31' })
  expect(dayEdges('2024-02-29')).toEqual({ weekEnds: '2024-03-03', monthEnds: '2024-02-29' })
  expect(dayEdges('2026-12-31')).toEqual({ weekEnds: '2027-01-03', monthEnds: '2026-12-31' })
})

test('a later due date is never in an earlier bucket', () => {
  const order = ['overdue', 'thisWeek', 'thisMonth', 'later']
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 800 }),
      fc.integer({ min: -60, max: 60 }),
      fc.nat(60),
      (t, a, b) => {
        const today = addDays('2025-01-01', t)
        const [first, second] = [addDays(today, a), addDays(today, a + b)]
        expect(order.indexOf(dayBucketOf(first, today))).toBeLessThanOrEqual(
          order.indexOf(dayBucketOf(second, today)),
        )
      },
    ),
  )
})
