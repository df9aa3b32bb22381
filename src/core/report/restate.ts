import type { CaseShare } from './case-share.ts'
import { countOf, type ReportBody } from './report-body.ts'

/** A figure that would be another number if the report were made today. */
export type Restated = {
  readonly township: string
  readonly metric: string
  readonly sealed: { readonly numerator: number; readonly denominator: number }
  readonly now: { readonly numerator: number; readonly denominator: number }
}

/** Which figures of which townships changed since the report was sealed; both measures together. */
export function restatedFigures(sealed: ReportBody, now: ReportBody): readonly Restated[] {
  const townships = [...new Set([...sealed.rows, ...now.rows].map((r) => r.township))].sort()
  const metrics = [...new Set([...sealed.rows, ...now.rows].flatMap((r) => Object.keys(r.counts)))].sort()
  return townships.flatMap((township) =>
    metrics.flatMap((metric) => {
      const before = countOf(sealed, metric, { area: township })
      const after = countOf(now, metric, { area: township })
      const same = before.numerator === after.numerator && before.denominator === after.denominator
      return same ? [] : [{ township, metric, sealed: before, now: after }]
    }),
  )
}

/** The figures in which two shares of one case differ. */
export function changedMetrics(before: CaseShare, after: CaseShare): readonly string[] {
  const flat = (share: CaseShare) =>
    new Map(
      share.flatMap((s) =>
        Object.entries(s.counts).map(
          ([key, [n, d]]) => [`${s.township} ${s.measure} ${key}`, `${n}/${d}`] as const,
        ),
      ),
    )
  const [a, b] = [flat(before), flat(after)]
  const keys = [...new Set([...a.keys(), ...b.keys()])].filter((k) => a.get(k) !== b.get(k))
  return [...new Set(keys.map((k) => k.split(' ')[2] ?? ''))].sort()
}
