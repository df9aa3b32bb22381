/** A run of values as a thin line; the words beside it say the same, so it is hidden from readers of the screen. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  const known = values.filter((v) => v !== null)
  if (known.length < 2) return null
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const height = (v: number) => (high === low ? 14 : 26 - (24 * (v - low)) / (high - low))
  const step = 100 / Math.max(1, values.length - 1)
  const points = values.map((v, i) => (v === null ? null : ([i * step, height(v)] as const)))
  return (
    <svg className="spark" viewBox="-2 0 104 28" preserveAspectRatio="none" aria-hidden="true">
      <path d={pathOf(points)} />
    </svg>
  )
}

/** Gaps stay gaps: a month without a value breaks the line. */
function pathOf(points: readonly (readonly [number, number] | null)[]): string {
  let pen = 'M'
  let path = ''
  for (const p of points) {
    if (p) path += `${pen}${p[0].toFixed(1)} ${p[1].toFixed(1)} `
    pen = p ? 'L' : 'M'
  }
  return path
}
