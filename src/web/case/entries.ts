import type { CasePage, ShownEntry } from '#contract/case-contract.ts'

/** Entries of some types that still count, oldest first. */
export function standing(page: CasePage, ...types: readonly string[]): readonly ShownEntry[] {
  return page.entries
    .filter((e) => types.includes(e.type) && e.struckBy === null)
    .sort((a, b) => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1))
}

/** The last one of some types that still counts. */
export function latest(page: CasePage, ...types: readonly string[]): ShownEntry | undefined {
  return standing(page, ...types).at(-1)
}

/** A field as text; undefined where the type lacks it or the role does not see it. */
export function said(entry: ShownEntry | undefined, field: string): string | undefined {
  const value = entry?.data[field]
  if (value === undefined || value === null || value === '') return undefined
  return Array.isArray(value) ? value.map(String).join('、') : String(value)
}
