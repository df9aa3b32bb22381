import { expect, test } from 'vitest'
import { replay } from '#core/case/replay.ts'
import { addDays } from '#core/shared/plain-date.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { randomLife } from '#test/support/random-life.ts'
import { awayOf, awayState } from './away.ts'
import { leaveActs } from './leave-acts.ts'
import { leaveCycles, leaveState, leaveStates } from './leave-cycle.ts'

const unfinished = [
  [],
  ['leaveReturnRefused'],
  ['leaveReturnRefused', 'leaveReturnAsked'],
  ['leaveExtended', 'leaveExtensionRefused', 'leaveReturned', 'leaveReturnAsked', 'leaveReturnRefused'],
]

test('over random lives the calendar says of every leave what the journal says, on any day', () => {
  const book = readPolicyBook()
  const seen = new Set<string>()
  let absences = 0
  for (let seed = 1; seed <= 1200; seed++) {
    // each quarter of the lives lacks other last steps, so that leave stands in all its states
    const left = unfinished[seed % unfinished.length] ?? []
    const journal = randomLife(seed).filter((e) => !left.includes(e.type))
    const last = journal.reduce((day, e) => (e.on > day ? e.on : day), '2016-01-01')
    const state = replay(journal, book, addDays(last, 40))
    const kept = awayOf(state, journal)
    absences += kept.filter((a) => a.kind === 'absence').length
    expect(kept.filter((a) => a.kind === 'absence').map((a) => a.id)).toEqual(
      expect.arrayContaining([...state.counters.unauthorisedLeaves.evidence]),
    )
    for (const cycle of leaveCycles(journal)) {
      const row = kept.find((a) => a.id === cycle.id)
      if (!row) throw new Error(`leave ${cycle.id} of life ${seed} is not in the calendar`)
      for (const today of [cycle.from, cycle.to, addDays(cycle.to, 1), addDays(last, 40)]) {
        const said = leaveState(cycle, today)
        seen.add(said)
        expect(awayState(row, today), `life ${seed}`).toBe(said)
      }
      if (cycle.returned || cycle.withdrawn) expect(leaveActs(cycle)).toEqual([])
    }
  }
  expect(absences).toBeGreaterThan(50)
  expect([...seen].sort()).toEqual([...leaveStates].sort())
})
