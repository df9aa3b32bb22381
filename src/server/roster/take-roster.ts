import type { PoolClient } from 'pg'
import { ReleaseDraft } from '#core/release/release-draft.ts'
import { ScreeningDraft } from '#core/screening/screening-draft.ts'
import { addStep } from '#server/release/add-step.ts'
import { checkReleases, createRelease } from '#server/release/create-release.ts'
import { addDrafts } from '#server/screening/add-lines.ts'
import type { Services } from '#server/services.ts'
import { setReleaseStatus } from '#server/store/release-moves.ts'
import { countReleaseSteps, listOfRoster } from '#server/store/release-roster.ts'
import { markRosterRows, rowsToTake, type StoredRoster } from '#server/store/roster-store.ts'
import { deleteLines } from '#server/store/screening-lines.ts'
import { openRosterRow } from './sealed-roster.ts'

type Author = { readonly user: string; readonly org: string }

/**
 * Enters the people of a list that was looked at. Rows are checked once more, since others work meanwhile; one that can
 * not be taken any more stays as it was read.
 */
export async function takeRows(
  tx: PoolClient,
  services: Services,
  roster: StoredRoster,
  warnings: boolean,
  by: Author,
): Promise<number> {
  const { region } = roster
  const rows = await rowsToTake(tx, { region, rosterId: roster.id }, warnings)
  const taken: string[] = []
  if (roster.kind === 'release') {
    const drafts = rows.map((row) => ReleaseDraft.parse(openRosterRow(services.vault, region, row).draft))
    const told = await checkReleases(tx, services, region, drafts)
    for (const [i, draft] of drafts.entries()) {
      const row = rows[i]
      if (!row || told[i]?.some((r) => r.level === 'refused')) continue
      await createRelease(tx, services, draft, { ...by, region, rosterId: roster.id })
      taken.push(row.id)
    }
  } else if (roster.screening_id !== null) {
    const drafts = rows.map((row) => ScreeningDraft.parse(openRosterRow(services.vault, region, row).draft))
    const of = { region, screeningId: roster.screening_id }
    await addDrafts(tx, services, of, drafts, { source: 'list', rosterId: roster.id })
    taken.push(...rows.map((r) => r.id))
  }
  await markRosterRows(tx, region, taken, 'taken')
  return taken.length
}

/** Takes a whole list back, as far as nobody worked on it: what was worked on is kept and counted. */
export async function undoRows(
  tx: PoolClient,
  services: Services,
  roster: StoredRoster,
  reason: string,
  by: Author,
): Promise<{ undone: number; kept: number }> {
  const { region, id, screening_id: screeningId } = roster
  if (roster.kind === 'screening') {
    if (screeningId === null) return { undone: 0, kept: 0 }
    const undone = await deleteLines(tx, { region, screeningId }, { rosterId: id })
    return { undone, kept: 0 }
  }
  const today = services.clock.today()
  let undone = 0
  let kept = 0
  for (const row of await listOfRoster(tx, region, id)) {
    if (row.status !== 'open' || (await countReleaseSteps(tx, row)) > 0) {
      kept++
      continue
    }
    await setReleaseStatus(tx, row, { status: 'closed', reason: 'enteredByMistake' })
    await addStep(tx, services, row, { kind: 'closed', on: today, data: { text: reason } }, by.user)
    undone++
  }
  return { undone, kept }
}
