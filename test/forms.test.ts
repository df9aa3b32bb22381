import { expect, test } from 'vitest'
import { roles } from '#core/access/roles.ts'
import { fillForm } from '#core/forms/fill-form.ts'
import { fits, versionAt } from '#core/forms/find-form.ts'
import type { FormVersion } from '#core/forms/form.ts'
import { sayDay, sayMonths, sayNumber } from '#core/forms/paper-words.ts'
import { vocabulary } from '#core/forms/vocabulary.ts'
import { readForms } from '#server/documents/read-forms.ts'
import { inventedFile } from '#test/documents/invented-file.ts'

const book = readForms()
const fields = (...of: FormVersion['fields']): FormVersion => ({
  version: 1,
  area: 'cn',
  from: '2020-01-01',
  template: 'template.typ',
  fields: of,
})
const valuesOf = (version: FormVersion, typed = {}, file = inventedFile()) =>
  fillForm(version, file, typed).values

test('dates, terms and small numbers as official papers write them', () => {
  expect(sayDay('2026-03-18')).toBe('2026年3月18日')
  expect(sayDay('2026-12-01')).toBe('2026年12月1日')
  expect([36, 24, 30, 6].map(sayMonths)).toEqual(['三年', '二年', '二年六个月', '六个月'])
  expect([3, 10, 15, 20, 30, 99, 100].map(sayNumber)).toEqual([
    '三',
    '十',
    '十五',
    '二十',
    '三十',
    '九十九',
    '100',
  ])
})

test('what the file says goes before what is typed; what it decides can not be typed at all', () => {
  const version = fields('person.phone!', 'term.to!', 'person.name!')
  const typed = { 'person.phone': '999', 'term.to': '2099年1月1日', 'person.name': '李四' }
  expect(valuesOf(version, typed)).toMatchObject({
    person: { phone: '10000000001', name: '王小䶮' },
    term: { to: '2028年7月12日' },
  })
  const bare = { ...inventedFile({ reportsIn: false }), person: { ...inventedFile().person, phone: null } }
  const filled = fillForm(version, bare, typed)
  expect(filled.values['person']).toMatchObject({ phone: '999' })
  expect(filled.missing).toEqual(['term.to'])
})

test('numbers of the law come from the pack of the place, in its words', () => {
  const version = fields('law.refusedTests!', 'law.leaveTotalDays!', 'law.reportInDays!')
  expect(valuesOf(version)['law']).toEqual({
    refusedTests: '三',
    leaveTotalDays: '三十',
    reportInDays: '十五',
  })
})

test('counters rest on what still counts: a struck refusal leaves number and rows', () => {
  const file = inventedFile()
  const version = fields('counters.refusals!', 'counters.refusalRows')
  expect(valuesOf(version, {}, file)['counters']).toMatchObject({ refusals: '3' })
  expect(valuesOf(version, {}, file)['counters']?.['refusalRows']).toHaveLength(3)
})

test('rehabilitation is told its own consequence, never that of detox', () => {
  const version = fields('serious.consequence!')
  const said = (measure: 'communityDetox' | 'communityRehab') =>
    String(valuesOf(version, {}, inventedFile({ measure }))['serious']?.['consequence'])
  expect(said('communityDetox')).toContain('由公安机关依法作出强制隔离戒毒的决定')
  expect(said('communityRehab')).toContain('不得提前解除')
  expect(said('communityRehab')).not.toContain('由公安机关依法作出')
})

test('the agreement of Chongqing has six contents, everywhere else the three of the regulation', () => {
  const agreement = book.find('F-08')
  if (!agreement) throw new Error('the agreement is missing')
  expect(versionAt(agreement, '500101001', '2025-01-01')?.template).toBe('chongqing.typ')
  expect(versionAt(agreement, '500101001', '2012-01-01')?.template).toBe('template.typ')
  expect(versionAt(agreement, '329801001', '2025-01-01')?.template).toBe('template.typ')
  expect(versionAt(agreement, '329801001', '2010-01-01')).toBeUndefined()
})

test('papers are offered by how the case stands and to those who make them', () => {
  const offered = (role: (typeof roles)[number], file = inventedFile()) =>
    book.forms.filter((form) => fits(form, file.state, file.entries, role)).map((form) => form.id)
  expect(offered('worker')).toEqual(expect.arrayContaining(['F-24', 'F-25b', 'F-28']))
  expect(offered('worker')).not.toContain('F-07')
  expect(offered('worker', inventedFile({ reportsIn: false }))).toEqual(
    expect.arrayContaining(['F-06', 'F-07', 'F-25a']),
  )
  expect(offered('policeLiaison')).not.toContain('F-19')
  for (const role of roles.filter(
    (r) => !['worker', 'stationHead', 'townshipOffice', 'policeLiaison'].includes(r),
  ))
    expect(offered(role), role).toEqual([])
})

test('who may make a paper may read it; counselling is for those who do the work', () => {
  for (const form of book.forms) {
    expect(
      form.makers.filter((role) => !form.readers.includes(role)),
      form.id,
    ).toEqual([])
    if (form.confidentiality === 'C4') expect(form.readers, form.id).not.toContain('policeLiaison')
  }
})

test('every clause is in the packs, and forms.list names every form', () => {
  const { policy } = inventedFile()
  const listed = policy.rules['forms.list']?.values[0]?.value as { id: string }[]
  for (const form of book.forms) {
    expect(policy.clauses[form.clause], `${form.id} ${form.clause}`).toBeDefined()
    expect(
      listed.map((one) => one.id),
      form.id,
    ).toContain(form.id.replace(/[a-z]$/, ''))
  }
})

test('every word of the vocabulary stands on some paper', () => {
  const used = new Set(
    book.forms.flatMap((form) =>
      form.versions.flatMap((v) =>
        v.fields.flatMap((f) => (typeof f === 'string' ? [f.replace('!', '')] : f.held ? [f.held] : [])),
      ),
    ),
  )
  const idle = Object.entries(vocabulary).flatMap(([group, all]) =>
    Object.keys(all)
      .map((name) => `${group}.${name}`)
      .filter((path) => !used.has(path)),
  )
  expect(idle).toEqual([])
})
