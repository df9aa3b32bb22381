import { riskOf, type Watched } from './kaplan-meier.ts'

/**
 * Do two groups differ over their whole course? The log-rank test with one degree of freedom; null where they can not be
 * compared (no event while both are under observation).
 */
export function logRank(
  a: readonly Watched[],
  b: readonly Watched[],
): { readonly chiSquare: number; readonly p: number } | null {
  const [riskA, riskB] = [riskOf(a), riskOf(b)]
  const eventsA = eventsOf(a)
  const eventsB = eventsOf(b)
  let [difference, variance] = [0, 0]
  for (const day of new Set([...eventsA.keys(), ...eventsB.keys()])) {
    const [n, m] = [riskA(day), riskB(day)]
    const [all, d] = [n + m, (eventsA.get(day) ?? 0) + (eventsB.get(day) ?? 0)]
    if (n === 0 || m === 0) continue
    difference += (eventsA.get(day) ?? 0) - (d * n) / all
    if (all > 1) variance += (d * n * m * (all - d)) / (all * all * (all - 1))
  }
  if (variance <= 0) return null
  const chiSquare = (difference * difference) / variance
  return { chiSquare, p: tail(Math.sqrt(chiSquare / 2)) }
}

function eventsOf(watched: readonly Watched[]): ReadonlyMap<number, number> {
  const events = new Map<number, number>()
  for (const w of watched) if (w.event) events.set(w.to, (events.get(w.to) ?? 0) + w.people)
  return events
}

/** The complementary error function for x ≥ 0, to seven digits: Chebyshev's fit of exp(x²)·erfc(x). */
function tail(x: number): number {
  const t = 1 / (1 + x / 2)
  const fit = [
    0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196,
    1.00002368, -1.26551223,
  ].reduce((sum, c) => sum * t + c, 0)
  return t * Math.exp(-x * x + fit)
}
