import { readSearchText } from '#core/people/search-text.ts'
import { searchTokens } from '#server/crypto/name-tokens.ts'
import type { Vault } from '#server/crypto/vault.ts'
import type { TextMatch } from '#server/store/people-search.ts'

/** Turns a search text into keyed hashes; undefined for an empty one, no readings for one that can match nobody. */
export function matchOf(vault: Vault, text: string | undefined): TextMatch | undefined {
  if (!text?.trim()) return undefined
  const reading = readSearchText(text)
  const tokens = reading.name ? searchTokens(vault, reading.name) : []
  return {
    ...(tokens.length > 0 ? { nameTokens: tokens } : {}),
    ...(reading.phoneTail ? { phoneTail: vault.index('phoneTail', reading.phoneTail) } : {}),
    ...(reading.phone ? { phone: vault.index('phone', reading.phone) } : {}),
    ...(reading.idNumber ? { idNumber: vault.index('idNumber', reading.idNumber) } : {}),
    ...(reading.fileNo ? { fileNo: reading.fileNo } : {}),
  }
}
