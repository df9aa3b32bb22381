import type { PoolClient } from 'pg'
import { v7 } from 'uuid'
import type { ReleaseDraft } from '#core/release/release-draft.ts'
import { nextOf } from '#core/release/release-plan.ts'
import { type RosterReason, rosterReason } from '#core/roster/roster-reason.ts'
import { idNumberIndex } from '#server/orders/sealed-order.ts'
import type { Services } from '#server/services.ts'
import { levelsOf } from '#server/store/case-rows.ts'
import { createPerson } from '#server/store/create-person.ts'
import { findRegistered, nextFileNo, type RegisteredPerson } from '#server/store/order-lookup.ts'
import { findOpenReleases, insertRelease } from '#server/store/release-store.ts'
import { planOf } from './plan-of-release.ts'
import { sealFacts, sealReleaseName } from './sealed-release.ts'

export type ReleaseAuthor = {
  readonly user: string
  readonly org: string
  readonly region: string
  readonly rosterId?: string
}

const over = new Set(['terminated', 'convertedToIsolation', 'discharged'])

/** What the register of the release's own township says against each draft; nothing outside it is ever told. */
export async function checkReleases(
  tx: PoolClient,
  { vault }: Pick<Services, 'vault'>,
  region: string,
  drafts: readonly ReleaseDraft[],
): Promise<readonly (readonly RosterReason[])[]> {
  const answers: RosterReason[][] = drafts.map(() => [])
  const townships = new Set(drafts.map((d) => d.township))
  for (const township of townships) {
    const here = drafts.map((d, i) => ({ d, i })).filter(({ d }) => d.township === township)
    const indexes = here.map(({ d }) => idNumberIndex(vault, d.person.idNumber))
    const people = await findRegistered(tx, region, township, { idNumbers: indexes }, indexes.length + 50)
    const byIndex = new Map(people.map((p) => [p.id_number_index?.toString('hex'), p]))
    const open = await findOpenReleases(
      tx,
      region,
      people.map((p) => p.id),
    )
    const released = new Set(open.map((r) => r.person_id))
    for (const [n, { i }] of here.entries()) {
      const known = byIndex.get(indexes[n]?.toString('hex'))
      if (known) answers[i]?.push(...reasonsOf(known, released.has(known.id)))
    }
  }
  return answers
}

function reasonsOf(known: RegisteredPerson, released: boolean): RosterReason[] {
  if (released) return [rosterReason('releaseKnown', 'idNumber')]
  const open = known.cases.some((c) => !over.has(c.stage))
  return [...(open ? [rosterReason('openCase', 'idNumber')] : []), rosterReason('personKnown', 'idNumber')]
}

/**
 * Enters a release: the person already on file in its township, or a new one, and the first plan. What speaks against
 * it was asked before; one open release of a person is the database's own rule.
 */
export async function createRelease(
  tx: PoolClient,
  services: Services,
  draft: ReleaseDraft,
  by: ReleaseAuthor,
): Promise<string> {
  const { vault, clock } = services
  const { region } = by
  const id = v7()
  const today = clock.today()
  const personId = await personOf(tx, services, draft, region)
  const levels = levelsOf(draft.township)
  const known = {
    region,
    township: draft.township,
    release_on: draft.releaseOn,
    release_reason: draft.facts.releaseReason ?? null,
    expected: draft.expected,
    known_on: today,
    joined_on: null,
  }
  const next = nextOf(planOf(services, known, [], null))
  await insertRelease(tx, {
    ...levels,
    region,
    id,
    personId,
    name: sealReleaseName(vault, { region, id }, draft.person.name),
    sealed: sealFacts(vault, { region, id }, draft.facts),
    releaseOn: draft.releaseOn,
    expected: draft.expected,
    releaseReason: draft.facts.releaseReason ?? null,
    knownOn: today,
    next: next && { kind: next.kind, by: next.by },
    rosterId: by.rosterId ?? null,
    by,
    at: clock.now(),
  })
  return id
}

async function personOf(
  tx: PoolClient,
  services: Services,
  { person, township }: ReleaseDraft,
  region: string,
): Promise<string> {
  const index = idNumberIndex(services.vault, person.idNumber)
  const [known] = await findRegistered(tx, region, township, { idNumbers: [index] }, 1)
  if (known) return known.id
  const fileNo = await nextFileNo(tx, region, township, Number(services.clock.today().slice(0, 4)))
  const fresh = { id: v7(), region, fileNo, ...person }
  await createPerson(tx, services.vault, fresh, { place: township, station: null, worker: null })
  return fresh.id
}
