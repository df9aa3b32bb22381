import { expect, test } from 'vitest'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { randomLife } from '#test/support/random-life.ts'
import { explainCase } from './explain-case.ts'
import { replay } from './replay.ts'

const book = readPolicyBook()

test('explaining adds what would change the tier and nothing else', () => {
  let explained = 0
  for (let seed = 0; seed < 80; seed++) {
    const life = randomLife(seed)
    const told = explainCase(life, book, '2025-06-30')
    const { wouldChangeIf, ...tier } = told.tier
    explained += wouldChangeIf.length
    expect({ ...told, tier: { ...tier, wouldChangeIf: [] } }).toEqual(replay(life, book, '2025-06-30'))
    for (const change of wouldChangeIf) expect(change.to).not.toBe(tier.proposed)
  }
  expect(explained).toBeGreaterThan(40)
})
