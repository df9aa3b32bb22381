import type { Confidentiality } from '#core/access/roles.ts'
import type { Words } from '#core/shared/decision.ts'
import type { CodeList } from './value-words.ts'

export type FieldKind = 'text' | 'date' | 'number' | 'code'

/** What may stand in a column of a ledger. Nothing else does: the list is closed and has nothing of class C4. */
export type Field = {
  readonly title: Words
  readonly kind: FieldKind
  readonly codes?: CodeList
  readonly confidentiality: Confidentiality
  /** Width in characters; ten where nothing is said. */
  readonly width?: number
}

export function field(
  zh: string,
  en: string,
  more: Partial<Omit<Field, 'title'>> & { readonly kind?: FieldKind } = {},
): Field {
  const kind = more.kind ?? (more.codes ? 'code' : 'text')
  return { title: { zh, en }, confidentiality: 'C3', ...more, kind }
}
