import type { Entry } from '#core/journal/entry.ts'
import { caseShare, type ReportCut, recordingOf } from '#core/report/case-share.ts'
import { type ReportBody, sumReport } from '#core/report/report-body.ts'
import { changedMetrics } from '#core/report/restate.ts'
import { readInstant } from '#core/shared/instant.ts'
import type { Services } from '#server/services.ts'
import type { ChangedCase } from '#server/store/sealed-report-store.ts'
import { type CaseAt, eachJournal } from './each-journal.ts'

export type Compared = {
  readonly earlier: ReportBody
  readonly later: ReportBody
  /** The cases that count otherwise, each with the entries recorded between the two instants. */
  readonly changes: readonly ChangedCase[]
}

/**
 * Counts the same cases twice, as known at two instants, by the functions of the kept figures. `wasThere` says which cases
 * the first count may see at all: a sealed report was counted from those of its day.
 */
export async function compareCuts(
  services: Services,
  cases: readonly CaseAt[],
  cuts: { readonly earlier: ReportCut; readonly later: ReportCut },
  wasThere: (at: CaseAt) => boolean,
  onProgress: (done: number, total: number) => Promise<void>,
): Promise<Compared> {
  const [earlier, later] = [sumReport(cuts.earlier), sumReport(cuts.later)]
  const changes: ChangedCase[] = []
  const look = (journal: readonly Entry[], at: CaseAt) => {
    const before = wasThere(at) ? caseShare(journal, cuts.earlier, services.policies) : []
    const after = caseShare(journal, cuts.later, services.policies)
    earlier.add(before, before.length > 0 ? recordingOf(journal, cuts.earlier) : nothingRecorded)
    later.add(after, after.length > 0 ? recordingOf(journal, cuts.later) : nothingRecorded)
    const metrics = changedMetrics(before, after)
    if (metrics.length === 0) return
    const township = (after[0] ?? before[0])?.township ?? ''
    const entries = causes(between(journal, cuts.earlier.knownAt, cuts.later.knownAt), cuts.earlier.day)
    changes.push({ ...at, township, metrics, entries })
  }
  await eachJournal(services, cases, look, onProgress)
  return { earlier: earlier.body(), later: later.body(), changes }
}

export const nothingRecorded = { sameDay: 0, threeDays: 0, week: 0, later: 0 }

function between(journal: readonly Entry[], from: string, to: string): ChangedCase['entries'] {
  const [after, until] = [readInstant(from) ?? 0, readInstant(to) ?? 0]
  return journal
    .filter((e) => {
      const at = e.recordedAt === undefined ? undefined : readInstant(e.recordedAt)
      return at !== undefined && at > after && at <= until
    })
    .map((e) => ({ type: e.type, on: e.on, recordedAt: e.recordedAt ?? '' }))
}

/** What takes back, decides about or closes something earlier, though it happened later itself. */
const reachingBack: ReadonlySet<string> = new Set([
  'struck',
  'objectionDecided',
  'testObjectionDecided',
  'testTaken',
  'referralClosed',
])

/** Of what was recorded since, what can have moved a figure of the day; everything where nothing of that kind is there. */
function causes(since: ChangedCase['entries'], day: string): ChangedCase['entries'] {
  const found = since.filter((e) => e.on <= day || reachingBack.has(e.type))
  return found.length > 0 ? found : since
}
