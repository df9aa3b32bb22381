import type { Words } from '#core/shared/decision.ts'

/** Why a pack does not load: where it stands, what is wrong and how to mend it. */
export type PackFault = {
  readonly pack: string
  readonly file: string
  /** Path inside the file: `rules.3.values.0.from`, or the key of the rule. */
  readonly path: string
  readonly says: Words
  readonly mend?: Words
  /** The clause that forbids it, where the law does. */
  readonly clause?: string
}

/** Reports a fault of the rule at hand. */
export type Fault = (says: Words, mend?: Words, clause?: string) => void

/** A set of packs with a fault is not used at all: half a law is worse than an old one. */
export class PackFaults extends Error {
  readonly faults: readonly PackFault[]
  constructor(faults: readonly PackFault[]) {
    super(faults.map((f) => sayFault(f, 'en')).join('\n'))
    this.name = 'PackFaults'
    this.faults = faults
  }
}

export function sayFault(fault: PackFault, language: 'zh' | 'en'): string {
  const mend = fault.mend ? ` ${fault.mend[language]}` : ''
  const clause = fault.clause ? ` [${fault.clause}]` : ''
  return `${fault.pack}/${fault.file}: ${fault.path}: ${fault.says[language]}${clause}${mend}`
}
