import type { PoolClient } from 'pg'
import { replay } from '#core/case/replay.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { Services } from '#server/services.ts'
import { insertEntries } from './journal-store.ts'
import { putOutbox } from './outbox-store.ts'
import { writeProjections } from './write-projections.ts'

/** Home regions of those of the cases that exist. The transaction must reach all regions. */
export async function findCaseRegions(
  tx: PoolClient,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.query<{ id: string; region: string }>(
    'select id, region from case_file where id = any($1)',
    [caseIds],
  )
  return new Map(rows.map((row) => [row.id, row.region]))
}

/** Which of these people, file numbers, stations and areas exist already: what a new file must not or must name. */
export async function findNamed(
  tx: PoolClient,
  names: {
    people: readonly string[]
    fileNos: readonly string[]
    stations: readonly string[]
    areas: readonly string[]
  },
): Promise<Record<'people' | 'fileNos' | 'stations' | 'areas', ReadonlySet<string>>> {
  const read = async (text: string, values: readonly string[]) => {
    const { rows } = await tx.query<{ id: string }>(text, [values])
    return new Set(rows.map((row) => row.id))
  }
  return {
    people: await read('select id from person where id = any($1)', names.people),
    fileNos: await read('select file_no as id from case_file where file_no = any($1)', names.fileNos),
    stations: await read('select id from organisation where id = any($1)', names.stations),
    areas: await read('select code as id from area where code = any($1)', names.areas),
  }
}

/**
 * Adds entries that were admitted already to one case, with every projection; `after` is the length of the journal they
 * were admitted on. A unique violation means that somebody wrote meanwhile.
 */
export async function appendImported(
  tx: PoolClient,
  services: Pick<Services, 'vault' | 'policies' | 'clock'>,
  to: { readonly region: string; readonly caseId: string; readonly journal: readonly Entry[] },
  added: readonly Entry[],
): Promise<void> {
  const { region, caseId, journal } = to
  const today = services.clock.today()
  await insertEntries(tx, services.vault, { region, caseId, after: journal.length }, added)
  const all = [...journal, ...added]
  const state = replay(all, services.policies, today)
  await writeProjections(tx, { region, today, book: services.policies }, [
    { caseId, journal: all, added, state },
  ])
  const payload = { caseId, entries: added.map((entry) => ({ id: entry.id, type: entry.type })) }
  await putOutbox(tx, { region, kind: 'entriesAppended', payload })
}
