import { expect, test } from 'vitest'
import { entryTypes } from '#core/journal/entry-types.ts'
import { collectForm } from '#web/tests/collect-form.ts'
import { dataOf, faultsOf } from './entry-of-form.ts'
import { recordForms } from './forms/all.ts'
import type { FormValues, RecordForm } from './forms/form.ts'

const today = '2025-03-12'

function form(type: string): RecordForm {
  const found = type === 'testTaken' ? collectForm : recordForms[type]
  if (!found) throw new Error(`no form ${type}`)
  return found
}

const filled: readonly (readonly [string, FormValues])[] = [
  [
    'testTaken',
    { sample: 'urine', level: 'onSite', result: 'negative', testers: '甲、乙', windowMonths: '' },
  ],
  ['testPlanned', { perYear: '12、6、4', requirementRef: '第 1 号' }],
  ['workGroupFormed', { 'members.worker': '甲', 'members.police': '乙', reason: '本人没有家属' }],
  ['leaveDecided', { leave: 'a', granted: 'false' }],
  ['policeReported', { ground: 'relapse', evidence: 'a,b' }],
  ['assessmentMade', { kind: 'periodic', scale: '量表', scaleVersion: '1', score: '12.5' }],
  ['resumed', {}],
]

test.each(filled)('a filled form of %s makes data that its entry type takes', (type, values) => {
  expect(faultsOf(form(type), { on: today, ...values }, today)).toEqual([])
  const parsed = entryTypes[type]?.data.safeParse(dataOf(form(type), values))
  expect(parsed?.error).toBeUndefined()
})

test('an empty form names every field that is missing, the choices as choices', () => {
  expect(faultsOf(form('testTaken'), { on: today }, today)).toEqual([
    { field: 'sample', why: 'choose' },
    { field: 'level', why: 'choose' },
    { field: 'result', why: 'choose' },
  ])
})

test('what has happened can not lie in the future, and a date that is not one is said to be so', () => {
  expect(faultsOf(form('resumed'), { on: '2025-03-13' }, today)).toEqual([{ field: 'on', why: 'future' }])
  expect(faultsOf(form('resumed'), { on: '3.41' }, today)).toEqual([{ field: 'on', why: 'date' }])
  expect(faultsOf(form('absenceFound'), { on: today, from: '前天吧' }, today)).toEqual([
    { field: 'from', why: 'date' },
  ])
})

test('answers left empty are not sent', () => {
  expect(dataOf(form('visitMade'), { method: 'phone', summary: '  ', withWhom: '' })).toEqual({
    method: 'phone',
  })
})

test('what the answers do not call for is neither asked nor sent', () => {
  const values = { sample: 'urine', level: 'onSite', result: 'negative', sealA: 'F1', hairCm: '2', on: today }
  expect(dataOf(collectForm, values)).toEqual({ sample: 'urine', level: 'onSite', result: 'negative' })
  expect(dataOf(collectForm, { ...values, result: 'positive' })).toMatchObject({ sealA: 'F1' })
  const byMan = { ...values, personSex: 'female', collectorSex: 'male' }
  expect(faultsOf(collectForm, byMan, today)).toEqual([{ field: 'collectorWhy', why: 'missing' }])
  expect(faultsOf(collectForm, { ...byMan, personSex: 'male' }, today)).toEqual([])
})
