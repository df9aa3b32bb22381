import type { PoolClient } from 'pg'
import type { Entry } from '#core/journal/entry.ts'
import type { Vault } from '#server/crypto/vault.ts'
import { type JournalRow, openEntry, sealEntry } from './journal-rows.ts'

const columns = 'id, type, on_day, recorded_at, by_user, by_role, by_org, confidentiality, data, secret'

/** The whole journal of an opened case in the order of writing: entry number n is at index n − 1. */
export async function loadJournal(
  tx: PoolClient,
  vault: Vault,
  region: string,
  caseId: string,
): Promise<readonly Entry[]> {
  const { rows } = await tx.query<JournalRow>({
    name: 'journal-load',
    text: `select ${columns} from journal where region = $1 and case_id = $2 order by seq`,
    values: [region, caseId],
  })
  return rows.map((row) => openEntry(vault, region, caseId, row))
}

/** Journals of many cases of one region at once, for jobs. */
export async function loadJournals(
  tx: PoolClient,
  vault: Vault,
  region: string,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Entry[]>> {
  const { rows } = await tx.query<JournalRow & { case_id: string }>({
    name: 'journals-load',
    text: `select case_id, ${columns} from journal where region = $1 and case_id = any($2) order by case_id, seq`,
    values: [region, caseIds],
  })
  const journals = new Map<string, Entry[]>(caseIds.map((id) => [id, []]))
  for (const row of rows) journals.get(row.case_id)?.push(openEntry(vault, region, row.case_id, row))
  return journals
}

const insertSql = `
  insert into journal (region, case_id, seq, ${columns})
  select $1, $2, r.seq, r.id, r.type, r.on_day, r.recorded_at, r.by_user, r.by_role, r.by_org, r.confidentiality, r.data,
    decode(r.secret, 'base64')
  from jsonb_to_recordset($3::jsonb) as r(seq int, id text, type text, on_day date, recorded_at timestamptz, by_user text,
    by_role text, by_org text, confidentiality text, data jsonb, secret text)`

/** Writes entries as rows `after + 1` and on. A unique violation means that someone else wrote that number first. */
export async function insertEntries(
  tx: PoolClient,
  vault: Vault,
  place: { readonly region: string; readonly caseId: string; readonly after: number },
  entries: readonly Entry[],
): Promise<void> {
  const rows = entries.map((entry, i) => {
    const row = sealEntry(vault, place.region, entry)
    return { ...row, seq: place.after + i + 1, secret: row.secret?.toString('base64') ?? null }
  })
  await tx.query({
    name: 'journal-insert',
    text: insertSql,
    values: [place.region, place.caseId, JSON.stringify(rows)],
  })
}
