import type { PoolClient } from 'pg'
import type { BodyKind } from '#core/agreement/signer-kinds.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { Vault } from '#server/crypto/vault.ts'

export type BodyRow = {
  readonly id: string
  readonly region: string
  readonly township: string
  readonly kind: BodyKind
  readonly name: string
  readonly contact: string | null
  readonly from: PlainDate
  readonly to: PlainDate | null
}

const columns = `id, region, township, kind, name, contact_sealed, from_day as "from", to_day as "to"`

/** Bodies of a township, those that may still be appointed first. */
export async function listBodies(
  tx: PoolClient,
  vault: Vault,
  township: string,
): Promise<readonly BodyRow[]> {
  const { rows } = await tx.query<BodyRow & { contact_sealed: Buffer | null }>({
    name: 'agreement-bodies',
    text: `select ${columns} from agreement_body where region = $1 and township = $2
      order by to_day is not null, name, id limit 500`,
    values: [township.slice(0, 4), township],
  })
  return rows.map(({ contact_sealed, ...row }) => ({
    ...row,
    contact: contact_sealed === null ? null : vault.open(contactPlace(row.region, row.id), contact_sealed),
  }))
}

export async function insertBody(
  tx: PoolClient,
  vault: Vault,
  body: Omit<BodyRow, 'to' | 'region'> & { readonly by: string; readonly at: string },
): Promise<void> {
  const region = body.township.slice(0, 4)
  const contact = body.contact === null ? null : vault.seal(contactPlace(region, body.id), body.contact)
  await tx.query({
    name: 'agreement-body-insert',
    text: `insert into agreement_body (region, id, township, kind, name, contact_sealed, from_day, by_user, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [region, body.id, body.township, body.kind, body.name, contact, body.from, body.by, body.at],
  })
}

/** False where the body is not in this township's register or has ended already. */
export async function endBody(
  tx: PoolClient,
  body: { readonly township: string; readonly id: string; readonly to: PlainDate },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'agreement-body-end',
    text: `update agreement_body set to_day = $4
      where region = $1 and township = $2 and id = $3 and to_day is null and from_day <= $4::date`,
    values: [body.township.slice(0, 4), body.township, body.id, body.to],
  })
  return rowCount === 1
}

function contactPlace(region: string, id: string): string {
  return `agreement_body.contact:${region}/${id}`
}
