/**
 * Splits a whole number by weights so that the parts add up exactly (largest remainder; equal remainders go to the
 * earlier part). `least` is given to every part first.
 */
export function apportion(total: number, weights: readonly number[], least = 0): readonly number[] {
  const rest = total - least * weights.length
  if (rest < 0) throw new Error(`${total} can not give ${weights.length} parts ${least} each`)
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map((weight) => (rest * weight) / sum)
  const parts = exact.map((x) => Math.floor(x))
  const left = rest - parts.reduce((a, b) => a + b, 0)
  const order = exact
    .map((x, i) => ({ i, remainder: x - Math.floor(x) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i)
  for (const { i } of order.slice(0, left)) parts[i] = (parts[i] ?? 0) + 1
  return parts.map((part) => part + least)
}

/** The sums before each part: `[3, 2, 4]` → `[0, 3, 5, 9]`. */
export function startsOf(parts: readonly number[]): readonly number[] {
  const starts = [0]
  for (const part of parts) starts.push((starts.at(-1) ?? 0) + part)
  return starts
}

/** In which part a place of the whole lies, by halving. */
export function partAt(starts: readonly number[], place: number): number {
  let low = 0
  let high = starts.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= place) low = middle
    else high = middle - 1
  }
  return low
}
