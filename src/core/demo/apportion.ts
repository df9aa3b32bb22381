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

type Leaf = { readonly path: readonly string[]; readonly weight: number }

/** As `apportion`, first among the outermost groups, then inside each: sums of groups come out as true as single parts. */
export function apportionTree(total: number, leaves: readonly Leaf[], least = 0): readonly number[] {
  const groups = new Map<string, number[]>()
  for (const [i, leaf] of leaves.entries()) {
    const name = leaf.path[0] ?? ''
    groups.set(name, [...(groups.get(name) ?? []), i])
  }
  if (groups.size === 1 && leaves.every((leaf) => leaf.path.length === 0))
    return apportion(
      total,
      leaves.map((leaf) => leaf.weight),
      least,
    )
  const members = [...groups.values()]
  const weight = (group: readonly number[]) => group.reduce((sum, i) => sum + (leaves[i]?.weight ?? 0), 0)
  const floor = least * leaves.length
  const shares = apportion(total - floor, members.map(weight))
  const parts = new Array<number>(leaves.length).fill(0)
  for (const [g, group] of members.entries()) {
    const inner = group.map((i) => ({ path: leaves[i]?.path.slice(1) ?? [], weight: leaves[i]?.weight ?? 0 }))
    const counts = apportionTree((shares[g] ?? 0) + least * group.length, inner, least)
    for (const [k, i] of group.entries()) parts[i] = counts[k] ?? 0
  }
  return parts
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
