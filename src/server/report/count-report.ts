import { createHash } from 'node:crypto'
import { caseShare, type ReportCut, recordingOf } from '#core/report/case-share.ts'
import { type ReportBody, sumReport, writeBody } from '#core/report/report-body.ts'
import type { Services } from '#server/services.ts'
import type { CountAt } from '#server/store/long-count.ts'
import {
  casesOfReport,
  endCheck,
  keepCasesOfReport,
  type ReportRow,
  sealReport,
} from '#server/store/sealed-report-store.ts'
import { withRegions } from '#server/store/with-user.ts'
import { compareCuts, nothingRecorded } from './compare-cuts.ts'
import { type CaseAt, casesNow, eachJournal } from './each-journal.ts'
import { runCount, sayProgress } from './run-count.ts'

type Place = Pick<ReportRow, 'region' | 'id' | 'area' | 'span' | 'day'>

/** Counts a report from the journals and seals it. Runs after the request that asked for it; what fails is said in the row. */
export function countReport(services: Services, report: Place & { readonly knownAt: string }): Promise<void> {
  const at: CountAt = { table: 'sealed_report', region: report.region, id: report.id }
  return runCount(services, at, async () => {
    const cut: ReportCut = report
    const sum = sumReport(cut)
    const counted: CaseAt[] = []
    await eachJournal(
      services,
      await casesNow(services, report.area),
      (journal, one) => {
        const share = caseShare(journal, cut, services.policies)
        sum.add(share, share.length > 0 ? recordingOf(journal, cut) : nothingRecorded)
        if (share.length > 0) counted.push(one)
      },
      (done, total) => sayProgress(services, at, done, total),
    )
    const body = writeBody(sum.body())
    await withRegions(services.job, [report.region], async (tx) => {
      for (const region of new Set(counted.map((c) => c.region)))
        await keepCasesOfReport(
          tx,
          report,
          region,
          counted.filter((c) => c.region === region).map((c) => c.caseId),
        )
      await sealReport(tx, report, { body, sha256: hashOf(body), at: services.clock.now() })
    })
  })
}

function hashOf(body: string): Buffer {
  return createHash('sha256').update(body).digest()
}

/**
 * Makes the same count again and another one as known at `knownAt`: whether the first is the same to the byte, and what
 * the second would say, case by case with the entries that came since.
 */
export function checkReport(
  services: Services,
  report: Place & { readonly body: string },
  check: { readonly id: string; readonly knownAt: string },
): Promise<void> {
  const at: CountAt = { table: 'sealed_report_check', region: report.region, id: check.id }
  return runCount(services, at, async () => {
    const sealedFrom = await withRegions(services.job, [report.region], (tx) => casesOfReport(tx, report))
    const cases = merged(sealedFrom, await casesNow(services, report.area))
    const first = new Set(sealedFrom.map((c) => c.caseId))
    const sealed: ReportBody = JSON.parse(report.body)
    const cuts = {
      earlier: { ...report, knownAt: sealed.knownAt },
      later: { ...report, knownAt: check.knownAt },
    }
    const { earlier, later, changes } = await compareCuts(
      services,
      cases,
      cuts,
      ({ caseId }) => first.has(caseId),
      (done, total) => sayProgress(services, at, done, total),
    )
    // the same words of definitions as then: a changed version is told beside it, not as a fault of the count
    const again = writeBody({ ...earlier, definitions: sealed.definitions })
    const found = { same: again === report.body, body: writeBody(later), changes }
    await withRegions(services.job, [report.region], (tx) => endCheck(tx, report, check.id, found))
  })
}

function merged(a: readonly CaseAt[], b: readonly CaseAt[]): readonly CaseAt[] {
  return [...new Map([...a, ...b].map((c) => [`${c.region} ${c.caseId}`, c])).values()]
}
