import { expect, test } from 'vitest'
import { fillForm } from '#core/forms/fill-form.ts'
import type { FormFile } from '#core/forms/form-file.ts'
import { readForms } from '#server/documents/read-forms.ts'
import { inventedEntries, inventedFile } from '#test/documents/invented-file.ts'

function versionOf(id: string) {
  const version = readForms().forms.find((form) => form.id === id)?.versions[0]
  if (!version) throw new Error(`there is no form ${id}`)
  return version
}

/** The file with one kind of entry told as the product writes it. */
function told(type: string, data: Record<string, unknown>): FormFile {
  const entries = inventedEntries.map((e) => (e.type === type ? { ...e, data: { ...e.data, ...data } } : e))
  return { ...inventedFile(), entries }
}

test('the letter of entrustment says until when and where, as it was entrusted; nobody types it again', () => {
  const file = told('entrusted', { lastDay: '2026-06-30', address: '二镇河边路8号' })
  const { fields, values } = fillForm(versionOf('F-27'), file, { 'typed.until': '2027-01-01' })
  expect(values['typed']).toMatchObject({ until: '2026年6月30日', live: '二镇河边路8号' })
  expect(fields.find((f) => f.key === 'typed.until')).toMatchObject({ source: 'file', typable: false })
})

test('the letter that goes with the file lists what was sent; without a list it is written as before', () => {
  const file = told('fileSent', { items: ['责令决定书 1 份', '检测记录 3 份'] })
  expect(fillForm(versionOf('F-26'), file).values['typed']).toMatchObject({
    material: '责令决定书 1 份、检测记录 3 份。',
  })
  const before = fillForm(versionOf('F-26'), inventedFile(), { 'typed.material': '决定书一份' })
  expect(before.values['typed']).toMatchObject({ material: '决定书一份' })
})
