import type { PoolClient } from 'pg'
import type { MessageState } from '#core/message/message-state.ts'
import type { MessageKind } from '#core/message/templates.ts'
import type { Vault } from '#server/crypto/vault.ts'
import type { Levels } from './case-rows.ts'

type Place = { readonly region: string; readonly id: string }

const phonePlace = ({ region, id }: Place) => `message.phone:${region}/${id}`
const textPlace = ({ region, id }: Place) => `message.text:${region}/${id}`

export type NewMessage = Levels & {
  readonly region: string
  readonly caseId: string
  readonly id: string
  readonly kind: MessageKind
  readonly phone: string
  readonly text: string
  readonly nextAt: string
  readonly entryId: string | null
  readonly by: string
  readonly org: string
  readonly at: string
}

export async function insertMessage(tx: PoolClient, vault: Vault, m: NewMessage): Promise<void> {
  await tx.query({
    name: 'message-insert',
    text: `insert into message (region, case_id, id, kind, phone_sealed, text_sealed, state, next_at, entry_id, by_user,
        by_org, queued_at, province, city, county, township)
      values ($1, $2, $3, $4, $5, $6, 'queued', $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    values: [
      ...[m.region, m.caseId, m.id, m.kind],
      ...[vault.seal(phonePlace(m), m.phone), vault.seal(textPlace(m), m.text)],
      ...[m.nextAt, m.entryId, m.by, m.org, m.at, m.province, m.city, m.county, m.township],
    ],
  })
}

/**
 * Takes a waiting message back in the opened case. One that is being handed over at this moment (its lease runs) is
 * left alone: nobody knows whether the gateway has it. Answers the entry that said it was sent, or undefined.
 */
export async function cancelMessage(
  tx: PoolClient,
  m: Place & { readonly caseId: string; readonly at: string; readonly leaseSeconds: number },
): Promise<{ readonly entryId: string | null } | undefined> {
  const { rows } = await tx.query<{ entryId: string | null }>({
    name: 'message-cancel',
    text: `update message set state = 'cancelled', settled_at = $4
      where region = $1 and case_id = $2 and id = $3 and state = 'queued'
        and (tries = 0 or next_at > $4::timestamptz + make_interval(secs => $5))
      returning entry_id as "entryId"`,
    values: [m.region, m.caseId, m.id, m.at, m.leaseSeconds],
  })
  return rows[0]
}

export type MessageOfCase = {
  readonly id: string
  readonly kind: string
  readonly text: string
  readonly phone: string
  readonly state: MessageState
  readonly fault: string | null
  readonly tries: number
  readonly queuedAt: string
  readonly nextAt: string
  readonly settledAt: string | null
  readonly byName: string | null
}

/** Messages of an opened case, newest first. */
export async function messagesOfCase(
  tx: PoolClient,
  vault: Vault,
  { region, caseId }: { readonly region: string; readonly caseId: string },
): Promise<MessageOfCase[]> {
  type Row = Omit<MessageOfCase, 'text' | 'phone'> & { phone_sealed: Buffer; text_sealed: Buffer }
  const { rows } = await tx.query<Row>({
    name: 'messages-of-case',
    text: `select m.id, m.kind, m.state, m.fault, m.tries, m.queued_at as "queuedAt", m.next_at as "nextAt",
        m.settled_at as "settledAt", m.phone_sealed, m.text_sealed,
        (select a.name from account a where a.id = m.by_user) as "byName"
      from message m where m.region = $1 and m.case_id = $2 order by m.id desc limit 50`,
    values: [region, caseId],
  })
  return rows.map(({ phone_sealed, text_sealed, ...m }) => ({
    ...m,
    phone: vault.open(phonePlace({ region, id: m.id }), phone_sealed),
    text: vault.open(textPlace({ region, id: m.id }), text_sealed),
  }))
}

export type DueMessage = {
  readonly region: string
  readonly caseId: string
  readonly id: string
  readonly kind: string
  readonly tries: number
  readonly phone: string
  readonly text: string
  /** The matter is settled: the person has reported in meanwhile. */
  readonly pointless: boolean
}

/**
 * Takes the next message that is due in these regions and counts the try. It is taken for `leaseSeconds`: a process that
 * dies meanwhile leaves it to be taken again, under the same id, so that a gateway can tell that it is the same one.
 */
export async function takeDue(
  tx: PoolClient,
  vault: Vault,
  now: string,
  leaseSeconds: number,
): Promise<DueMessage | undefined> {
  type Row = Omit<DueMessage, 'phone' | 'text'> & { phone_sealed: Buffer; text_sealed: Buffer }
  const { rows } = await tx.query<Row>({
    name: 'message-take',
    text: `with due as (select region, case_id, id from message where state = 'queued' and next_at <= $1::timestamptz
        order by next_at, id limit 1 for update skip locked)
      update message m set tries = m.tries + 1, next_at = $1::timestamptz + make_interval(secs => $2)
      from due join case_state s on s.region = due.region and s.case_id = due.case_id
      where m.region = due.region and m.case_id = due.case_id and m.id = due.id
      returning m.region, m.case_id as "caseId", m.id, m.kind, m.tries, m.phone_sealed, m.text_sealed,
        (m.kind like 'reportIn%' and s.reported_on is not null) as pointless`,
    values: [now, leaseSeconds],
  })
  const row = rows[0]
  if (!row) return undefined
  const { phone_sealed, text_sealed, ...message } = row
  const place = { region: row.region, id: row.id }
  const phone = vault.open(phonePlace(place), phone_sealed)
  return { ...message, phone, text: vault.open(textPlace(place), text_sealed) }
}

/** Puts a message that was not handed over back for a later try. */
export async function putBack(
  tx: PoolClient,
  m: Place & { readonly caseId: string },
  again: { readonly at: string; readonly fault: string },
): Promise<void> {
  await tx.query({
    name: 'message-put-back',
    text: `update message set next_at = $4, fault = $5
      where region = $1 and case_id = $2 and id = $3 and state = 'queued'`,
    values: [m.region, m.caseId, m.id, again.at, again.fault],
  })
}

/** Moves a message on; one that is settled already stays as it is. False where nothing was moved. */
export async function moveMessage(
  tx: PoolClient,
  m: Place,
  to: {
    readonly state: Exclude<MessageState, 'queued'>
    readonly at: string
    readonly providerRef?: string | undefined
    readonly fault?: string | undefined
  },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'message-move',
    text: `update message set state = $3, provider_ref = coalesce($5, provider_ref), fault = $6,
        handed_at = case when $3 in ('handedOver', 'delivered') then coalesce(handed_at, $4::timestamptz) else handed_at end,
        settled_at = case when $3 = 'handedOver' then null else $4::timestamptz end
      where region = $1 and id = $2 and state in ('queued', 'handedOver') and state <> $3`,
    values: [m.region, m.id, to.state, to.at, to.providerRef ?? null, to.fault ?? null],
  })
  return rowCount === 1
}

export async function listStuckMessages(tx: PoolClient, now: string): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>({
    name: 'messages-stuck',
    text: `select id from message where state = 'queued' and next_at < $1::timestamptz - interval '1 day' order by id limit 100`,
    values: [now],
  })
  return rows.map((row) => row.id)
}
