import type { Entry } from '#core/journal/entry.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

/** One effective test with its final word. */
export type TestFact = { readonly on: PlainDate; readonly result: 'positive' | 'negative' }

const rank: Readonly<Record<string, number>> = { onSite: 0, lab: 1, retest: 2 }

/**
 * Effective tests with their final result: on-site, laboratory and re-test of one sample number are one test, and the
 * highest level decides (吸毒检测程序规定). An invalid test is none. The test keeps the day on which the sample was taken.
 */
export function finalResults(tests: readonly Entry[]): readonly TestFact[] {
  const samples = new Map<string, { on: PlainDate; level: number; result: unknown }>()
  for (const e of tests) {
    const { sampleNo, level, result } = e.data
    const key = typeof sampleNo === 'string' && sampleNo !== '' ? `no:${sampleNo}` : `id:${e.id}`
    const height = rank[String(level)] ?? 0
    const seen = samples.get(key)
    if (!seen) samples.set(key, { on: e.on, level: height, result })
    else if (height >= seen.level && result !== 'invalid') Object.assign(seen, { level: height, result })
  }
  return [...samples.values()].flatMap(({ on, result }) =>
    result === 'positive' || result === 'negative' ? [{ on, result }] : [],
  )
}
