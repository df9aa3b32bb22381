import { z } from 'zod'
import type { Vault } from '#server/crypto/vault.ts'

/** What stands sealed on a line besides the name. */
const LineFacts = z.object({
  idNumber: z.string().optional(),
  phone: z.string().optional(),
  address: z.string().optional(),
  remark: z.string().optional(),
})
export type LineFacts = z.output<typeof LineFacts>

const OutcomeWords = z.object({ where: z.string().optional(), text: z.string().optional() })
export type OutcomeWords = z.output<typeof OutcomeWords>

type Line = { readonly region: string; readonly screening_id: string; readonly id: string }

const place = (column: string, l: Line) => `screening_line.${column}:${l.region}/${l.screening_id}/${l.id}`
const outcomePlace = (l: Line, id: string) =>
  `screening_outcome.sealed:${l.region}/${l.screening_id}/${l.id}/${id}`

export function sealLine(
  vault: Vault,
  line: Line,
  name: string,
  facts: LineFacts,
): { readonly name: Buffer; readonly sealed: Buffer } {
  return {
    name: vault.seal(place('name', line), name),
    sealed: vault.seal(place('sealed', line), JSON.stringify(facts)),
  }
}

export function openLineName(vault: Vault, line: Line & { readonly name_sealed: Buffer }): string {
  return vault.open(place('name', line), line.name_sealed)
}

export function openLineFacts(vault: Vault, line: Line & { readonly sealed: Buffer }): LineFacts {
  return LineFacts.parse(JSON.parse(vault.open(place('sealed', line), line.sealed)))
}

export function sealOutcome(vault: Vault, line: Line, id: string, words: OutcomeWords): Buffer {
  return vault.seal(outcomePlace(line, id), JSON.stringify(words))
}

export function openOutcome(vault: Vault, line: Line, id: string, sealed: Buffer): OutcomeWords {
  return OutcomeWords.parse(JSON.parse(vault.open(outcomePlace(line, id), sealed)))
}
