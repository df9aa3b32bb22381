import { expect, test } from 'vitest'
import { checkExample } from '#core/policy/check-example.ts'
import { ruleOn } from '#core/policy/policy.ts'
import { readPolicyBook } from './read-policy-book.ts'

const book = readPolicyBook()

test.each(book.packs.flatMap((pack) => pack.examples.map((e) => [pack.key, e.says, e] as const)))(
  '%s: %s',
  (pack, _says, example) => {
    expect(checkExample(book.pack(pack), example)).toBeUndefined()
  },
)

test('the nation holds where no pack is nearer, and the nearest pack elsewhere', () => {
  expect(book.at('110101').pack).toBe('cn')
  expect(ruleOn(book.at('110101'), 'reportIn.days', '2025-03-03')).toMatchObject({
    value: 15,
    clause: 'jdtl-14-1',
    reading: false,
  })
})
