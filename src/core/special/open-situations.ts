import { standing } from '#core/decision/decision-kind.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { SituationKind } from './situation-kinds.ts'

export type OpenSituation = {
  readonly entry: string
  readonly kind: SituationKind
  readonly on: PlainDate
  readonly childBornOn: PlainDate | null
  /** The day that was written down: an expected day, not one that the law counts. */
  readonly until: PlainDate | null
}

/** Situations that were recorded and that nobody has ended. */
export function openSituations(journal: readonly Entry[]): readonly OpenSituation[] {
  if (!journal.some((e) => e.type === 'specialSituation')) return []
  const entries = standing(journal)
  const over = new Set(
    entries.filter((e) => e.type === 'specialSituationEnded').map((e) => e.data['situation']),
  )
  return entries
    .filter((e) => e.type === 'specialSituation' && !over.has(e.id))
    .map((e) => {
      const data = e.data as { kind: SituationKind; childBornOn?: PlainDate; expectedUntil?: PlainDate }
      return {
        entry: e.id,
        kind: data.kind,
        on: e.on,
        childBornOn: data.childBornOn ?? null,
        until: data.expectedUntil ?? null,
      }
    })
}
