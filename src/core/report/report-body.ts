import { countedMetrics } from '#core/metrics/metrics.ts'
import type { Span } from '#core/metrics/time-span.ts'
import type { CaseShare, Recording, ReportCut } from './case-share.ts'

/** One line of a report: a township and a measure, with every figure that is not nothing. */
export type ReportRow = {
  readonly township: string
  readonly measure: string
  readonly counts: Readonly<Record<string, readonly [number, number]>>
}

/** What is sealed. Its text is written in one way only, so that the same counts have the same hash. */
export type ReportBody = {
  readonly format: 1
  readonly area: string
  readonly span: Span
  readonly day: string
  readonly knownAt: string
  /** Key and version of each definition it was counted by. */
  readonly definitions: Readonly<Record<string, number>>
  readonly cases: number
  readonly rows: readonly ReportRow[]
  readonly recording: Recording
}

/** Adds up cases one by one, holding none. */
export type ReportSum = {
  readonly add: (share: CaseShare, recording: Recording) => void
  readonly body: () => ReportBody
}

type Counts = Record<string, readonly [number, number]>

export function sumReport(cut: ReportCut): ReportSum {
  const rows = new Map<string, { township: string; measure: string; counts: Counts }>()
  const recorded: Recording = { sameDay: 0, threeDays: 0, week: 0, later: 0 }
  let cases = 0
  return {
    add: (share, recording) => {
      for (const key of ['sameDay', 'threeDays', 'week', 'later'] as const) recorded[key] += recording[key]
      if (share.length > 0) cases++
      for (const { township, measure, counts } of share) {
        const at = `${township} ${measure}`
        const row = rows.get(at) ?? { township, measure, counts: {} }
        rows.set(at, row)
        for (const [key, [n, d]] of Object.entries(counts)) {
          const [n0, d0] = row.counts[key] ?? [0, 0]
          row.counts[key] = [n0 + n, d0 + d]
        }
      }
    },
    body: () => ({
      format: 1,
      area: cut.area,
      span: cut.span,
      day: cut.day,
      knownAt: cut.knownAt,
      definitions: Object.fromEntries(countedMetrics.map((m) => [m.key, m.version])),
      cases,
      rows: [...rows.values()],
      recording: { ...recorded },
    }),
  }
}

/** The one text of a body: keys sorted, rows by township and measure, nothing but the counts. */
export function writeBody(body: ReportBody): string {
  const rows = [...body.rows].sort((a, b) => compare(a.township, b.township) || compare(a.measure, b.measure))
  return JSON.stringify({ ...body, rows }, (_, value) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => compare(a, b)))
      : value,
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A figure of the report: of one township, or of all whose code begins so. */
export function countOf(
  body: Pick<ReportBody, 'rows'>,
  key: string,
  of: { readonly area: string; readonly measure?: string | undefined },
): { readonly numerator: number; readonly denominator: number } {
  let [numerator, denominator] = [0, 0]
  for (const row of body.rows) {
    if (of.area !== 'cn' && !row.township.startsWith(of.area)) continue
    if (of.measure !== undefined && row.measure !== of.measure) continue
    const [n, d] = row.counts[key] ?? [0, 0]
    numerator += n
    denominator += d
  }
  return { numerator, denominator }
}
