import type { Measure } from '#core/case/case-state.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

/** A person as the writer knows them, in the clear; the store seals and indexes. */
export type NewPerson = {
  readonly id: string
  /** Four-digit city code of the file's home, immutable for life. */
  readonly region: string
  readonly fileNo: string
  readonly name: string
  readonly sex: 'male' | 'female' | 'unknown'
  readonly idNumber?: string | undefined
  readonly phone?: string | undefined
  readonly address?: string | undefined
  readonly birthDate?: PlainDate | undefined
}

export type NewCase = {
  readonly id: string
  readonly region: string
  readonly personId: string
  readonly fileNo: string
  readonly measure: Measure
  readonly organ: string
  readonly documentNo: string
  /** Where it is carried out, as finely as known (township or county). */
  readonly place: AreaCode
}

/** One life for bulk loading: entries may carry their own `recordedAt` (history), otherwise the day's morning is taken. */
export type BulkCase = {
  readonly person: NewPerson
  readonly caseFile: NewCase
  /** Organisation id, or null while no station has taken the case. */
  readonly station: string | null
  /** Account id of the responsible worker. */
  readonly worker: string | null
  readonly entries: readonly Entry[]
}
