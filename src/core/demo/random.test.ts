import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apportion, apportionTree } from './apportion.ts'
import { randomFor, scatter } from './random.ts'

describe('chance from a key', () => {
  it('is the same for the same key and stays in its bounds', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -50, max: 50 }), fc.nat(100), (key, low, span) => {
        const [a, b] = [randomFor(key), randomFor(key)]
        for (let i = 0; i < 20; i++) {
          const drawn = a.int(low, low + span)
          expect(drawn).toBe(b.int(low, low + span))
          expect(drawn >= low && drawn <= low + span).toBe(true)
        }
      }),
    )
  })

  it('gives streams of different keys that differ', () => {
    const first = Array.from({ length: 1000 }, (_, i) => randomFor('seed', i).bits())
    expect(new Set(first).size).toBeGreaterThan(995)
  })
})

describe('scattering places', () => {
  it('is a bijection with its way back', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 3000 }), (seed, count) => {
        const { placeOf, indexOf } = scatter(seed, count)
        const places = Array.from({ length: count }, (_, i) => placeOf(i))
        expect(new Set(places).size).toBe(count)
        expect(places.every((place, i) => place >= 0 && place < count && indexOf(place) === i)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})

describe('apportioning', () => {
  it('adds up exactly and strays from the share by less than one', () => {
    fc.assert(
      fc.property(
        fc.nat(5000),
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1 }),
        (total, weights) => {
          const parts = apportion(total, weights)
          const sum = weights.reduce((a, b) => a + b, 0)
          expect(parts.reduce((a, b) => a + b, 0)).toBe(total)
          for (const [i, part] of parts.entries())
            expect(Math.abs(part - (total * (weights[i] ?? 0)) / sum)).toBeLessThan(1)
        },
      ),
    )
  })

  it('keeps sums of groups as true as single parts', () => {
    const leaves = [
      { path: ['a', 'yes'], weight: 92 },
      { path: ['a', 'no'], weight: 4 },
      { path: ['a', 'no'], weight: 4 },
      { path: ['b'], weight: 100 },
    ]
    expect(apportionTree(50, leaves)).toEqual([23, 1, 1, 25])
    expect(apportionTree(200, leaves)).toEqual([92, 4, 4, 100])
  })
})
