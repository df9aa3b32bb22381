import type { ShownEntry } from '#contract/case-contract.ts'
import { projectEntry } from '#core/access/project-entry.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findEntryType } from '#core/journal/entry-types.ts'
import type { SessionUser } from '#server/http/context.ts'

type Reader = Pick<SessionUser, 'id' | 'role'>

export type Names = {
  readonly users: ReadonlyMap<string, string>
  readonly orgs: ReadonlyMap<string, string>
}

/** The journal as a role may read it, newest first; entries that the role must not learn of are left out. */
export function shownJournal(journal: readonly Entry[], reader: Reader, names: Names): ShownEntry[] {
  const struckBy = new Map(
    journal.filter((e) => e.type === 'struck').map((e) => [String(e.data['entry']), e.id] as const),
  )
  return journal
    .flatMap((entry) => {
      const confidentiality = confidentialityOf(entry)
      const own = entry.by?.user === reader.id
      const seen = projectEntry({ type: entry.type, data: entry.data, own }, reader.role)
      if (!seen) return []
      const { user = '', role: writer = '', org = '' } = entry.by ?? {}
      const shown: ShownEntry = {
        id: entry.id,
        type: entry.type,
        on: entry.on,
        recordedAt: entry.recordedAt ?? '',
        by: { user, name: names.users.get(user) ?? '', role: writer, org: names.orgs.get(org) ?? '' },
        confidentiality,
        data: { ...seen.data },
        hidden: [...seen.hidden],
        struckBy: struckBy.get(entry.id) ?? null,
      }
      return [shown]
    })
    .sort((a, b) => (a.on === b.on ? compare(b.recordedAt, a.recordedAt) : compare(b.on, a.on)))
}

/** A note may be marked clinical, which raises it above the class of its type. */
function confidentialityOf(entry: Entry): string {
  if (entry.data['confidentiality'] === 'clinical') return 'C4'
  return findEntryType(entry.type)?.confidentiality ?? 'C4'
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
