import { createHash } from 'node:crypto'
import type { FilledForm } from '#core/forms/fill-form.ts'
import { sayDay } from '#core/forms/paper-words.ts'
import type { Vault } from '#server/crypto/vault.ts'
import type { Wording } from './read-forms.ts'
import { fontsOf, type PaperData } from './render-paper.ts'

/** What an issued paper keeps for ever: every value with the number, and the wording whole. */
export type Frozen = { readonly data: PaperData; readonly wording: Wording }

export function paperData(
  filled: FilledForm,
  head: {
    readonly number: string
    readonly today: string
    readonly draft: boolean
    readonly fontDir?: string | undefined
  },
): PaperData {
  const { number, today, draft, fontDir } = head
  return { ...filled.values, document: { number, on: sayDay(today) ?? '', draft, fonts: fontsOf(fontDir) } }
}

type Place = { readonly region: string; readonly id: string }

export function sealFrozen(vault: Vault, place: Place, frozen: Frozen): Buffer {
  return vault.seal(frozenPlace(place), JSON.stringify(frozen))
}

export function openFrozen(vault: Vault, place: Place, sealed: Buffer): Frozen {
  return JSON.parse(vault.open(frozenPlace(place), sealed)) as Frozen
}

function frozenPlace({ region, id }: Place): string {
  return `document.frozen:${region}/${id}`
}

export function sealVoidReason(vault: Vault, place: Place, reason: string): Buffer {
  return vault.seal(`document_void.reason:${place.region}/${place.id}`, reason)
}

export function openVoidReason(vault: Vault, place: Place, sealed: Buffer): string {
  return vault.open(`document_void.reason:${place.region}/${place.id}`, sealed)
}

export function hashOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
