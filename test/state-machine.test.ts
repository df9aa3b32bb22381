import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type CaseState, stages } from '#core/case/case-state.ts'
import { replay, walkCase } from '#core/case/replay.ts'
import { lastStages, stageTransitions } from '#core/case/stage-transitions.ts'
import { admit } from '#core/journal/admit.ts'
import type { Entry } from '#core/journal/entry.ts'
import { addDays, type PlainDate } from '#core/shared/plain-date.ts'
import { packageRoot } from '#server/config.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { type Command, randomCommand } from '#test/support/random-command.ts'
import { diceOf } from '#test/support/random-life.ts'
import {
  faultsAfterTheEnd,
  faultsOfCourse,
  faultsOfRefusals,
  faultsOfState,
} from '#test/support/state-faults.ts'

const book = readPolicyBook()
const sequences = Number(process.env['SEQUENCES'] ?? 100_000)
const firstSeed = Number(process.env['SEED'] ?? 20_250_301)

type Run = {
  readonly commands: readonly Command[]
  readonly fault: string | null
  readonly journal: readonly Entry[]
}
type Met = { taken: number; refused: number; readonly stages: Set<string>; readonly codes: Set<string> }

/** Sends commands one after the other as the server does, and stops at the first thing that law does not know. */
function play(next: (journal: readonly Entry[]) => Command | null, met: Met): Run {
  const commands: Command[] = []
  let journal: readonly Entry[] = Object.freeze([])
  let state: CaseState | null = null
  for (;;) {
    const command = next(journal)
    if (command === null) return { commands, journal, fault: courseFault(journal, commands) }
    commands.push(command)
    const fresh = typeof command.json === 'object' ? { ...command.json, by: command.author } : command.json
    const verdict = admit(journal, [fresh], { book, today: command.today, author: command.author })
    let fault: string | null
    if (!verdict.ok) {
      met.refused++
      for (const r of verdict.refusals) met.codes.add(r.code)
      fault = faultsOfRefusals(verdict.refusals)
    } else {
      met.taken++
      const before = journal
      journal = Object.freeze([...journal, ...verdict.value])
      state = replay(journal, book, command.today)
      met.stages.add(state.stage)
      const [added] = verdict.value
      fault =
        faultsOfState(state, journal, book) ??
        (added
          ? (strikeFault(before, added, state, command.today) ?? aftermathFault(before, added, state))
          : null)
    }
    if (fault !== null) return { commands, journal, fault }
  }
}

function courseFault(journal: readonly Entry[], commands: readonly Command[]): string | null {
  const today = commands.at(-1)?.today
  if (journal.length === 0 || today === undefined) return null
  const days = daysToLookAt(journal, today)
  return faultsOfCourse(walkCase(journal, book, days), journal)
}

/** The days on which anything can change the stage, and the day before each. */
function daysToLookAt(journal: readonly Entry[], today: PlainDate): PlainDate[] {
  const told = [...new Set([...journal.map((e) => e.on), today])]
  const ends = walkCase(journal, book, told).flatMap((s) => s.term.endsOn ?? [])
  const days = [...new Set([...told, ...ends])].flatMap((day) => [addDays(day, -1), day])
  return [...new Set([...days, addDays(today, 1500)])].sort()
}

/** A strike leaves the case as if the entry had never been. */
function strikeFault(
  before: readonly Entry[],
  added: Entry,
  state: CaseState,
  today: PlainDate,
): string | null {
  if (added.type !== 'struck') return null
  const target = before.find((e) => e.id === added.data['entry'])
  const without = before.filter((e) => e !== target)
  if (target === undefined || without.length === 0 || target.on > today) return null
  if (isVoidable(target)) return null
  const same = JSON.stringify(replay(without, book, today)) === JSON.stringify(state)
  return same ? null : `striking a '${target.type}' is not as if it had never been`
}

/** Spares a replay where nothing on file could have ended the measure by that day. */
function mayHaveEnded(before: readonly Entry[], added: Entry, { term }: CaseState): boolean {
  if (term.endsOn !== null && term.endsOn <= added.on) return true
  return before.some((e) => e.type === 'terminated' || e.type === 'policeDecided' || e.type === 'struck')
}

function aftermathFault(before: readonly Entry[], added: Entry, state: CaseState): string | null {
  if (!mayHaveEnded(before, added, state)) return null
  return faultsAfterTheEnd(replay(before, book, added.on), added, replay([...before, added], book, added.on))
}

const isVoidable = (e: Entry) => e.type === 'struck' || e.type === 'objectionDecided'

function randomRun(seed: number, met: Met): Run {
  const dice = diceOf(seed)
  let today = addDays('2012-01-01', dice.below(4700))
  let left = 2 + dice.below(dice.chance(0.05) ? 40 : 9)
  return play((journal) => {
    if (left-- === 0) return null
    today = addDays(today, dice.of([0, 0, 1, 3, 10, 20, 90, 400]))
    return randomCommand(dice, journal, today)
  }, met)
}

function replayed(commands: readonly Command[]): Run {
  let i = 0
  return play(() => commands[i++] ?? null, newMet())
}

/** The shortest run found that still goes wrong in the same way: leaves out one command after the other. */
function shrink(run: Run): Run {
  let best = run
  for (let i = best.commands.length - 1; i >= 0; i--) {
    const shorter = replayed(best.commands.filter((_, j) => j !== i))
    if (shorter.fault !== null) best = shorter
  }
  return best
}

function newMet(): Met {
  return { taken: 0, refused: 0, stages: new Set(), codes: new Set() }
}

function tell(seed: number, run: Run): string {
  const lines = run.commands.map((c) => `${c.today} ${c.author.role} ${JSON.stringify(c.json)}`)
  return [`seed ${seed}: ${run.fault}`, ...lines].join('\n')
}

describe('whatever anybody sends, in whatever order', { timeout: 600_000 }, () => {
  test(`${sequences} sequences reach no state that law does not know`, () => {
    const met = newMet()
    for (let seed = firstSeed; seed < firstSeed + sequences; seed++) {
      const run = randomRun(seed, met)
      if (run.fault !== null) expect.fail(tell(seed, shrink(run)))
    }
    expect(met.stages).toEqual(new Set(stages))
    expect(met.taken).toBeGreaterThan(sequences)
    expect(met.refused).toBeGreaterThan(sequences)
  })
})

describe('the table of steps', () => {
  const clauses = book.pack('cn').clauses

  test('knows every clause it names', () => {
    for (const t of stageTransitions)
      expect([t.clause, t.rehabClause].filter((c) => clauses[c] === undefined)).toEqual([])
  })

  test('is the one of docs/endings.md', () => {
    const told = readFileSync(join(packageRoot(), 'docs/endings.md'), 'utf8')
    const rows = stageTransitions.map(
      (t) => `| ${t.from} | ${t.to} | ${t.by} | ${t.clause} | ${t.rehabClause} |`,
    )
    expect(told).toContain(rows.join('\n'))
  })

  test('leads to every stage and out of none that is the last', () => {
    expect(new Set(stageTransitions.map((t) => t.to)).size).toBe(stages.length)
    expect(stageTransitions.filter((t) => lastStages.has(t.from))).toEqual([])
  })
})
