import { createHash } from 'node:crypto'
import type { Entry } from '#core/journal/entry.ts'
import { caseShare, type ReportCut, recordingOf } from '#core/report/case-share.ts'
import { type ReportBody, sumReport, writeBody } from '#core/report/report-body.ts'
import { changedMetrics } from '#core/report/restate.ts'
import { readInstant } from '#core/shared/instant.ts'
import type { Services } from '#server/services.ts'
import { loadJournals } from '#server/store/journal-store.ts'
import { listRegions } from '#server/store/region-store.ts'
import {
  type ChangedCase,
  casesOfArea,
  casesOfReport,
  endCheck,
  failCount,
  keepCasesOfReport,
  noteProgress,
  type ReportRow,
  sealReport,
} from '#server/store/sealed-report-store.ts'
import { withRegions } from '#server/store/with-user.ts'

const batch = 100

type Place = Pick<ReportRow, 'region' | 'id' | 'area' | 'span' | 'day'>
type CaseAt = { readonly region: string; readonly caseId: string }

/** Counts a report from the journals and seals it. Runs after the request that asked for it; what fails is said in the row. */
export async function countReport(
  services: Services,
  report: Place & { readonly knownAt: string },
): Promise<void> {
  await saidWhenFailed(services, 'sealed_report', report.region, report.id, async () => {
    const cases = await casesNow(services, report.area)
    const cut = { ...report, knownAt: report.knownAt }
    const sum = sumReport(cut)
    const counted: CaseAt[] = []
    await eachJournal(services, cases, async (journal, at, done) => {
      const share = caseShare(journal, cut, services.policies)
      sum.add(share, share.length > 0 ? recordingOf(journal, cut) : nothingRecorded)
      if (share.length > 0) counted.push(at)
      if (done % batch === 0 || done === cases.length)
        await progress(services, 'sealed_report', report.region, report.id, done, cases.length)
    })
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

export function hashOf(body: string): Buffer {
  return createHash('sha256').update(body).digest()
}

const nothingRecorded = { sameDay: 0, threeDays: 0, week: 0, later: 0 }

/**
 * Makes the same count again and another one as known at `knownAt`: whether the first is the same to the byte, and what
 * the second would say, case by case with the entries that came since.
 */
export async function checkReport(
  services: Services,
  report: Place & { readonly body: string },
  check: { readonly id: string; readonly knownAt: string },
): Promise<void> {
  await saidWhenFailed(services, 'sealed_report_check', report.region, check.id, async () => {
    const sealedFrom = await withRegions(services.job, [report.region], (tx) => casesOfReport(tx, report))
    const cases = merged(sealedFrom, await casesNow(services, report.area))
    const first = new Set(sealedFrom.map((c) => c.caseId))
    const sealed: ReportBody = JSON.parse(report.body)
    const [cutThen, cutNow] = [sealed.knownAt, check.knownAt].map(
      (knownAt): ReportCut => ({ ...report, knownAt }),
    )
    if (!cutThen || !cutNow) return
    const [then, now] = [sumReport(cutThen), sumReport(cutNow)]
    const changes: ChangedCase[] = []
    await eachJournal(services, cases, async (journal, at, done) => {
      const before = first.has(at.caseId) ? caseShare(journal, cutThen, services.policies) : []
      const after = caseShare(journal, cutNow, services.policies)
      then.add(before, before.length > 0 ? recordingOf(journal, cutThen) : nothingRecorded)
      now.add(after, after.length > 0 ? recordingOf(journal, cutNow) : nothingRecorded)
      const metrics = changedMetrics(before, after)
      if (metrics.length > 0)
        changes.push({
          ...at,
          township: (after[0] ?? before[0])?.township ?? '',
          metrics,
          entries: since(journal, sealed.knownAt),
        })
      if (done % batch === 0 || done === cases.length)
        await progress(services, 'sealed_report_check', report.region, check.id, done, cases.length)
    })
    // the same words of definitions as then: a changed version is told beside it, not as a fault of the count
    const again = writeBody({ ...then.body(), definitions: sealed.definitions })
    const found = { same: again === report.body, body: writeBody(now.body()), changes }
    await withRegions(services.job, [report.region], (tx) => endCheck(tx, report, check.id, found))
  })
}

function since(journal: readonly Entry[], knownAt: string): ChangedCase['entries'] {
  const until = readInstant(knownAt) ?? 0
  return journal
    .filter((e) => e.recordedAt !== undefined && (readInstant(e.recordedAt) ?? 0) > until)
    .map((e) => ({ type: e.type, on: e.on, recordedAt: e.recordedAt ?? '' }))
}

async function casesNow(services: Services, area: string): Promise<readonly CaseAt[]> {
  const cases: CaseAt[] = []
  for (const region of await listRegions(services.job)) {
    const ids = await withRegions(services.job, [region], (tx) => casesOfArea(tx, region, area))
    cases.push(...ids.map((caseId) => ({ region, caseId })))
  }
  return cases
}

function merged(a: readonly CaseAt[], b: readonly CaseAt[]): readonly CaseAt[] {
  return [...new Map([...a, ...b].map((c) => [`${c.region} ${c.caseId}`, c])).values()]
}

/** Reads the journals in small batches and gives way to requests between them. */
async function eachJournal(
  services: Services,
  cases: readonly CaseAt[],
  look: (journal: readonly Entry[], at: CaseAt, done: number) => Promise<void>,
): Promise<void> {
  let done = 0
  for (let i = 0; i < cases.length; i += batch) {
    const some = cases.slice(i, i + batch)
    for (const region of new Set(some.map((c) => c.region))) {
      const ids = some.filter((c) => c.region === region).map((c) => c.caseId)
      const journals = await withRegions(services.job, [region], (tx) =>
        loadJournals(tx, services.vault, region, ids),
      )
      for (const [caseId, journal] of journals) {
        await look(journal, { region, caseId }, ++done)
        if (done % 10 === 0) await new Promise((go) => setImmediate(go))
      }
    }
  }
}

type Table = 'sealed_report' | 'sealed_report_check'

/** The row is there once the request has been committed; a count that begins before it waits. */
async function progress(
  services: Services,
  table: Table,
  region: string,
  id: string,
  done: number,
  total: number,
) {
  await withRegions(services.job, [region], (tx) => noteProgress(tx, table, { region, id, done, total }))
}

async function saidWhenFailed(
  services: Services,
  table: Table,
  region: string,
  id: string,
  run: () => Promise<void>,
): Promise<void> {
  try {
    await committed(services, table, region, id)
    await run()
  } catch (error) {
    services.log.error(
      { reason: error instanceof Error ? error.message : String(error) },
      'counting a report failed',
    )
    await withRegions(services.job, [region], (tx) => failCount(tx, table, region, id)).catch(() => undefined)
  }
}

async function committed(services: Services, table: Table, region: string, id: string): Promise<void> {
  for (let i = 0; i < 100; i++) {
    const at = { region, id, done: 0, total: 0 }
    if (await withRegions(services.job, [region], (tx) => noteProgress(tx, table, at))) return
    await new Promise((go) => setTimeout(go, 50))
  }
  throw new Error('the request that asked for it was not committed')
}
