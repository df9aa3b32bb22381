import type { DutyKind } from '#core/case/case-state.ts'
import { prepareJournal } from '#core/case/replay/prepare-journal.ts'
import { stateOn } from '#core/case/replay/state-on.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import { addMonths, type PlainDate, toDayNumber } from '#core/shared/plain-date.ts'

/** How often something falls due in the coming year, and when next. */
export type Rhythm = {
  readonly kind: DutyKind
  readonly times: number
  readonly next: PlainDate | null
}

/** What follows from a tier for this person: counted from replay of the coming year, not from a table. */
export type TierBrings = {
  readonly tier: string
  readonly rhythms: readonly Rhythm[]
  /** The first day on which something is owed otherwise than under the tier in force; null where nothing differs. */
  readonly from: PlainDate | null
}

const kinds: readonly DutyKind[] = ['test', 'visit', 'talk']

/** For each tier: what the coming year owes if it is set today. `current` is what it owes as things stand. */
export function whatTiersBring(
  journal: readonly Entry[],
  book: PolicyBook,
  today: PlainDate,
  tiers: readonly string[],
): { readonly current: readonly Rhythm[]; readonly each: readonly TierBrings[] } {
  const until = addMonths(today, 12)
  const ahead = (entries: readonly Entry[]) =>
    stateOn(prepareJournal(entries), book, toDayNumber(until))
      .duties.filter((d) => kinds.includes(d.kind) && d.dueOn >= today && d.windowFrom < until)
      .map((d) => ({ kind: d.kind, from: d.windowFrom, due: d.dueOn, done: d.doneBy !== null }))
  type Owed = ReturnType<typeof ahead>
  const rhythms = (owed: Owed): Rhythm[] =>
    kinds.map((kind) => {
      const of = owed.filter((o) => o.kind === kind)
      const next = of.find((o) => !o.done)
      return { kind, times: of.length, next: next === undefined ? null : next.due }
    })
  const now = ahead(journal)
  const nowKeys = keysOf(now)
  return {
    current: rhythms(now),
    each: tiers.map((tier) => {
      const id = '~tierSet'
      const entry = { id, case: journal[0]?.case ?? '', type: 'tierSet', on: today, data: { tier } }
      const then = ahead([...journal, entry])
      const thenKeys = keysOf(then)
      const differing = [
        ...then.filter((_, i) => !nowKeys.has(thenKeys.list[i] ?? '')),
        ...now.filter((_, i) => !thenKeys.has(nowKeys.list[i] ?? '')),
      ]
      const from = differing.map((o) => (o.from > today ? o.from : today)).sort()[0] ?? null
      return { tier, rhythms: rhythms(then), from }
    }),
  }
}

/** Several of a kind may fall into one window, so the keys count them. */
function keysOf(owed: readonly { readonly kind: string; readonly from: string; readonly due: string }[]) {
  const seen = new Map<string, number>()
  const list = owed.map((o) => {
    const base = `${o.kind} ${o.from} ${o.due}`
    const n = (seen.get(base) ?? 0) + 1
    seen.set(base, n)
    return `${base} ${n}`
  })
  const set = new Set(list)
  return { list, has: (key: string) => set.has(key) }
}
