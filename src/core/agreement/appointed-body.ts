import { standing } from '#core/decision/decision-kind.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

export type AppointedBody = {
  readonly name: string
  readonly documentNo: string | null
  readonly until: PlainDate | null
  readonly running: boolean
}

/** The body that the township appointed last for this case, and whether its appointment runs (禁毒法 34). */
export function bodyOf(journal: readonly Entry[], today: PlainDate): AppointedBody | null {
  const appointed = standing(journal)
    .filter((e) => e.type === 'bodyAppointed')
    .sort((a, b) => (a.on < b.on ? -1 : 1))
    .at(-1)
  if (!appointed) return null
  const { name, documentNo, until } = appointed.data as {
    name: string
    documentNo?: string
    until?: PlainDate
  }
  return {
    name,
    documentNo: documentNo ?? null,
    until: until ?? null,
    running: until === undefined || until >= today,
  }
}
