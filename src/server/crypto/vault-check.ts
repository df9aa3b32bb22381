import type { Pool } from 'pg'
import type { Vault } from './vault.ts'

const place = 'instance.value:vault'
const sentence = 'these keys belong to this database'

/**
 * Keeps one sealed sentence in the database and opens it at every start: a lost or exchanged key ring is noticed before
 * anything is written that the old keys could not read.
 */
export async function checkVault(job: Pool, vault: Vault): Promise<void> {
  await job.query(`insert into instance (name, value) values ('vault', $1) on conflict (name) do nothing`, [
    vault.seal(place, sentence),
  ])
  const { rows } = await job.query<{ value: Buffer }>(`select value from instance where name = 'vault'`)
  try {
    if (rows[0] && vault.open(place, rows[0].value) === sentence) return
  } catch {
    // Falls through to the one message that helps.
  }
  throw new Error(
    'The keys do not fit this database. Put back the keys it was made with (DATA_DIR/keys/keys.json or TONGXING_KEYS): ' +
      'names and records can not be read without them, and nothing can restore them.',
  )
}
