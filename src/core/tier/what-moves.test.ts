import { expect, test } from 'vitest'
import { replay } from '#core/case/replay.ts'
import type { Entry } from '#core/journal/entry.ts'
import { addDays } from '#core/shared/plain-date.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { diceOf, randomLife } from '#test/support/random-life.ts'
import { whatKeptTestsBring, whatMovesTier } from './what-moves.ts'

const book = readPolicyBook()
const asOf = '2025-06-30'
const lives = Array.from({ length: 250 }, (_, seed) => randomLife(seed))
const rank: Readonly<Record<string, number>> = {
  ...{ lowRisk: 0, mediumRisk: 1, highRisk: 2 },
  ...{ stable: 0, abnormal: 2, trusted: 0, ordinary: 1 },
}
/** Suzhou's middle and Hangzhou's highest tier have one word. */
const rankOf = (tier: string | null, among: string | null) =>
  tier === 'priority' ? (among === 'trusted' || among === 'ordinary' ? 2 : 1) : (rank[tier ?? ''] ?? -1)

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const dice = diceOf(seed)
  return [...list].sort(() => dice.below(3) - 1)
}

test('each change that is told is what replay says of the journal with it', () => {
  const seen = new Set<string>()
  for (const [seed, life] of lives.entries()) {
    const now = replay(life, book, asOf).tier.proposed
    const known = { journal: life, book }
    for (const move of [...whatMovesTier(known, asOf), ...whatKeptTestsBring(known, asOf)]) {
      seen.add(move.when.replace(/:.*/, '').replace(/^\d.*/, 'quiet'))
      expect(move.to).not.toBe(now)
      if (/^\d/.test(move.when)) continue
      const then = replay(shuffled([...life, ...move.entries], seed), book, move.on).tier
      expect([then.proposed, then.points]).toEqual([move.to, move.points])
    }
  }
  for (const kind of ['testPositive', 'testRefused', 'contactLost', 'quiet', 'without', 'relapse', 'kept'])
    expect(seen).toContain(kind)
})

const single: Readonly<Record<string, (on: string) => readonly [string, Record<string, unknown>]>> = {
  cleanTest: () => ['testTaken', { sample: 'urine', level: 'onSite', result: 'negative' }],
  testPositive: () => ['testTaken', { sample: 'urine', level: 'lab', result: 'positive' }],
  testRefused: () => ['testRefused', { way: 'refused' }],
  contactLost: () => ['contactLost', {}],
  unauthorisedAbsence: (on) => ['absenceFound', { from: on, to: on }],
}

test('no single fact that would move the tier is left out', () => {
  let told = 0
  for (const life of lives) {
    const now = replay(life, book, asOf).tier
    if (now.proposed === null) continue
    const moves = new Map(whatMovesTier({ journal: life, book }, asOf).map((m) => [m.when, m.to]))
    for (const [when, make] of Object.entries(single)) {
      const [type, data] = make(asOf)
      const entry: Entry = { id: 'tried', case: life[0]?.case ?? '', type, on: asOf, data }
      const then = replay([...life, entry], book, asOf).tier.proposed
      expect(moves.get(when) ?? now.proposed, `${when} of ${entry.case}`).toBe(then)
      if (then !== now.proposed) told++
    }
  }
  expect(told).toBeGreaterThan(100)
})

test('in a journal too a clean test never raises points or tier, and an adverse entry never lowers them', () => {
  let cases = 0
  for (const [seed, life] of lives.entries()) {
    const dice = diceOf(seed * 7 + 1)
    const on = addDays(asOf, -dice.below(700))
    const before = replay(life, book, asOf).tier
    if (before.proposed === null) continue
    cases++
    const withEntry = (type: string, data: Record<string, unknown>) =>
      replay([...life, { id: 'tried', case: life[0]?.case ?? '', type, on, data }], book, asOf).tier
    const clean = withEntry('testTaken', { sample: 'urine', level: 'onSite', result: 'negative' })
    expect(clean.points).toBeLessThanOrEqual(before.points)
    expect(rankOf(clean.proposed, before.proposed)).toBeLessThanOrEqual(
      rankOf(before.proposed, clean.proposed),
    )
    const refused = withEntry('testRefused', { way: 'refused' })
    expect(refused.points).toBeGreaterThanOrEqual(before.points)
  }
  expect(cases).toBeGreaterThan(60)
})

/** What a person is, lacks or receives is written in these entries; none of them is read by any scheme. */
const whoSomeoneIs: readonly (readonly [string, Record<string, unknown>])[] = [
  ['serviceGiven', { kind: 'relief' }],
  ['serviceGiven', { kind: 'jobAid', summary: '低保户，无业' }],
  ['serviceGiven', { kind: 'familyWork', summary: '离异，无亲属' }],
  ['specialSituation', { kind: 'seriousIllness', proof: 'HIV' }],
  ['assessmentMade', { kind: 'baseline', scale: '家庭经济量表', scaleVersion: 1, score: 0 }],
  ['workGroupFormed', { members: [{ kind: 'worker', name: '某' }], reason: '没有家人' }],
  ['planAdopted', { needs: ['贫困'], goals: [], services: [] }],
  ['note', { text: '信教，少数民族，感染者' }],
  ['talkHeld', { summary: '信仰' }],
  ['visitMade', { summary: '家境困难' }],
  ['referred', { to: '民政', need: '低保' }],
]

test('no wiring brings in by the back door who someone is: such entries move no point', () => {
  for (const [seed, life] of lives.entries()) {
    const on = addDays(asOf, -diceOf(seed).below(400))
    const before = replay(life, book, asOf).tier
    for (const [type, data] of whoSomeoneIs) {
      const entry: Entry = { id: `tried-${type}`, case: life[0]?.case ?? '', type, on, data }
      const after = replay([...life, entry], book, asOf).tier
      expect([after.points, after.proposed, after.because.length], type).toEqual([
        before.points,
        before.proposed,
        before.because.length,
      ])
    }
  }
})
