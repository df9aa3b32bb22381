import { expect, test } from 'vitest'
import { checkForm } from './check-form.ts'

const good = {
  id: 'F-90',
  names: { zh: '测试表', en: 'Test paper' },
  clause: 'jdtl-16',
  known: 'seen',
  makers: ['worker'],
  readers: ['worker'],
  confidentiality: 'C3',
  signers: [{ zh: '本人', en: 'The person' }],
  offered: {},
  versions: [{ version: 1, from: '2020-01-01', fields: ['person.name!', typed('place', '地点')] }],
}
const template = { 'template.typ': '#d.person.name #d.typed.place' }

function typed(key: string, zh: string) {
  return { typed: key, label: { zh, en: zh } }
}

function faultsOf(change: object, templates: Record<string, string> = template): string {
  const checked = checkForm({ ...good, ...change }, 'F-90', templates)
  return 'faults' in checked ? checked.faults.join('\n') : ''
}

function withFields(...fields: unknown[]) {
  return { versions: [{ version: 1, from: '2020-01-01', fields }] }
}

test('a whole form is taken', () => expect(faultsOf({})).toBe(''))

test.each([
  ['政治面貌'],
  ['宗教信仰'],
  ['指纹编号'],
  ['DNA 编号'],
  ['定位电话'],
  ['通话记录'],
  ['Religion'],
  ['Political views'],
])('a form that asks for %s is refused, in its fields and in its template', (label) => {
  expect(faultsOf(withFields('person.name', typed('place', label)))).toMatch(/no form may collect/)
  expect(faultsOf({}, { 'template.typ': `${template['template.typ']} ${label}：` })).toMatch(
    /no form may collect/,
  )
})

test('a finger pressed beside a signature is not a collected mark', () => {
  expect(faultsOf({}, { 'template.typ': `${template['template.typ']} 签名（捺印）` })).toBe('')
})

test.each([
  [
    'a field outside the vocabulary',
    withFields('person.shoeSize', typed('place', '地点')),
    /not in the vocabulary/,
  ],
  ['a field twice', withFields('person.name', 'person.name!', typed('place', '地点')), /stands twice/],
  [
    'a field that the template leaves out',
    withFields('person.name', 'person.age', typed('place', '地点')),
    /leaves out 'person.age'/,
  ],
  ['a template that prints what is no field', withFields('person.name'), /prints 'typed.place'/],
  ['an entry type that is not there', { offered: { entries: ['danced'] } }, /knows no 'danced'/],
  ['a finding that is not there', { offered: { findings: ['tooTall'] } }, /knows no 'tooTall'/],
  ['a key that nobody knows', { colour: 'red' }, /Unrecognized/],
  [
    'two versions at once',
    { versions: [{ ...good.versions[0] }, { ...good.versions[0], version: 2, from: '2021-01-01' }] },
    /run at once/,
  ],
])('%s is refused', (_what, change, says) => expect(faultsOf(change)).toMatch(says))

test('versions that follow each other, and variants of another area, are taken', () => {
  const [first] = good.versions
  const versions = [
    { ...first, to: '2021-01-01' },
    { ...first, version: 2, from: '2021-01-01' },
    { ...first, area: '50' },
  ]
  expect(faultsOf({ versions })).toBe('')
})

test('a form in the wrong folder and a missing template are refused', () => {
  expect(faultsOf({ id: 'F-91' })).toMatch(/its id is F-91/)
  expect(faultsOf({}, {})).toMatch(/is not there/)
})

test('a typed field that the file may hold names a path of the vocabulary', () => {
  const held = (path: string) => withFields('person.name!', { ...typed('place', '地点'), held: path })
  expect(faultsOf(held('entrust.address'))).toBe('')
  expect(faultsOf(held('entrust.nothing'))).toContain("'entrust.nothing' is not in the vocabulary")
})
