import fc from 'fast-check'
import { expect, test } from 'vitest'
import { replay } from '#core/case/replay.ts'
import type { Entry } from '#core/journal/entry.ts'
import { caseFacts } from '#core/metrics/case-facts.ts'
import { measureCase } from '#core/metrics/measure-case.ts'
import { countedMetrics } from '#core/metrics/metrics.ts'
import { standingEntries } from '#core/metrics/standing-entries.ts'
import { monthEnd, monthsOfSpan } from '#core/metrics/time-span.ts'
import { everywhere } from '#core/policy/policy.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { randomLife } from '#test/metrics/random-life.ts'
import { caseShare, knownBy, type ReportCut, recordingOf } from './case-share.ts'
import { countOf, sumReport, writeBody } from './report-body.ts'
import { changedMetrics, restatedFigures } from './restate.ts'

const book = everywhere(readPolicyBook().at('3298'))
const cutAt = (day: string, knownAt: string, span: 'month' | 'year' = 'month'): ReportCut => ({
  area: 'cn',
  span,
  day,
  knownAt,
})
const late = (on: string) => `${on}T20:00:00+08:00`
const recorded = (entries: readonly Entry[]): Entry[] =>
  entries.map((e) => ({ ...e, recordedAt: late(e.on) }))
const monthEnds = fc.integer({ min: 0, max: 47 }).map((i) => {
  const month = `${2022 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`
  return monthEnd(month)
})

function bodyOf(journals: readonly (readonly Entry[])[], cut: ReportCut) {
  const sum = sumReport(cut)
  for (const journal of journals) sum.add(caseShare(journal, cut, book), recordingOf(journal, cut))
  return sum.body()
}

test('a report counts a case as the one evaluator does on that day, with what is known then', () => {
  fc.assert(
    fc.property(randomLife, monthEnds, (life, day) => {
      const known = knownBy(recorded(life), late(day))
      const standing = standingEntries(known, day)
      const counts = caseShare(recorded(life), cutAt(day, late(day)), book)
      const view = { state: replay(standing, book, day), facts: caseFacts(standing) }
      for (const metric of countedMetrics) {
        const months = monthsOfSpan(metric, day, 'month')
        const period =
          metric.kind === 'day'
            ? { from: day, to: day }
            : { from: `${months.from}-01`, to: monthEnd(months.to) }
        // over more than a month, people of a month are added up month by month
        if (metric.kind === 'period' && metric.peopleOfMonth && months.from !== months.to) continue
        const want =
          view.state.measure === null || view.state.executionPlace === null
            ? { numerator: 0, denominator: 0 }
            : measureCase(metric, view, period)
        const got = counts.reduce((s, c) => s + (c.counts[metric.key]?.[0] ?? 0), 0)
        expect({ metric: metric.key, day, got }).toEqual({ metric: metric.key, day, got: want.numerator })
      }
    }),
    { numRuns: 150 },
  )
})

test('what is recorded after K changes no byte of the report as known at K', () => {
  fc.assert(
    fc.property(
      fc.array(randomLife, { minLength: 1, maxLength: 4 }),
      monthEnds,
      fc.nat(),
      (lives, day, pick) => {
        const knownAt = late(day)
        const journals = lives.map(recorded)
        const before = writeBody(bodyOf(journals, cutAt(day, knownAt)))
        const more = journals.map((journal) => {
          const taken = journal[pick % Math.max(1, journal.length)]
          return taken
            ? [...journal, { ...taken, id: `${taken.id}-again`, recordedAt: '2030-01-01T08:00:00+08:00' }]
            : journal
        })
        expect(writeBody(bodyOf(more, cutAt(day, knownAt)))).toBe(before)
        expect(writeBody(bodyOf([...journals].reverse(), cutAt(day, knownAt)))).toBe(before)
      },
    ),
    { numRuns: 60 },
  )
})

const story: Entry[] = [
  {
    id: 'o',
    case: 'c',
    type: 'orderIssued',
    on: '2025-03-01',
    recordedAt: late('2025-03-01'),
    data: {
      measure: 'communityDetox',
      organ: 'x',
      documentNo: '1',
      executionPlace: '329801001',
      venue: 'hukou',
    },
  },
  {
    id: 's',
    case: 'c',
    type: 'orderServed',
    on: '2025-03-03',
    recordedAt: late('2025-03-03'),
    data: { to: 'person', way: 'direct' },
  },
  {
    id: 'r',
    case: 'c',
    type: 'reportedIn',
    on: '2025-03-10',
    recordedAt: late('2025-03-10'),
    data: { place: '329801001' },
  },
]
const visit: Entry = {
  id: 'v',
  case: 'c',
  type: 'visitMade',
  on: '2025-04-12',
  recordedAt: '2025-05-20T09:00:00+08:00',
  data: { method: 'faceToFace' },
}

test('given a month that was sealed, when a visit of that month is recorded later, then it is a restatement with its entry', () => {
  const sealed = bodyOf([story], cutAt('2025-04-30', late('2025-05-05')))
  const now = bodyOf([[...story, visit]], cutAt('2025-04-30', late('2025-06-01')))
  expect(countOf(sealed, 'meetingRate', { area: '3298' })).toEqual({ numerator: 0, denominator: 1 })
  expect(countOf(now, 'meetingRate', { area: '329801001' })).toEqual({ numerator: 1, denominator: 1 })
  expect(restatedFigures(sealed, now).map((r) => r.metric)).toContain('meetingRate')
  const share = (entries: Entry[], k: string) => caseShare(entries, cutAt('2025-04-30', k), book)
  expect(
    changedMetrics(
      share([...story, visit], late('2025-05-05')),
      share([...story, visit], late('2025-06-01')),
    ),
  ).toContain('meetingRate')
  expect(
    restatedFigures(sealed, bodyOf([[...story, visit]], cutAt('2025-04-30', late('2025-05-05')))),
  ).toEqual([])
})

test('late recording is counted by how late, and only what K knew', () => {
  const cut = cutAt('2025-04-30', late('2025-06-01'))
  expect(recordingOf([...story, visit], cut)).toEqual({ sameDay: 0, threeDays: 0, week: 0, later: 1 })
  expect(recordingOf([...story, visit], cutAt('2025-04-30', late('2025-05-05'))).later).toBe(0)
  expect(recordingOf(story, cutAt('2025-03-31', late('2025-06-01'))).sameDay).toBe(3)
})

test('a report of a township counts nobody of another', () => {
  const other = { ...cutAt('2025-03-31', late('2025-04-01')), area: '329801002' }
  expect(caseShare(story, other, book)).toEqual([])
  expect(caseShare(story, { ...other, area: '329801' }, book)[0]?.township).toBe('329801001')
})
