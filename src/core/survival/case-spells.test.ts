import { expect, test } from 'vitest'
import { replay } from '#core/case/replay.ts'
import type { Entry } from '#core/journal/entry.ts'
import { standingEntries } from '#core/metrics/standing-entries.ts'
import { everywhere } from '#core/policy/policy.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { detoxOrder, here, journal, reported, served } from '#test/metrics/hand-counted.ts'
import { caseSpells } from './case-spells.ts'
import type { CurveKey } from './curves.ts'

const book = everywhere(readPolicyBook().at('3298'))
const today = '2025-06-30'
const begun = [detoxOrder('2025-03-01'), served('2025-03-03'), reported('2025-03-10')] as const

/** `from–to ending` of each spell of a curve, `…` for one that goes on. */
function said(curve: CurveKey, entries: readonly Entry[], day = today): string[] {
  const standing = standingEntries(entries, day)
  const spells = caseSpells(replay(standing, book, day), standing).filter((s) => s.curve === curve)
  return spells.map((s) =>
    `${s.area === here ? '' : `${s.area} `}${s.fromDay}–${s.toDay ?? '…'} ${s.ending ?? ''}`.trim(),
  )
}

test('report-in counts from the service on the person', () => {
  expect(said('reportIn', journal(...begun))).toEqual(['0–7 reportedIn'])
  expect(said('reportIn', journal(begun[0], begun[1]))).toEqual(['0–…'])
  expect(said('reportIn', journal(begun[0]))).toEqual([])
  const toFamily = journal(begun[0], ['2025-03-03', 'orderServed', { to: 'family', way: 'family' }])
  expect(said('reportIn', toFamily)).toEqual([])
  const died = journal(begun[0], begun[1], ['2025-03-08', 'terminated', { reason: 'death' }])
  expect(said('reportIn', died)).toEqual(['0–5 died'])
})

test('retention ends with the first loss of contact, isolation or the full term', () => {
  // a term of 36 months from 10 March 2025 ends on 9 March 2028, 1,095 days later
  expect(said('retention', journal(...begun))).toEqual(['0–1095 discharged'])
  const found = journal(
    ...begun,
    ['2025-04-09', 'contactLost', { how: '停机' }],
    ['2025-05-01', 'contactRestored', { how: '找到' }],
    ['2025-05-20', 'contactLost', { how: '停机' }],
  )
  expect(said('retention', found)).toEqual(['0–30 lost'])
  const isolated = journal(...begun, [
    '2025-05-09',
    'policeDecided',
    { decision: 'compulsoryIsolation', documentNo: '第2号' },
  ])
  expect(said('retention', isolated)).toEqual(['0–60 isolation'])
  expect(said('clean', isolated)).toEqual(['0–60 isolation'])
  const abroad = journal(...begun, ['2025-05-09', 'terminated', { reason: 'leftCountry' }])
  expect(said('retention', abroad)).toEqual(['0–60 abroad'])
})

test('clean ends with known use; who is out of sight counts until then, who was found goes on', () => {
  const relapsed = journal(...begun, ['2025-05-09', 'relapseFound', { source: '自述', usedOn: '2025-05-09' }])
  expect(said('clean', relapsed)).toEqual(['0–60 relapse'])
  const lost = journal(...begun, ['2025-04-09', 'contactLost', { how: '停机' }])
  expect(said('clean', lost)).toEqual(['0–30 outOfSight'])
  const found = journal(
    ...begun,
    ['2025-04-09', 'contactLost', { how: '停机' }],
    ['2025-05-01', 'contactRestored', { how: '找到' }],
  )
  expect(said('clean', found)).toEqual(['0–…'])
})

test('who moves is seen in the old township until the day before and in the new one from the day on', () => {
  const moved = journal(...begun, [
    '2025-04-09',
    'placeChangeAsked',
    { to: '329801002', reason: '搬家', changedOn: '2025-04-09' },
  ])
  expect(said('clean', moved)).toEqual(['0–29 moved', '329801002 30–…'])
  expect(said('reportIn', moved)).toEqual(['0–7 reportedIn'])
})

test('a struck loss of contact leaves the curve', () => {
  const entries = journal(
    ...begun,
    ['2025-04-09', 'contactLost', { how: '误记' }],
    ['2025-04-10', 'struck', { entry: 'e3', reason: '误记' }],
  )
  expect(said('clean', entries)).toEqual(['0–…'])
})
