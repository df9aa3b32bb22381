import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { replay } from '#core/case/replay.ts'
import type { Entry } from '#core/journal/entry.ts'
import { isQuiet } from '#core/metrics/figure-days.ts'
import { standingEntries } from '#core/metrics/standing-entries.ts'
import { everywhere } from '#core/policy/policy.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { lastDay, randomLife } from '#test/metrics/random-life.ts'
import { caseSpells, type Spell } from './case-spells.ts'
import { curveKeys } from './curves.ts'

const book = everywhere(readPolicyBook().at('3298'))

function spellsOf(entries: readonly Entry[]): readonly Spell[] {
  const standing = standingEntries(entries, lastDay)
  return caseSpells(replay(standing, book, lastDay), standing)
}

describe('whatever happens in a life', () => {
  test('spells of a curve follow each other without a gap, and only the last one ends otherwise than by a move', () => {
    fc.assert(
      fc.property(randomLife, (life) => {
        const all = spellsOf(life)
        for (const curve of curveKeys) {
          const spells = all.filter((s) => s.curve === curve)
          for (const [i, s] of spells.entries()) {
            const next = spells[i + 1]
            if (s.toDay !== null) expect(s.toDay).toBeGreaterThanOrEqual(s.fromDay)
            expect(s.toDay === null).toBe(s.ending === null)
            if (!next) continue
            expect([s.ending, next.fromDay]).toEqual(['moved', (s.toDay ?? Number.NaN) + 1])
            expect(next.area).not.toBe(s.area)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  test('an entry that is called quiet moves no curve, so that writing it need not look', () => {
    fc.assert(
      fc.property(randomLife, (life) => {
        const quiet = life.filter(isQuiet).map((e) => e.id)
        const struck = new Set(life.flatMap((e) => [e.data['entry'], e.data['about'], e.data['test']]))
        for (const id of quiet.filter((q) => !struck.has(q)))
          expect(spellsOf(life.filter((e) => e.id !== id))).toEqual(spellsOf(life))
      }),
      { numRuns: 60 },
    )
  })
})
