import { cpus } from 'node:os'
import { replay } from '#core/case/replay.ts'
import type { Entry } from '#core/journal/entry.ts'
import { addDays } from '#core/shared/plain-date.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'

/** How many whole states a core computes in a second: `npx tsx bench/replay.ts`. Prints one line of JSON. */
const entriesPerCase = 60
const book = readPolicyBook()
const cases = Array.from({ length: 500 }, (_, n) => lifeOf(n))

function lifeOf(n: number): Entry[] {
  const ordered = addDays('2022-01-01', n)
  const at = (type: string, day: number, data: Record<string, unknown> = {}): Entry => {
    const id = `0198${String(n).padStart(4, '0')}-${type}-${day}`
    return {
      id,
      case: `case-${n}`,
      type,
      on: addDays(ordered, day),
      recordedAt: `${addDays(ordered, day)}T10:00:00+08:00`,
      data,
    }
  }
  const entries = [
    at('orderIssued', 0, {
      measure: 'communityDetox',
      organ: '局',
      documentNo: '1',
      executionPlace: '320505001',
      venue: 'hukou',
    }),
    at('orderServed', 2, { to: 'person', way: 'direct' }),
    at('reportedIn', 9, { place: '320505001' }),
    at('agreementSigned', 10, { parties: ['甲', '乙'], place: '320505001' }),
    at('workGroupFormed', 12, {
      members: ['worker', 'police', 'medic', 'family', 'volunteer'].map((kind) => ({ kind })),
    }),
    at('testRefused', 200, { way: 'refused' }),
    at('contactLost', 300),
    at('contactRestored', 310),
    at('absenceFound', 400, { from: addDays(ordered, 395), to: addDays(ordered, 400) }),
    at('tierSet', 420, { tier: 'priority', reason: '评估', decidedBy: '站长' }),
  ]
  for (let i = 0; entries.length < entriesPerCase; i++) {
    const day = 20 + i * 20
    if (i % 2 === 0) entries.push(at('visitMade', day, { method: 'faceToFace' }))
    else entries.push(at('testTaken', day, { sample: 'urine', level: 'onSite', result: 'negative' }))
  }
  return entries
}

function run(rounds: number): number {
  let states = 0
  for (let r = 0; r < rounds; r++)
    for (const [n, entries] of cases.entries()) {
      replay(entries, book, addDays('2022-01-01', n + 1050))
      states++
    }
  return states
}

run(4)
const laps = Array.from({ length: 5 }, () => {
  const start = process.cpuUsage()
  const states = run(8)
  return states / (process.cpuUsage(start).user / 1e6)
}).sort((a, b) => a - b)
const casesPerSecond = Math.round(laps[2] ?? 0)
const machine = `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, Node ${process.version}`
process.stdout.write(`${JSON.stringify({ casesPerSecond, entriesPerCase, machine })}\n`)
