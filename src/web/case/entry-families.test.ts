import { expect, test } from 'vitest'
import { families as coreFamilies } from '#core/journal/entry-type.ts'
import { entryTypes } from '#core/journal/entry-types.ts'
import { entryFields, families, familyOf } from './entry-families.ts'

test('families are those of the registry', () => {
  expect([...families].sort()).toEqual([...coreFamilies].sort())
  for (const type of Object.values(entryTypes))
    expect([type.type, familyOf(type.type)]).toEqual([type.type, type.family])
})

test('every field that names another entry is known as such', () => {
  const named = Object.values(entryTypes).flatMap((type) => Object.keys(type.refers ?? {}))
  expect(entryFields).toEqual(expect.arrayContaining(named))
})
