import type { Pool } from 'pg'
import { keepInstanceValue } from '#server/store/instance-store.ts'
import type { Vault } from './vault.ts'

const place = 'instance.value:vault'
const sentence = 'these keys belong to this database'

/**
 * Keeps one sealed sentence in the database and opens it at every start: a lost or exchanged key ring is noticed before
 * anything is written that the old keys could not read.
 */
export async function checkVault(job: Pool, vault: Vault): Promise<void> {
  const kept = await keepInstanceValue(job, 'vault', vault.seal(place, sentence))
  try {
    if (vault.open(place, kept) === sentence) return
  } catch {
    // Falls through to the one message that helps.
  }
  throw new Error(
    'The keys do not fit this database. Put back the keys it was made with (DATA_DIR/keys/keys.json or TONGXING_KEYS): ' +
      'names and records can not be read without them, and nothing can restore them.',
  )
}
