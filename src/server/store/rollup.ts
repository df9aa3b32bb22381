import type { PoolClient } from 'pg'
import { prepareJournal } from '#core/case/replay/prepare-journal.ts'
import { stateOn } from '#core/case/replay/state-on.ts'
import { caseFacts } from '#core/metrics/case-facts.ts'
import { type CaseFigures, countCase } from '#core/metrics/case-figures.ts'
import { figureDays, withTurns } from '#core/metrics/figure-days.ts'
import { figureDelta } from '#core/metrics/figure-delta.ts'
import { placeParts } from '#core/metrics/place-parts.ts'
import { standingEntries } from '#core/metrics/standing-entries.ts'
import { touchedFrom } from '#core/metrics/touched-from.ts'
import { type PlainDate, toDayNumber } from '#core/shared/plain-date.ts'
import type { CaseChange, Projection } from './projections.ts'
import { countWrongSums, lockSums, sumFigures } from './rollup-sums.ts'
import { nothingStored, type Recount, readCaseFigures, writeRecounts } from './rollup-write.ts'

/** Keeps the figures of every township in step with the journals, in the transaction of the entry itself. */
export const rollupProjection: Projection = {
  name: 'figures',
  apply: async (tx, changes) => {
    await recount(tx, changes, startOf)
  },
  rebuild: (tx, changes) => recount(tx, changes, () => null),
  settle: async (tx, region) => {
    await lockSums(tx)
    const wrong = await countWrongSums(tx, region)
    if (wrong > 0) await sumFigures(tx, region)
    return wrong
  },
}

async function recount(
  tx: PoolClient,
  changes: readonly CaseChange[],
  start: (change: CaseChange) => PlainDate | null,
): Promise<number> {
  const region = changes[0]?.region
  if (region === undefined) return 0
  const ids = changes.map((c) => c.caseId)
  const stored = await readCaseFigures(tx, region, ids)
  const recounts: Recount[] = changes.map((change) => {
    const { holder, ...before } = stored.get(change.caseId) ?? nothingStored
    const from = before.standings.length === 0 ? null : start(change)
    const counted = countChange(change, before, from)
    return { caseId: change.caseId, before, after: placeParts(counted, holder, change.today) }
  })
  return writeRecounts(tx, region, recounts, figureDelta(recounts))
}

/** Counts these cases again after they were given to another station: their journals say nothing new. */
export async function recountStations(
  tx: PoolClient,
  region: string,
  caseIds: readonly string[],
  today: PlainDate,
): Promise<void> {
  const stored = await readCaseFigures(tx, region, caseIds)
  const recounts = [...stored].map(([caseId, { holder, ...before }]) => ({
    caseId,
    before,
    after: placeParts(before, holder, today),
  }))
  await writeRecounts(tx, region, recounts, figureDelta(recounts))
}

/** Counts the case of a change from `start`, or from its first day. */
export function countChange(
  { journal, book, state, today }: Pick<CaseChange, 'journal' | 'book' | 'state' | 'today'>,
  before: CaseFigures,
  start: PlainDate | null,
): CaseFigures {
  const standing = standingEntries(journal, today)
  const facts = caseFacts(standing)
  const prepared = prepareJournal(standing)
  const viewOn = (day: PlainDate) => ({
    state: day === today ? state : stateOn(prepared, book, toDayNumber(day)),
    facts,
  })
  const days = withTurns(figureDays(standing, facts), book.turns)
  return countCase(before, { viewOn, days, today }, start)
}

/**
 * The first day that may look different from what was counted: what the new entries reach back to, and the first day on
 * which the state was to change by itself since then, or the rules changed.
 */
function startOf({ added, journal, before, today, since }: CaseChange): PlainDate | null {
  if (!before || before.seq === 0) return null
  const days = [touchedFrom(added, journal), before.next_change_on, since ?? null, today]
  return days.filter((d) => d !== null).sort()[0] ?? null
}
