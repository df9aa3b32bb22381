import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countedOf, type FrozenFigures, freezeFigures, hiddenFigures } from './frozen-figures.ts'
import { lastPlacesBefore } from './publication.ts'
import { moveRound, type RoundNow, reportsWanted } from './round.ts'
import { Scheme } from './scheme.ts'

const keys = ['executionRate', 'controlRate', 'testRate'] as const
const scheme = Scheme.parse({
  base: 30,
  indicators: keys.map((key) => ({ key, weight: 10 })),
  grades: [{ key: 'failed', from: 0 }],
})
const smallest = 5
const cell = fc.integer({ min: 0, max: 30 }).map((d): readonly [number, number] => [d, d])
const figures: fc.Arbitrary<FrozenFigures> = fc.record(
  Object.fromEntries(keys.map((key) => [key, fc.record({ communityDetox: cell, communityRehab: cell })])),
)

test('small cells are hidden, and never only one item of an area that has another to hide', () => {
  fc.assert(
    fc.property(fc.array(figures, { minLength: 2, maxLength: 8 }), (all) => {
      const areas = all.map((f, i) => ({ area: `32050600${i}`, figures: f }))
      const hidden = hiddenFigures(scheme, '320506', areas, smallest)
      for (const { area, figures: own } of areas) {
        const gone = keys.filter((key) => hidden.has(`${key} ${area}`))
        const counted = keys.filter((key) => countedOf(own[key])[1] > 0)
        for (const key of keys)
          for (const measure of ['communityDetox', 'communityRehab'] as const) {
            const people = own[key]?.[measure][1] ?? 0
            if (people > 0 && people < smallest) expect(gone).toContain(key)
          }
        if (gone.length === 1) expect(counted.filter((key) => !gone.includes(key))).toEqual([])
      }
    }),
  )
})

test('months add up, a figure of a day is that of the last report', () => {
  const report = (control: number, tests: number) => ({
    rows: [
      {
        township: '320506001',
        measure: 'communityDetox',
        counts: { controlRate: [control, 10] as const, testRate: [tests, 5] as const },
      },
    ],
  })
  const frozen = freezeFigures(scheme, '320506001', [report(9, 4), report(8, 5)])
  expect(countedOf(frozen['controlRate'])).toEqual([8, 10])
  expect(countedOf(frozen['testRate'])).toEqual([9, 10])
})

test('a year wants one report, a half-year six months', () => {
  expect(reportsWanted('year', '2025-12-31')).toEqual([{ span: 'year', day: '2025-12-31' }])
  expect(reportsWanted('halfYear', '2024-06-30').map((r) => r.day)).toEqual(
    ['01-31', '02-29', '03-31', '04-30', '05-31', '06-30'].map((d) => `2024-${d}`),
  )
})

test('last places run only while no year is missing', () => {
  const year = (day: string, last: boolean) => ({
    day,
    areas: [{ area: 'a', last }] as unknown as Parameters<typeof lastPlacesBefore>[2][number]['areas'],
  })
  const three = [year('2022-12-31', true), year('2023-12-31', true), year('2024-12-31', true)]
  expect(lastPlacesBefore('a', '2025-12-31', three)).toBe(3)
  expect(lastPlacesBefore('a', '2025-12-31', three.slice(0, 2))).toBe(0)
  expect(lastPlacesBefore('a', '2025-12-31', [year('2024-12-31', false)])).toBe(0)
})

const told: RoundNow = {
  stage: 'told',
  day: '2025-12-31',
  appealUntil: '2026-01-19',
  ...{ openAppeals: 0, unmarked: 0, differing: 0, openVetoes: 0 },
  toldBy: 'one',
}
const codeOf = (d: ReturnType<typeof moveRound>) => (d.ok ? d.value : d.refusals[0]?.code)

test('nothing is published while somebody may appeal or waits for an answer, nor by whoever told it', () => {
  const publish = (now: Partial<RoundNow>, user = 'two', today = '2026-01-20') =>
    codeOf(moveRound({ ...told, ...now }, 'published', { user, note: '', today }))
  expect(publish({})).toBe('published')
  expect(publish({}, 'two', '2026-01-19')).toBe('evaluation-appeal-runs')
  expect(publish({ openAppeals: 1 })).toBe('evaluation-appeals-open')
  expect(publish({}, 'one')).toBe('evaluation-own-result')
  expect(publish({ stage: 'review' })).toBe('evaluation-not-now')
})
