import type { CasePage } from '#contract/case-contract.ts'
import { isPlainDate } from '#core/shared/plain-date.ts'

/** In the URL: the day looked at, and the day up to whose end records counted as known. */
export const asOfDefaults = { asOf: '', known: '' }
export type AsOf = typeof asOfDefaults

/** The query of `case.show`: `known` is read to the end of that day in Shanghai. */
export function whenOf(url: AsOf): { asOf: string | undefined; knownAt: string | undefined } {
  return {
    asOf: isPlainDate(url.asOf) ? url.asOf : undefined,
    knownAt: isPlainDate(url.known) ? `${url.known}T23:59:59+08:00` : undefined,
  }
}

/** Without the entries that had not happened or were not on file; what was struck only later stands again. */
export function entriesThen(page: CasePage, url: AsOf): CasePage {
  const { asOf, knownAt } = whenOf(url)
  if (!asOf && !knownAt) return page
  const limit = knownAt ? new Date(knownAt).getTime() : Number.POSITIVE_INFINITY
  const entries = page.entries.filter(
    (entry) => (!asOf || entry.on <= asOf) && new Date(entry.recordedAt).getTime() <= limit,
  )
  const there = new Set(entries.map((entry) => entry.id))
  return {
    ...page,
    entries: entries.map((entry) =>
      entry.struckBy && !there.has(entry.struckBy) ? { ...entry, struckBy: null } : entry,
    ),
  }
}
