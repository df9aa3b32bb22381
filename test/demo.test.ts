import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { replay } from '#core/case/replay.ts'
import { type DemoCase, demoCity } from '#core/demo/demo-city.ts'
import { checkDigit } from '#core/demo/demo-identity.ts'
import { type DemoScale, demoPlan } from '#core/demo/demo-scale.ts'
import { admit } from '#core/journal/admit.ts'
import type { Entry } from '#core/journal/entry.ts'
import { entryTypes } from '#core/journal/entry-types.ts'
import { toDayNumber } from '#core/shared/plain-date.ts'
import { readAreas } from '#server/areas/read-areas.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'

const asOf = '2026-03-01'
const book = readPolicyBook()

function plan(scale: DemoScale, seed = 1, lastDay = asOf) {
  return demoPlan({ seed, scale, asOf: toDayNumber(lastDay) })
}

function bytesOf(scale: DemoScale, seed?: number, lastDay?: string): string {
  const hash = createHash('sha256')
  for (const one of demoCity(plan(scale, seed, lastDay))) hash.update(JSON.stringify(one))
  return hash.digest('hex')
}

describe('the demonstration city', () => {
  it('is the same to the byte for the same seed, scale and day, and another one otherwise', () => {
    expect(bytesOf('township')).toBe(bytesOf('township'))
    expect(bytesOf('township', 2)).not.toBe(bytesOf('township'))
    expect(bytesOf('township', 1, '2026-03-02')).not.toBe(bytesOf('township'))
  })

  it('writes journals that admission takes entry by entry', () => {
    const refused: unknown[] = []
    for (const one of demoCity(plan('township'), book)) {
      const journal: Entry[] = []
      for (const entry of one.entries) {
        const verdict = admit(journal, [entry], { book, today: asOf })
        if (!verdict.ok) refused.push([entry.type, verdict.refusals])
        journal.push(entry)
      }
    }
    expect(refused).toEqual([])
  })

  it('has had most proposed tiers set, and leaves a handful to decide', () => {
    const open = [...demoCity(plan('district'), book)].filter(({ entries }) => {
      const { stage, tier } = replay(entries, book, asOf)
      return stage === 'inForce' && tier.proposed !== null && tier.proposed !== tier.current
    })
    const first = open.filter(({ caseFile }) => caseFile.place === '329801001')
    expect(first.length).toBeGreaterThan(1)
    expect(first.length).toBeLessThan(12)
    expect(open.length).toBeLessThan(30)
  })

  it('names nobody: check digits are wrong, phones begin with 100, numbers and ids come once', () => {
    const seen = new Set<string>()
    let people = 0
    for (const { person, caseFile, entries } of demoCity(plan('district'))) {
      people++
      expect(person.idNumber).toMatch(/^3298\d{14}$/)
      expect(person.idNumber.at(-1)).not.toBe(checkDigit(person.idNumber.slice(0, 17)))
      expect(person.phone).toMatch(/^100\d{8}$/)
      for (const id of [person.id, caseFile.id, caseFile.fileNo, ...entries.map((e) => e.id)]) seen.add(id)
      people += entries.length + 2
    }
    expect(seen.size).toBe(people)
  })

  it('shows every life, every stage and every type of entry, already in a district', () => {
    const stages = new Set<string>()
    const types = new Set<string>()
    const lives = new Set<string>()
    for (const one of demoCity(plan('district'))) {
      lives.add(one.life.kind)
      for (const entry of one.entries) types.add(entry.type)
      stages.add(replay(one.entries, book, asOf).stage)
    }
    expect([...stages].sort()).toEqual([
      'awaitingReport',
      'convertedToIsolation',
      'discharged',
      'inForce',
      'ordered',
      'suspended',
      'terminated',
    ])
    expect(Object.keys(entryTypes).filter((type) => !types.has(type))).toEqual([])
    expect(lives.size).toBe(18)
  })

  it('shows every life among sixty people', () => {
    const lives = new Set([...demoCity(plan('tiny'))].map((one) => `${one.life.kind} ${one.life.measure}`))
    expect(lives.size).toBeGreaterThanOrEqual(27)
  })

  it('streams: sixty thousand cases of a province leave no more behind than a few', () => {
    const real = readAreas().filter((area) => area.level === 'township' && area.code.startsWith('32'))
    const wide = demoPlan({ seed: 1, scale: 'province', asOf: toDayNumber(asOf), real })
    const cases = demoCity(wide)
    const before = memoryAfter(cases, 5000)
    const after = memoryAfter(cases, 55_000)
    expect(after - before).toBeLessThan(150_000_000)
  }, 180_000)
})

function memoryAfter(cases: Generator<DemoCase>, count: number): number {
  for (let i = 0; i < count; i++) cases.next()
  return process.memoryUsage().rss
}
