import type { AgreementPart } from './plan-kinds.ts'

/**
 * One clause of an agreement. `statutory`: it says what the law says, with the numbers of the pack in force; nobody takes
 * it out or words it anew, only an `addition` may stand beneath it.
 */
export type AgreementClause = {
  readonly part: AgreementPart
  readonly key: string
  readonly text: string
  readonly statutory: boolean
  /** The key of the clause in the pack that it rests on. */
  readonly clause: string | null
  readonly addition: string | null
  /** Worded or written by the office, not as proposed. */
  readonly changed: boolean
}
