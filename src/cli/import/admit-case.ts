import { admit } from '#core/journal/admit.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { addFault, entryOf, type Faults, type Kept } from './gather.ts'

export type Admitted = { readonly added: readonly Entry[]; readonly repeated: number }

/**
 * Which lines of one case are new, checked one after the other on the journal as it grows. The same id with the same
 * content is the same entry; with other content it is a fault.
 */
export function admitCase(
  journal: readonly Entry[],
  lines: readonly Kept[],
  rules: { readonly book: PolicyBook; readonly today: PlainDate; readonly recordedAt?: string },
  faults: Faults,
): Admitted {
  const known = new Map(journal.map((entry) => [entry.id, entry]))
  const all = [...journal]
  const added: Entry[] = []
  let repeated = 0
  for (const kept of lines) {
    const read = entryOf(kept)
    const entry = rules.recordedAt === undefined ? read : { ...read, recordedAt: rules.recordedAt }
    const there = known.get(entry.id)
    if (there) {
      if (isSame(there, entry)) repeated++
      else addFault(faults, kept.line, 'id: is already there with other content')
      continue
    }
    const verdict = admit(all, [entry], { book: rules.book, today: rules.today })
    if (!verdict.ok) {
      for (const r of verdict.refusals) addFault(faults, kept.line, `${r.field ?? 'entry'}: ${r.says.en}`)
      continue
    }
    known.set(entry.id, entry)
    all.push(entry)
    added.push(entry)
  }
  return { added, repeated }
}

function isSame(a: Entry, b: Entry): boolean {
  return a.type === b.type && a.on === b.on && canonical(a.data) === canonical(b.data)
}

/** JSON with sorted keys: the database gives fields back in another order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, v) =>
    v !== null && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  )
}
