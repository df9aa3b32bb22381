import type { PoolClient } from 'pg'
import type { CaseState } from '#core/case/case-state.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { abnormalProjection } from './abnormal-projection.ts'
import { awayProjection } from './away-projection.ts'
import type { CaseStateRow } from './case-state-store.ts'
import { decisionProjection } from './decision-projection.ts'
import { endingProjection } from './ending-projection.ts'
import { handoverProjection } from './handover-projection.ts'
import { ledgerProjection } from './ledger-projection.ts'
import { policeReportProjection } from './police-report-projection.ts'
import { reportInProjection } from './report-in-projection.ts'
import { rollupProjection } from './rollup.ts'
import { specialProjection } from './special-projection.ts'
import { spellProjection } from './spell-projection.ts'
import { testProjection } from './test-projection.ts'
import { tierProjection } from './tier-projection.ts'

/** A case that was computed anew, with everything a further projection may want to read of it. */
export type CaseChange = {
  readonly region: string
  readonly caseId: string
  readonly personId: string
  /** All entries in the order of writing, those of `added` included. */
  readonly journal: readonly Entry[]
  /** What this transaction wrote; empty for a sweep or a rebuild. */
  readonly added: readonly Entry[]
  /** The row as it was stored before; undefined for a case that is loaded new. */
  readonly before: CaseStateRow | undefined
  readonly state: CaseState
  readonly today: PlainDate
  readonly book: PolicyBook
  /** The rules changed from this day on. */
  readonly since?: PlainDate
}

/**
 * Rows that are computed from cases beside `case_state`, `duty` and `finding`. They are written in the same transaction
 * as the entry. `apply` gets one case from an act, hundreds from a sweep or a bulk load, always of one region.
 */
export type Projection = {
  readonly name: string
  readonly apply: (tx: PoolClient, changes: readonly CaseChange[]) => Promise<void>
  /** Computes the rows of these cases from nothing and answers how many stored rows differed. */
  readonly rebuild?: (tx: PoolClient, changes: readonly CaseChange[]) => Promise<number>
  /** After all cases of a region were rebuilt: mends what is kept over many cases and answers how many rows were wrong. */
  readonly settle?: (tx: PoolClient, region: string) => Promise<number>
}

/** One line each; the order is the order of writing. */
export const projections: readonly Projection[] = [
  rollupProjection,
  decisionProjection,
  abnormalProjection,
  awayProjection,
  handoverProjection,
  testProjection,
  reportInProjection,
  policeReportProjection,
  specialProjection,
  endingProjection,
  spellProjection,
  ledgerProjection,
  tierProjection,
]
