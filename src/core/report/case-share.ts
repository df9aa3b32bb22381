import { prepareJournal } from '#core/case/replay/prepare-journal.ts'
import { stateOn } from '#core/case/replay/state-on.ts'
import type { Entry } from '#core/journal/entry.ts'
import { caseFacts } from '#core/metrics/case-facts.ts'
import { type CaseFigures, countCase, noFigures } from '#core/metrics/case-figures.ts'
import { promptDays } from '#core/metrics/definitions/late-recording-rate.ts'
import { figureDays } from '#core/metrics/figure-days.ts'
import { countedMetrics } from '#core/metrics/metrics.ts'
import { standingEntries } from '#core/metrics/standing-entries.ts'
import { monthBefore, monthsOfSpan, type Span } from '#core/metrics/time-span.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import { isWithin } from '#core/shared/area.ts'
import { dayInShanghai, readInstant } from '#core/shared/instant.ts'
import { addDays, type PlainDate, toDayNumber } from '#core/shared/plain-date.ts'

export type ReportSpan = 'month' | 'year'

/**
 * What is counted as known at the instant `knownAt` (ISO with offset): an area on `day`, and a span that ends there.
 * Reports have whole months and years; looks back may have any span of the overview.
 */
export type ReportCut = {
  readonly area: string
  readonly span: Span
  readonly day: PlainDate
  readonly knownAt: string
}

/** What one case adds, by township and measure: metric key → numerator and denominator, zeros left out. */
export type CaseShare = readonly {
  readonly township: string
  readonly measure: string
  readonly counts: Readonly<Record<string, readonly [number, number]>>
}[]

/** How soon after the day itself the entries of the period were recorded. */
export type Recording = { sameDay: number; threeDays: number; week: number; later: number }

/** The journal as it was known at an instant; an entry without `recordedAt` was known from the beginning. */
export function knownBy(journal: readonly Entry[], knownAt: string): readonly Entry[] {
  const until = readInstant(knownAt)
  if (until === undefined) throw new Error(`'${knownAt}' is not an instant with offset`)
  return journal.filter((e) => e.recordedAt === undefined || (readInstant(e.recordedAt) ?? 0) <= until)
}

/** What one case adds to a report: the functions of the kept figures, on the journal cut at K. */
export function caseShare(journal: readonly Entry[], cut: ReportCut, book: PolicyBook): CaseShare {
  const known = knownBy(journal, cut.knownAt)
  const knownOn = dayInShanghai(cut.knownAt) ?? cut.day
  const standing = standingEntries(known, knownOn)
  if (standing.length === 0) return []
  return sharesOf(figuresOf(standing, knownOn, book), cut)
}

function figuresOf(standing: readonly Entry[], today: PlainDate, book: PolicyBook): CaseFigures {
  const facts = caseFacts(standing)
  const prepared = prepareJournal(standing)
  const viewOn = (day: PlainDate) => ({ state: stateOn(prepared, book, toDayNumber(day)), facts })
  return countCase(noFigures, { viewOn, days: figureDays(standing, facts), today }, null)
}

type Counts = Record<string, readonly [number, number]>

function sharesOf(figures: CaseFigures, cut: ReportCut): CaseShare {
  const shares = new Map<string, { township: string; measure: string; counts: Counts }>()
  const add = (township: string, measure: string, key: string, n: number, d: number) => {
    if ((n === 0 && d === 0) || !isWithin(township, cut.area)) return
    const at = `${township} ${measure}`
    const share = shares.get(at) ?? { township, measure, counts: {} }
    shares.set(at, share)
    const [n0, d0] = share.counts[key] ?? [0, 0]
    share.counts[key] = [n0 + n, d0 + d]
  }
  const stands = figures.standings.find((s) => s.from <= cut.day && (s.to === null || s.to > cut.day))
  for (const metric of countedMetrics) {
    const i = metric.slot - 1
    if (metric.kind === 'day') {
      if (stands)
        add(stands.area, stands.measure, metric.key, stands.numerators[i] ?? 0, stands.denominators[i] ?? 0)
      continue
    }
    const { from, to } = monthsOfSpan(metric, cut.day, cut.span)
    for (const m of figures.months)
      if (from <= m.month && m.month <= to)
        add(m.area, m.measure, metric.key, m.numerators[i] ?? 0, m.denominators[i] ?? 0)
  }
  return [...shares.values()]
}

/** The first day of the period that ends on `day`. */
export function beginOf(span: Span, day: PlainDate): PlainDate {
  if (span === 'twelveMonths') return `${monthBefore(day.slice(0, 7), 11)}-01`
  return span === 'month' ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`
}

/** Counts the entries of the period by how late they were recorded; those that came after K are not known. */
export function recordingOf(journal: readonly Entry[], cut: ReportCut): Recording {
  const from = beginOf(cut.span, cut.day)
  const all: Recording = { sameDay: 0, threeDays: 0, week: 0, later: 0 }
  for (const e of knownBy(journal, cut.knownAt)) {
    if (e.recordedAt === undefined || e.on < from || e.on > cut.day) continue
    const on = dayInShanghai(e.recordedAt) ?? e.on
    if (on <= e.on) all.sameDay++
    else if (on <= addDays(e.on, promptDays)) all.threeDays++
    else if (on <= addDays(e.on, 7)) all.week++
    else all.later++
  }
  return all
}
