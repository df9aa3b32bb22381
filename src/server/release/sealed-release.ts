import { ReleaseFacts } from '#core/release/release-draft.ts'
import { type Step, StepData } from '#core/release/release-step.ts'
import type { Vault } from '#server/crypto/vault.ts'
import type { StoredStep } from '#server/store/release-moves.ts'

type Place = { readonly region: string; readonly id: string }

const namePlace = (p: Place) => `release.name:${p.region}/${p.id}`
const factsPlace = (p: Place) => `release.sealed:${p.region}/${p.id}`
const stepPlace = (region: string, releaseId: string, id: string) =>
  `release_step.sealed:${region}/${releaseId}/${id}`

export function sealReleaseName(vault: Vault, place: Place, name: string): Buffer {
  return vault.seal(namePlace(place), name)
}

export function openReleaseName(vault: Vault, row: Place & { readonly name_sealed: Buffer }): string {
  return vault.open(namePlace(row), row.name_sealed)
}

export function sealFacts(vault: Vault, place: Place, facts: ReleaseFacts): Buffer {
  return vault.seal(factsPlace(place), JSON.stringify(facts))
}

export function openFacts(vault: Vault, row: Place & { readonly sealed: Buffer }): ReleaseFacts {
  return ReleaseFacts.parse(JSON.parse(vault.open(factsPlace(row), row.sealed)))
}

export function sealStep(vault: Vault, release: Place, id: string, data: StepData): Buffer {
  return vault.seal(stepPlace(release.region, release.id, id), JSON.stringify(data))
}

export function openStep(vault: Vault, release: Place, step: StoredStep): Step {
  const data = StepData.parse(
    JSON.parse(vault.open(stepPlace(release.region, release.id, step.id), step.sealed)),
  )
  return { id: step.id, kind: step.kind, on: step.on_day, data }
}
