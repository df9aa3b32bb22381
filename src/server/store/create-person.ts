import type { PoolClient } from 'pg'
import type { AreaCode } from '#core/shared/area.ts'
import { nameTokens } from '#server/crypto/name-tokens.ts'
import type { Vault } from '#server/crypto/vault.ts'
import type { NewCase, NewPerson } from './bulk-case.ts'
import { levelsOf } from './case-rows.ts'
import { enter } from './with-user.ts'

/** Who holds a new person or case: must lie in the writer's own scope, or row security refuses the row. */
export type Holder = {
  readonly place: AreaCode
  readonly station: string | null
  readonly worker: string | null
}

/** The sealed and indexed columns of a person; every place of a ciphertext is `person.<column>:<region>/<id>`. */
export function personColumns(vault: Vault, person: NewPerson): Record<string, unknown> {
  const seal = (column: string, text: string | undefined) =>
    text === undefined || text === '' ? null : vault.seal(personPlace(column, person.region, person.id), text)
  const phone = person.phone?.replace(/\D/g, '')
  return {
    region: person.region,
    id: person.id,
    file_no: person.fileNo,
    name_sealed: vault.seal(personPlace('name', person.region, person.id), person.name),
    id_number_sealed: seal('id_number', person.idNumber),
    phone_sealed: seal('phone', person.phone),
    address_sealed: seal('address', person.address),
    birth_date_sealed: seal('birth_date', person.birthDate),
    sex: person.sex,
    birth_year: person.birthDate ? Number(person.birthDate.slice(0, 4)) : null,
    name_tokens: nameTokens(vault, person.name),
    id_number_index: person.idNumber ? vault.index('idNumber', person.idNumber.toUpperCase()) : null,
    phone_index: phone ? vault.index('phone', phone) : null,
    phone_tail_index: phone ? vault.index('phoneTail', phone.slice(-4)) : null,
  }
}

/** Where a person's field is sealed: `name`, `id_number`, `phone`, `address`, `birth_date`. */
export function personPlace(column: string, region: string, id: string): string {
  return `person.${column}:${region}/${id}`
}

export async function createPerson(
  tx: PoolClient,
  vault: Vault,
  person: NewPerson,
  holder: Holder,
): Promise<void> {
  await enter(tx, { person: person.id })
  await insertRow(tx, 'person', { ...personColumns(vault, person), ...holderColumns(holder) })
}

/** Makes the file and its first, empty state; the order itself follows as the first entry through `appendEntries`. */
export async function createCase(
  tx: PoolClient,
  file: NewCase,
  holder: Omit<Holder, 'place'>,
  today: string,
): Promise<void> {
  const held = holderColumns({ ...holder, place: file.place })
  await enter(tx, { case: file.id })
  await insertRow(tx, 'case_file', { ...caseFileColumns(file), ...held })
  await insertRow(tx, 'case_state', { ...emptyState(file, today), ...held })
}

export function caseFileColumns(file: NewCase): Record<string, unknown> {
  return {
    region: file.region,
    id: file.id,
    person_id: file.personId,
    file_no: file.fileNo,
    measure: file.measure,
    organ: file.organ,
    document_no: file.documentNo,
  }
}

function emptyState(file: NewCase, today: string): Record<string, unknown> {
  return {
    region: file.region,
    case_id: file.id,
    person_id: file.personId,
    file_no: file.fileNo,
    measure: file.measure,
    stage: 'ordered',
    custody: 'free',
    contact: 'inTouch',
    handover: 'none',
    report_in_status: 'notServed',
    agreement_current: false,
    as_of: today,
    seq: 0,
  }
}

export function holderColumns(holder: Holder): Record<string, unknown> {
  return { ...levelsOf(holder.place), station_id: holder.station, worker_id: holder.worker }
}

/** Table and column names come from this file only; values are parameters. */
async function insertRow(tx: PoolClient, table: string, row: Record<string, unknown>): Promise<void> {
  const names = Object.keys(row)
  await tx.query({
    name: `insert-${table}`,
    text: `insert into ${table} (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    values: Object.values(row),
  })
}
