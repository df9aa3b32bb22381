import type { CaseState } from '#core/case/case-state.ts'
import { replay } from '#core/case/replay.ts'
import type { Entry } from '#core/journal/entry.ts'
import { type PoliceReport, policeReports } from '#core/police/police-reports.ts'
import type { Policy } from '#core/policy/policy.ts'
import type { Context } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { loadJournal } from '#server/store/journal-store.ts'
import { type CaseKey, openCase } from '#server/store/open-case.ts'

export type OpenReport = {
  readonly key: CaseKey
  readonly journal: readonly Entry[]
  readonly state: CaseState
  readonly policy: Policy
  readonly report: PoliceReport
  readonly entry: Entry
}

/** A report that stands, on a case within reach; a struck one, and one of another case, is absent. */
export async function openReport(
  { tx, services, today }: Context,
  params: { readonly caseId: string; readonly reportId: string },
  open: typeof openCase = openCase,
): Promise<OpenReport> {
  const key = await open(tx, params.caseId)
  const journal = await loadJournal(tx, services.vault, key.region, key.caseId)
  const state = replay(journal, services.policies, today)
  const policy = services.policies.at(state.executionPlace ?? key.township ?? key.region)
  const report = policeReports(journal, policy).find((r) => r.id === params.reportId)
  const entry = journal.find((e) => e.id === params.reportId)
  if (!report || !entry) throw notFound()
  return { key, journal, state, policy, report, entry }
}
