import { createOrder } from '#contract/order-contract.ts'
import type { Role } from '#core/access/roles.ts'
import { withClient } from '#server/database/pool.ts'
import { assignCase } from '#server/store/assign-case.ts'
import { unrealId } from '#test/orders/order-world.ts'
import { as, townships } from '#test/support/lives.ts'
import type { Client, TestServer } from '#test/support/server.ts'

export type Offices = {
  readonly worker: Client
  readonly head: Client
  readonly office: Client
  readonly police: Client
}

/** Stations that can be found and called, and the people who work in the first township. */
export async function openOffices(server: TestServer): Promise<Offices> {
  await withClient(server.services.admin, (c) =>
    c.query(`update organisation set phone = '000-00001234', address = '湖滨路12号' where kind = 'station';
      insert into organisation (id, kind, name, area) values ('office-1', 'townshipOffice', '一镇社戒社康办', '329801001'),
        ('police-1', 'police', '一区分局', '329801')`),
  )
  const [area] = townships
  const enter = async (role: Role, org: string, name: string, where: string = area) => {
    const client = await server.signIn({ role, org, area: where, name })
    await withClient(server.services.admin, (c) =>
      c.query('insert into staff (id, org_id, name, account_id) values ($1, $2, $3, $1)', [
        client.account,
        org,
        name,
      ]),
    )
    return client
  }
  return {
    worker: await enter('worker', 'station-1', '王社工'),
    head: await enter('stationHead', 'station-1', '李站长'),
    office: await enter('townshipOffice', 'office-1', '赵办事员'),
    police: await enter('policeLiaison', 'police-1', '钱警官', '329801'),
  }
}

/** A case of the worker whose person has not reported in; `servedOn` null where the order is not served. */
export async function awaiting(
  server: TestServer,
  { office, worker }: Pick<Offices, 'office' | 'worker'>,
  n: number,
  given: {
    servedOn?: string | null
    measure?: 'communityDetox' | 'communityRehab'
    phone?: string | null
    name?: string
  } = {},
): Promise<string> {
  const { servedOn = '2025-06-03', measure = 'communityDetox', phone = `1000000${1000 + n}` } = given
  const draft = {
    person: {
      name: given.name ?? `测试${n}`,
      sex: 'male',
      idKind: 'other',
      idNumber: unrealId(n),
      birthDate: '1990-01-01',
      ...(phone === null ? {} : { phone }),
    },
    order: {
      measure,
      organ: '同行市公安局一区分局',
      organLevel: 'county',
      documentNo: `同公社戒决字〔2025〕${n}号`,
      decidedOn: '2025-05-30',
      executionPlace: townships[0],
      venue: 'hukou',
      ...(measure === 'communityRehab' ? { termMonths: 36 } : {}),
    },
    service: servedOn === null ? {} : { servedOn, way: 'direct' },
  }
  const made = await office.call(createOrder, { body: { draft, warnings: true } })
  const caseId = made.body?.caseId
  if (!caseId) throw new Error(made.text)
  await as(server.services, { id: office.account, role: 'townshipOffice', org: 'office-1' }, (tx) =>
    assignCase(tx, server.services, {
      caseId,
      station: 'station-1',
      worker: worker.account,
      from: '2025-06-01',
      by: office.account,
    }),
  )
  return caseId
}
