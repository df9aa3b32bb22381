import type { PoolClient } from 'pg'
import { v7 } from 'uuid'
import { type RosterReason, rosterReason } from '#core/roster/roster-reason.ts'
import type { PickKind } from '#core/screening/screening-codes.ts'
import type { ScreeningDraft } from '#core/screening/screening-draft.ts'
import { idNumberIndex } from '#server/orders/sealed-order.ts'
import type { Services } from '#server/services.ts'
import { levelsOf } from '#server/store/case-rows.ts'
import { personPlace } from '#server/store/create-person.ts'
import { findCase } from '#server/store/open-case.ts'
import { findRegistered, type RegisteredPerson } from '#server/store/order-lookup.ts'
import { insertLines, listedNumbers, type NewLine } from '#server/store/screening-lines.ts'
import { type PickFind, pickPeople } from '#server/store/screening-pick.ts'
import { sealLine } from './sealed-screening.ts'

type Of = { readonly region: string; readonly screeningId: string }

const over = new Set(['terminated', 'convertedToIsolation', 'discharged'])
const mostPicked = 2000

/** Who of these is on the screening already. */
export async function checkLines(
  tx: PoolClient,
  { vault }: Pick<Services, 'vault'>,
  of: Of,
  drafts: readonly ScreeningDraft[],
): Promise<readonly (readonly RosterReason[])[]> {
  const indexes = drafts.map((d) => idNumberIndex(vault, d.idNumber))
  const listed = await listedNumbers(tx, of.region, of.screeningId, indexes)
  return indexes.map((i) => (listed.has(i.toString('hex')) ? [rosterReason('lineKnown', 'idNumber')] : []))
}

/** Adds people from a list or by hand; whoever is on file in the township keeps file, station and worker. */
export async function addDrafts(
  tx: PoolClient,
  services: Pick<Services, 'vault'>,
  of: Of,
  drafts: readonly ScreeningDraft[],
  from: { readonly source: 'list' | 'hand'; readonly rosterId?: string },
): Promise<string[]> {
  const lines: NewLine[] = []
  for (const township of new Set(drafts.map((d) => d.township))) {
    const here = drafts.filter((d) => d.township === township)
    const known = await knownPeople(tx, services, of.region, township, here)
    for (const draft of here)
      lines.push(await lineOf(tx, services, of, draft, known.get(indexOf(services, draft)), from))
  }
  return insertLines(tx, of, lines)
}

function indexOf({ vault }: Pick<Services, 'vault'>, draft: ScreeningDraft): string {
  return idNumberIndex(vault, draft.idNumber).toString('hex')
}

async function knownPeople(
  tx: PoolClient,
  { vault }: Pick<Services, 'vault'>,
  region: string,
  township: string,
  drafts: readonly ScreeningDraft[],
): Promise<Map<string, RegisteredPerson>> {
  const indexes = drafts.map((d) => idNumberIndex(vault, d.idNumber))
  const people = await findRegistered(tx, region, township, { idNumbers: indexes }, indexes.length + 50)
  return new Map(people.map((p) => [p.id_number_index?.toString('hex') ?? '', p]))
}

async function lineOf(
  tx: PoolClient,
  { vault }: Pick<Services, 'vault'>,
  of: Of,
  draft: ScreeningDraft,
  known: RegisteredPerson | undefined,
  from: { readonly source: 'list' | 'hand'; readonly rosterId?: string },
): Promise<NewLine> {
  const id = v7()
  const { name, township, ...facts } = draft
  const open = known?.cases.find((c) => !over.has(c.stage)) ?? known?.cases.at(-1)
  const key = open ? await findCase(tx, open.caseId) : undefined
  return {
    ...levelsOf(township),
    ...sealLine(vault, { region: of.region, screening_id: of.screeningId, id }, name, facts),
    id,
    personId: known?.id ?? null,
    caseId: open?.caseId ?? null,
    idNumber: idNumberIndex(vault, draft.idNumber),
    source: from.source,
    picked: [],
    station: key?.station ?? null,
    worker: key?.worker ?? null,
    rosterId: from.rosterId ?? null,
  }
}

/** Adds whom the register itself names; each goes to who carries the case. Answers how many were added. */
export async function addPicked(
  tx: PoolClient,
  { vault }: Pick<Services, 'vault'>,
  find: PickFind,
  kinds: readonly PickKind[],
  region: string,
): Promise<number> {
  const people = await pickPeople(tx, find, kinds, mostPicked)
  const lines = people.map((p): NewLine => {
    const id = v7()
    const line = { region, screening_id: find.screeningId, id }
    const name = vault.open(personPlace('name', p.region, p.person_id), p.name_sealed)
    return {
      province: p.province,
      city: p.city,
      county: p.county,
      township: p.township,
      ...sealLine(vault, line, name, {}),
      id,
      personId: p.person_id,
      caseId: p.case_id,
      idNumber: p.id_number_index,
      source: 'picked',
      picked: p.why,
      station: p.station_id,
      worker: p.worker_id,
      rosterId: null,
    }
  })
  return (await insertLines(tx, { region, screeningId: find.screeningId }, lines)).length
}
