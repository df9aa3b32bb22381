import { expect, test } from 'vitest'
import { checkTierScheme } from './check-scheme.ts'

const name = { zh: '名', en: 'name' }
const scheme = (
  facts: unknown[],
  tiers: unknown[] = [
    { key: 'calm', name, from: 0 },
    { key: 'near', name, from: 20 },
  ],
) => ({
  ...{ name, base: 10, tiers, facts, confirmedBy: ['stationHead'], reviewMonths: 6 },
})

function faultsOf(value: unknown): { zh: string; en: string; clause: string | undefined }[] {
  const faults: { zh: string; en: string; clause: string | undefined }[] = []
  checkTierScheme(value, (says, _mend, clause) => faults.push({ ...says, clause }))
  return faults
}

test('a scheme that weighs conduct and tests is taken', () => {
  const facts = [
    { fact: 'testPositive', points: 40, days: 180, fades: 90, puts: 'near' },
    { fact: 'cleanTest', points: -2, days: 365, atMost: 6 },
  ]
  expect(faultsOf(scheme(facts))).toEqual([])
})

test.each([
  ['poverty', 'jdf-52'],
  ['lowIncome', 'jdf-52'],
  ['minimumAllowance', 'jdf-52'],
  ['ethnicMinority', 'jdf-52'],
  ['religiousBelief', 'pipl-28'],
  ['noFamily', 'jdf-52'],
  ['noRelatives', 'jdf-52'],
  ['hivPositive', 'azb-39'],
])('%s is no ground for a tier: refused with %s', (fact, clause) => {
  const faults = faultsOf(scheme([{ fact, points: 5, days: 30 }]))
  expect(faults).toHaveLength(1)
  expect(faults[0]?.clause).toBe(clause)
  expect(faults[0]?.zh).toContain('不得作为分级依据')
})

test('a permitted fact can not be given a forbidden meaning', () => {
  const facts = [{ fact: 'testMissed', means: { zh: '低保户缺检', en: 'missed' }, points: 5, days: 30 }]
  expect(faultsOf(scheme(facts))[0]?.clause).toBe('jdf-52')
})

test.each([
  ['low_income', 'jdf-52'],
  ['noFixedIncome', 'jdf-52'],
  ['isPoor', 'jdf-52'],
  ['dibaoHousehold', 'jdf-52'],
  ['uyghurResident', 'jdf-52'],
  ['minorityStatus', 'jdf-52'],
  ['goesToChurch', 'pipl-28'],
  ['muslim', 'pipl-28'],
  ['livesAlone', 'jdf-52'],
  ['isDivorced', 'jdf-52'],
  ['orphaned', 'jdf-52'],
  ['HIVStatus', 'azb-39'],
  ['cd4Count', 'azb-39'],
  ['mentalIllness', 'pipl-28'],
  ['hukouElsewhere', 'jdf-52'],
])('a disguised name, %s, is refused with %s', (fact, clause) => {
  expect(faultsOf(scheme([{ fact, points: 5, days: 30 }])).map((f) => f.clause)).toEqual([clause])
})

test.each([
  ['家 境 贫 寒者漏检', 'missed', 'jdf-52'],
  ['领取最低生活保障金（低　保）', 'missed', 'jdf-52'],
  ['待业人员缺检', 'missed', 'jdf-52'],
  ['维吾尔族人员缺检', 'missed', 'jdf-52'],
  ['信教人员缺检', 'missed', 'pipl-28'],
  ['做礼拜缺检', 'missed', 'pipl-28'],
  ['无依无靠者缺检', 'missed', 'jdf-52'],
  ['离异人员缺检', 'missed', 'jdf-52'],
  ['ＨＩＶ携带者缺检', 'missed', 'azb-39'],
  ['爱滋病人缺检', 'missed', 'azb-39'],
  ['缺检', 'missed, of the destitute', 'jdf-52'],
  ['缺检', 'missed by H.I.V. carriers', 'azb-39'],
  ['缺检', 'missed by some\u200bone with a D-i-b-a-o paper', 'jdf-52'],
  ['缺检', 'missed, goes to the mosque', 'pipl-28'],
  ['缺检', 'missed, no next of kin', 'jdf-52'],
])('a permitted fact does not carry a forbidden meaning: %s / %s', (zh, en, clause) => {
  const facts = [{ fact: 'testMissed', means: { zh, en }, points: 5, days: 30 }]
  expect(faultsOf(scheme(facts)).map((f) => f.clause)).toEqual([clause])
})

test('the name of a tier and its description carry none either; families may be visited', () => {
  const facts = [{ fact: 'testMissed', points: 5, days: 30 }]
  const tiers = (near: object) => [
    { key: 'calm', name, from: 0 },
    { key: 'near', name, from: 20, ...near },
  ]
  const named = tiers({ name: { zh: '低保户', en: 'near' } })
  expect(faultsOf(scheme(facts, named)).map((f) => f.clause)).toEqual(['jdf-52'])
  const said = tiers({ says: { zh: '少数民族人员列入本级。', en: 'near' } })
  expect(faultsOf(scheme(facts, said)).map((f) => f.clause)).toEqual(['jdf-52'])
  const visited = tiers({ says: { zh: '每周走访本人和家属。', en: 'The family is visited weekly.' } })
  expect(faultsOf(scheme(facts, visited))).toEqual([])
})

test('ordinary words of the field are no disguise', () => {
  const facts = [
    {
      fact: 'testMissed',
      means: { zh: '按期检测漏检一次', en: 'a scheduled test missed' },
      points: 5,
      days: 30,
    },
    {
      fact: 'contactLost',
      means: { zh: '失去联系', en: 'contact lost, whereabouts traced' },
      points: 5,
      days: 30,
    },
  ]
  expect(faultsOf(scheme(facts))).toEqual([])
})

test('whoever never sees the points confirms no tier', () => {
  const value = { ...scheme([{ fact: 'relapse', points: 1, days: 1 }]), confirmedBy: ['policeLiaison'] }
  expect(faultsOf(value).map((f) => f.clause)).toEqual(['pipl-24'])
})

test.each([
  [
    'a fact weighed twice',
    [
      { fact: 'relapse', points: 1, days: 1 },
      { fact: 'relapse', points: 2, days: 1 },
    ],
    /stands twice/,
  ],
  ['an unknown fact', [{ fact: 'badMood', points: 5, days: 30 }], /no fact 'badMood'/],
  ['a clean test that raises', [{ fact: 'cleanTest', points: 1, days: 30 }], /can only lower/],
  [
    'a clean test that lifts a tier',
    [{ fact: 'cleanTest', points: -1, days: 30, puts: 'near' }],
    /can only lower/,
  ],
  ['an adverse fact that lowers', [{ fact: 'testPositive', points: -1, days: 30 }], /can not lower/],
  ['a tier that is not there', [{ fact: 'relapse', points: 1, days: 30, puts: 'far' }], /no tier far/],
  ['steady months without a step', [{ fact: 'steadyMonths', points: -1, days: 0 }], /everyMonths/],
])('refused: %s', (_name, facts, message) => {
  expect(
    faultsOf(scheme(facts))
      .map((f) => f.en)
      .join('\n'),
  ).toMatch(message)
})

test('tiers rise from zero', () => {
  const tiers = [
    { key: 'calm', name, from: 5 },
    { key: 'near', name, from: 5 },
  ]
  expect(faultsOf(scheme([{ fact: 'relapse', points: 1, days: 1 }], tiers))).toHaveLength(2)
})
