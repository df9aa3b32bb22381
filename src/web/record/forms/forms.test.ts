import { expect, test } from 'vitest'
import type { z } from 'zod'
import { entryTypes } from '#core/journal/entry-types.ts'
import { collectForm } from '#web/tests/collect-form.ts'
import { fields } from '#web/text/zh-cn/fields.ts'
import { recordForms } from './all.ts'

/** A test is asked by a form of its own, loaded when it is needed. */
const forms = Object.values({ ...recordForms, testTaken: collectForm })

function shapeOf(type: string): z.ZodObject['shape'] {
  const known = entryTypes[type]
  if (!known) throw new Error(`there is no entry type ${type}`)
  return (known.data as unknown as z.ZodObject).shape
}

test('every entry type but the order has a form, and no form makes another', () => {
  const types = Object.keys(entryTypes).filter((type) => type !== 'orderIssued')
  expect(Object.keys(recordForms).sort()).toEqual(types.sort())
})

test.each(forms)('the form of $type asks for all that is required and for nothing unknown', (form) => {
  const shape = shapeOf(form.type)
  const asked = form.fields.map((field) => field.name)
  expect(Object.keys(shape)).toEqual(expect.arrayContaining(asked))
  const required = Object.keys(shape).filter((name) => !shape[name]?.safeParse(undefined).success)
  const demanded = form.fields.filter((field) => field.required).map((field) => field.name)
  expect(demanded).toEqual(expect.arrayContaining(required))
})

test.each(forms)('every field and choice of $type has its words', (form) => {
  for (const field of form.fields) {
    expect(fields.name[field.name], field.name).toBeTruthy()
    for (const choice of field.choices ?? [])
      expect(fields.value[field.words ?? field.name]?.[choice], choice).toBeTruthy()
  }
})

test('what may be recorded instead is itself a form', () => {
  for (const form of forms)
    for (const other of form.instead ?? []) expect(recordForms[other.type]).toBeDefined()
})

test.each(forms)('the choices of $type are those that its entry type takes', (form) => {
  const shape = shapeOf(form.type)
  for (const field of form.fields.filter((one) => one.ask === 'one')) {
    for (const choice of field.choices ?? [])
      expect(shape[field.name]?.safeParse(choice).success, choice).toBe(true)
    const options = optionsOf(shape[field.name])
    if (options) expect([...(field.choices ?? [])].sort()).toEqual([...options].sort())
  }
})

/** The values of an enumeration, optional or not; undefined where the field is free text. */
function optionsOf(schema: unknown): readonly string[] | undefined {
  const plain = schema as { options?: readonly string[]; unwrap?: () => unknown } | undefined
  return plain?.options ?? (plain?.unwrap ? optionsOf(plain.unwrap()) : undefined)
}
