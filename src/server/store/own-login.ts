import type { PoolClient } from 'pg'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { notFound } from '#server/http/problem.ts'
import { type CaseKey, openCase } from './open-case.ts'
import { enter } from './with-user.ts'

export type OwnLogin = {
  readonly accountId: string
  readonly login: string
  readonly status: 'invited' | 'active' | 'disabled'
  readonly givenOn: PlainDate
}

type OwnCase = { readonly region: string; readonly case_id: string; readonly person_id: string }

/** The cases that an account reads as its own. Row security shows a person no other rows. */
export async function ownCases(tx: PoolClient, accountId: string): Promise<readonly OwnCase[]> {
  const { rows } = await tx.query<OwnCase>({
    name: 'own-cases',
    text: `select region, case_id, person_id from own_login where account_id = $1 and ended_on is null
      order by given_on desc, case_id`,
    values: [accountId],
  })
  return rows
}

/** Opens one own case for this transaction; another's is absent. */
export async function openOwnCase(tx: PoolClient, accountId: string, caseId: string): Promise<CaseKey> {
  const own = (await ownCases(tx, accountId)).find((c) => c.case_id === caseId)
  if (!own) throw notFound()
  await enter(tx, { case: own.case_id, person: own.person_id })
  return openCase(tx, caseId)
}

/** The login that reads this opened case as its own, where one was given. */
export async function findOwnLogin(tx: PoolClient, key: CaseKey): Promise<OwnLogin | undefined> {
  const { rows } = await tx.query<OwnLogin>({
    name: 'own-login',
    text: `select o.account_id as "accountId", a.login, a.status, o.given_on as "givenOn"
      from own_login o join account a on a.id = o.account_id
      where o.region = $1 and o.case_id = $2 and o.ended_on is null`,
    values: [key.region, key.caseId],
  })
  return rows[0]
}

export async function insertOwnLogin(
  tx: PoolClient,
  key: Pick<CaseKey, 'region' | 'caseId' | 'personId'>,
  given: { readonly accountId: string; readonly by: string | null; readonly on: PlainDate },
): Promise<void> {
  await tx.query(
    `insert into own_login (region, case_id, account_id, person_id, given_by, given_on) values ($1, $2, $3, $4, $5, $6)`,
    [key.region, key.caseId, given.accountId, key.personId, given.by, given.on],
  )
}

export async function endOwnLogin(
  tx: PoolClient,
  key: CaseKey,
  ended: { readonly by: string; readonly on: PlainDate },
): Promise<void> {
  await tx.query(
    `update own_login set ended_by = $3, ended_on = $4 where region = $1 and case_id = $2 and ended_on is null`,
    [key.region, key.caseId, ended.by, ended.on],
  )
}

/** Where the person turns to: the station, or the township where none is named. */
export async function findOffice(
  tx: PoolClient,
  key: CaseKey,
  townshipName: string,
): Promise<{ name: string; phone: string | null; address: string | null }> {
  const { rows } = await tx.query<{ name: string; phone: string | null; address: string | null }>({
    name: 'own-office',
    text: 'select name, phone, address from organisation where id = $1',
    values: [key.station],
  })
  return rows[0] ?? { name: townshipName, phone: null, address: null }
}

/** For the demonstration: the running case of a worker with the most on its file becomes this account's own. */
export async function giveBusiestCase(
  tx: PoolClient,
  region: string,
  workerId: string,
  given: { readonly accountId: string; readonly by: string; readonly on: PlainDate },
): Promise<void> {
  const { rows } = await tx.query<{ case_id: string; person_id: string }>(
    `select case_id, person_id from case_state where region = $1 and worker_id = $2 and stage = 'inForce'
     order by seq desc, case_id limit 1`,
    [region, workerId],
  )
  const [found] = rows
  if (found) await insertOwnLogin(tx, { region, caseId: found.case_id, personId: found.person_id }, given)
}
