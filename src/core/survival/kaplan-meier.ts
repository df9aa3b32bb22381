/** 95 % of the normal distribution, as for the interval of a share. */
const z = 1.96

/** `people` under observation from day `from` to day `to`, both included; `event`: what is waited for happened on `to`. */
export type Watched = {
  readonly from: number
  readonly to: number
  readonly event: boolean
  readonly people: number
}

/** The curve from `day` on, until the next step. The band is null where nothing or everything has happened. */
export type Step = {
  readonly day: number
  readonly atRisk: number
  readonly events: number
  /** Share to whom it has not happened by the end of the day. */
  readonly share: number
  readonly low: number | null
  readonly high: number | null
}

/**
 * Kaplan–Meier's estimate with Greenwood's variance on the log-log scale, one step for each day with an event. Who left
 * observation on a day was still at risk on it; who came later counts from the day of coming (delayed entry).
 */
export function kaplanMeier(watched: readonly Watched[]): readonly Step[] {
  const events = new Map<number, number>()
  for (const w of watched) if (w.event) events.set(w.to, (events.get(w.to) ?? 0) + w.people)
  const risk = riskOf(watched)
  const steps: Step[] = []
  let [share, variance] = [1, 0]
  for (const day of [...events.keys()].sort((a, b) => a - b)) {
    const [n, d] = [risk(day), events.get(day) ?? 0]
    share *= (n - d) / n
    variance += d / (n * (n - d))
    steps.push({ day, atRisk: n, events: d, share, ...band(share, variance) })
  }
  return steps
}

function band(share: number, variance: number): { low: number | null; high: number | null } {
  if (share <= 0 || share >= 1) return { low: null, high: null }
  const half = (z * Math.sqrt(variance)) / Math.abs(Math.log(share))
  return { low: share ** Math.exp(half), high: share ** Math.exp(-half) }
}

/** How many are under observation on a day. Coming and going are sorted once, so that asking is cheap. */
export function riskOf(watched: readonly Watched[]): (day: number) => number {
  const coming = counted(watched, (w) => w.from)
  const going = counted(watched, (w) => w.to + 1)
  return (day) => coming(day) - going(day)
}

/** People whose day has come by the end of a day. */
function counted(watched: readonly Watched[], dayOf: (w: Watched) => number): (day: number) => number {
  const sums = new Map<number, number>()
  for (const w of watched) sums.set(dayOf(w), (sums.get(dayOf(w)) ?? 0) + w.people)
  const days = [...sums.keys()].sort((a, b) => a - b)
  let total = 0
  const totals = days.map((day) => {
    total += sums.get(day) ?? 0
    return total
  })
  return (day) => totals[lastUpTo(days, day)] ?? 0
}

/** Place of the last of these ascending days that is not after `day`, or −1. */
function lastUpTo(days: readonly number[], day: number): number {
  let [low, high] = [0, days.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle] ?? 0) <= day) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The step that holds on a day; undefined before the first event. */
export function stepOn(steps: readonly Step[], day: number): Step | undefined {
  return steps.findLast((s) => s.day <= day)
}

/** The first day on which it has happened to half; null where the curve does not come so far. */
export function medianDay(steps: readonly Step[]): number | null {
  return steps.find((s) => s.share <= 0.5)?.day ?? null
}
