import type { PlainDate } from '#core/shared/plain-date.ts'

export const haveStates = ['yes', 'partly', 'no'] as const
export type HaveState = (typeof haveStates)[number]

/** What an office says of itself on a day; `at` is when the server took it. */
export type Declared = {
  readonly on: PlainDate
  readonly at: string
  readonly items: Readonly<Record<string, HaveState>>
}
/** What an inspector of an office above found for one item. */
export type Checked = {
  readonly on: PlainDate
  readonly at: string
  readonly item: string
  readonly found: HaveState
}

export type Standing = {
  readonly key: string
  readonly state: HaveState | 'unknown'
  readonly by: 'declared' | 'checked' | null
  readonly on: PlainDate | null
  /** The office said more than the newest check found. */
  readonly contradicted: boolean
}

/**
 * How each item of a standard stands on `day`: by the newest word on it. On the same day an inspector's word outweighs
 * the office's own; a later declaration counts again, so that what was mended can be said.
 */
export function standingOf(
  keys: readonly string[],
  declared: readonly Declared[],
  checked: readonly Checked[],
  day: PlainDate,
): readonly Standing[] {
  return keys.map((key) => {
    const own = newest(declared.filter((d) => d.on <= day && d.items[key] !== undefined))
    const seen = newest(checked.filter((c) => c.on <= day && c.item === key))
    const said = own?.items[key]
    if (seen && (!own || seen.on >= own.on)) {
      const contradicted = said !== undefined && rank(said) > rank(seen.found)
      return { key, state: seen.found, by: 'checked', on: seen.on, contradicted }
    }
    if (own && said) return { key, state: said, by: 'declared', on: own.on, contradicted: false }
    return { key, state: 'unknown', by: null, on: null, contradicted: false }
  })
}

/** How many are there in full: what `x of 7` counts. */
export function countHaves(standing: readonly Pick<Standing, 'state'>[]): number {
  return standing.filter((s) => s.state === 'yes').length
}

const rank = (state: HaveState) => ({ yes: 2, partly: 1, no: 0 })[state]

function newest<T extends { readonly on: PlainDate; readonly at: string }>(
  list: readonly T[],
): T | undefined {
  return list.reduce<T | undefined>(
    (best, one) => (!best || one.on > best.on || (one.on === best.on && one.at > best.at) ? one : best),
    undefined,
  )
}
