import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptOrders, listImportRows, listWaitingOrders, sendOrders } from '#contract/order-contract.ts'
import { withClient } from '#server/database/pool.ts'
import { acceptOrder } from '#server/orders/accept-orders.ts'
import { startOrderWork } from '#server/orders/order-work.ts'
import { attemptOne, takeMarked } from '#server/store/order-row-moves.ts'
import { withRegions } from '#server/store/with-user.ts'
import { foundCity, region, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'
import { line, orderBook, untilImport, uploaded } from './order-world.ts'

let server: TestServer
let police: Client
let office: Client

beforeAll(async () => {
  server = await startServer({ today: '2025-06-02' })
  await foundCity(server.services)
  police = await server.signIn({ role: 'policeLiaison', org: 'police-1', area: '329801' })
  office = await server.signIn({ role: 'townshipOffice', org: 'office-1', area: townships[0] })
})
afterAll(() => server.close())

const count = (table: string, where = 'true') =>
  withClient(server.services.admin, async (c) => {
    const { rows } = await c.query<{ n: number }>(`select count(*)::int as n from ${table} where ${where}`)
    return rows[0]?.n ?? 0
  })

test('many orders are accepted behind, in chunks, each whole', async () => {
  const list = await uploaded(
    server,
    police,
    await orderBook(Array.from({ length: 60 }, (_, i) => line(100 + i))),
  )
  await police.call(sendOrders, { params: { importId: list.id }, body: { warnings: true } })
  const accepted = await office.call(acceptOrders, { body: { rows: 'all', stationId: 'station-1' } })
  expect(accepted.body).toMatchObject({ accepted: 0, accepting: 60 })
  await untilImport(police, list.id, (i) => i.statuses.accepted === 60)
  expect(await count('case_file')).toBe(60)
  expect(await count('journal', `type = 'orderIssued'`)).toBe(60)
  expect(await count('case_state', `station_id = 'station-1' and stage = 'awaitingReport'`)).toBe(60)
  const { rows } = (await police.call(listImportRows, { params: { importId: list.id } })).body
  expect(new Set(rows.map((r) => r.caseId)).size).toBe(rows.length)
})

test('a connection that breaks in the middle leaves nothing half, and the work goes on from there', async () => {
  const before = await count('case_file')
  const list = await uploaded(
    server,
    police,
    await orderBook(Array.from({ length: 50 }, (_, i) => line(200 + i))),
  )
  await police.call(sendOrders, { params: { importId: list.id }, body: { warnings: true } })
  // the work that the upload began comes to rest first
  await startOrderWork(server.services, region)
  // marked as the request marks them, with nobody working on them yet
  await withClient(server.services.admin, (c) =>
    c.query(
      `update order_import_row set status = 'accepting', act_by = $1, act_role = 'townshipOffice', act_org = 'office-1'
        where import_id = $2 and status = 'waiting'`,
      [office.account, list.id],
    ),
  )
  const broken = withRegions(server.services.job, [region], async (tx) => {
    const rows = await takeMarked(tx, region, 'accepting', 25)
    for (const row of rows.slice(0, 10)) await acceptOrder(tx, server.services, row)
    const { rows: me } = await tx.query<{ pid: number }>('select pg_backend_pid() as pid')
    await withClient(server.services.admin, (c) => c.query('select pg_terminate_backend($1)', [me[0]?.pid]))
    await tx.query('select 1')
  })
  await expect(broken).rejects.toThrow()
  expect(await count('case_file')).toBe(before)
  expect(await count('order_import_row', `status = 'accepting'`)).toBe(50)
  await startOrderWork(server.services, region)
  await untilImport(police, list.id, (i) => i.statuses.accepted === 50)
  expect(await count('case_file')).toBe(before + 50)
  expect(await count('journal', `type = 'orderIssued'`)).toBe(before + 50)
})

test('one order that can not be accepted goes back to waiting and holds up no other', async () => {
  const list = await uploaded(server, police, await orderBook([line(301), line(302)]))
  await police.call(sendOrders, { params: { importId: list.id }, body: { warnings: true } })
  await withRegions(server.services.job, [region], async (tx) => {
    const error = await attemptOne(tx, () => tx.query('select 1 / 0'))
    expect(String(error)).toContain('division by zero')
    expect((await tx.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })
  const { waiting } = (await office.call(listWaitingOrders)).body
  expect(waiting).toBe(2)
})

test('a list whose reader died is read from its beginning by the next one', async () => {
  const book = await orderBook(Array.from({ length: 30 }, (_, i) => line(400 + i)))
  const list = await uploaded(server, police, book)
  // as a dead reader leaves it: claimed long ago, half its rows there
  const { vault } = server.services
  const place = `order_import.content:${region}/${list.id}`
  await withClient(server.services.admin, async (c) => {
    await c.query(
      `update order_import set status = 'reading', claimed_at = now() - interval '1 hour', content_sealed = $1 where id = $2`,
      [vault.seal(place, book.toString('base64')), list.id],
    )
    await c.query(`delete from order_import_row where import_id = $1 and row_no > 12`, [list.id])
  })
  const again = await untilImport(police, list.id, (i) => i.status === 'previewed')
  expect(again).toMatchObject({ rowsTotal: 30, rowsRead: 30 })
  expect(await count('order_import_row', `import_id = '${list.id}'`)).toBe(30)
  expect(await count('order_import', `content_sealed is not null`)).toBe(0)
})
