import type { PoolClient } from 'pg'
import type { Vault } from '#server/crypto/vault.ts'
import { personPlace } from './create-person.ts'

/** A person's own facts, opened; the caller projects them for the reader's role before they leave the server. */
export type PersonIdentity = {
  readonly id: string
  readonly name: string
  readonly sex: 'male' | 'female' | 'unknown'
  readonly birthDate: string | null
  readonly birthYear: number | null
  readonly idNumber: string | null
  readonly phone: string | null
  readonly address: string | null
}

type Row = {
  readonly sex: 'male' | 'female' | 'unknown'
  readonly birth_year: number | null
  readonly name_sealed: Buffer
  readonly id_number_sealed: Buffer | null
  readonly phone_sealed: Buffer | null
  readonly address_sealed: Buffer | null
  readonly birth_date_sealed: Buffer | null
}

/** The person must be in scope or opened with the case (`app.person`); otherwise undefined. */
export async function findIdentity(
  tx: PoolClient,
  vault: Vault,
  region: string,
  id: string,
): Promise<PersonIdentity | undefined> {
  const { rows } = await tx.query<Row>({
    name: 'person-identity',
    text: `select sex, birth_year, name_sealed, id_number_sealed, phone_sealed, address_sealed, birth_date_sealed
      from person where region = $1 and id = $2`,
    values: [region, id],
  })
  const row = rows[0]
  if (!row) return undefined
  const open = (column: string, sealed: Buffer | null) =>
    sealed === null ? null : vault.open(personPlace(column, region, id), sealed)
  return {
    id,
    name: open('name', row.name_sealed) ?? '',
    sex: row.sex,
    birthDate: open('birth_date', row.birth_date_sealed),
    birthYear: row.birth_year,
    idNumber: open('id_number', row.id_number_sealed),
    phone: open('phone', row.phone_sealed),
    address: open('address', row.address_sealed),
  }
}

/** Opens the sealed name of a list row. */
export function openName(vault: Vault, region: string, personId: string, sealed: Buffer): string {
  return vault.open(personPlace('name', region, personId), sealed)
}

/** The name alone, where a page needs no more of a person. */
export async function findName(tx: PoolClient, vault: Vault, region: string, id: string): Promise<string> {
  const { rows } = await tx.query<{ name_sealed: Buffer }>({
    name: 'person-name',
    text: 'select name_sealed from person where region = $1 and id = $2',
    values: [region, id],
  })
  const row = rows[0]
  return row ? openName(vault, region, id, row.name_sealed) : ''
}
