/** 95 % of the normal distribution: how wide an honest interval is drawn. */
const z = 1.96

/** Below this denominator a share jumps with every single case: rankings mark it. */
export const smallNumber = 20

/** Wilson's interval of a share: what lies between its ends can not be told apart by the figures alone. */
export function wilson(numerator: number, denominator: number): { low: number; high: number } | null {
  if (denominator <= 0 || numerator > denominator) return null
  const p = numerator / denominator
  const scale = 1 + (z * z) / denominator
  const middle = p + (z * z) / (2 * denominator)
  const half = z * Math.sqrt((p * (1 - p)) / denominator + (z * z) / (4 * denominator * denominator))
  return { low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) }
}
