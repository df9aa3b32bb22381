import { expect, test } from 'vitest'
import { endOfDayInShanghai, readInstant } from './instant.ts'
import { toDayNumber } from './plain-date.ts'

test('instants are read with their offset', () => {
  for (const text of ['2025-03-10T09:12:00+08:00', '2025-03-10T01:12:00Z', '2024-12-31T23:59:59.250-05:00'])
    expect(readInstant(text)).toBe(Date.parse(text))
})

test('what has no offset, or no such hour, is no instant', () => {
  for (const text of [
    '2025-03-10',
    '2025-03-10T09:12:00',
    '2025-03-10T25:00:00Z',
    '2025-03-10T09:61:00Z',
    'yesterday',
  ])
    expect(readInstant(text)).toBeUndefined()
})

test('a day ends at midnight in Shanghai', () => {
  expect(endOfDayInShanghai(toDayNumber('2025-03-10'))).toBe(Date.parse('2025-03-10T23:59:59.999+08:00'))
})
