import type { SampleSize } from './rule-shapes.ts'

/** How many of `n` files are drawn: a share, at least and at most so many, never more than there are. */
export function sampleSize(n: number, rule: SampleSize): number {
  const share = Math.ceil((n * rule.percent) / 100)
  return Math.min(n, rule.atMost, Math.max(rule.atLeast, share))
}

/**
 * A random sample that anybody can draw again: `rank` gives each id a number that depends on the seed alone (a keyed
 * hash), and the lowest ranks are the sample. The order of the frame does not matter, and nobody can push a file in or out.
 */
export function drawSample(
  frame: readonly string[],
  size: number,
  rank: (id: string) => string,
): readonly string[] {
  return [...new Set(frame)]
    .map((id) => [rank(id), id] as const)
    .sort(([a, x], [b, y]) => (a < b || (a === b && x < y) ? -1 : 1))
    .slice(0, size)
    .map(([, id]) => id)
}
