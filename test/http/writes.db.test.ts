import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAccount, disableAccount, listAccounts } from '#contract/account-contract.ts'
import { type Client, origin, startServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let admin: Client
beforeAll(async () => {
  server = await startServer()
  admin = await server.signIn({ role: 'securityAdmin' })
})
afterAll(() => server.close())

const body = () => ({ login: `n${randomUUID().slice(0, 8)}`, name: '新人' })
const count = async () => {
  const { rows } = await server.services.app.query('select count(*)::int as n from account')
  return rows[0].n
}

describe('a write comes from our own pages', () => {
  test.each([
    [{ origin, 'sec-fetch-site': 'same-origin' }, 200],
    [{ origin }, 200],
    [{ origin: undefined, 'sec-fetch-site': 'same-origin' }, 200],
    [{ origin: undefined, 'sec-fetch-site': 'none' }, 200],
    [{ origin: undefined }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://localhost:8080' }, 403],
    [{ origin: 'http://localhost.evil.example' }, 403],
    [{ origin: undefined, 'sec-fetch-site': 'cross-site' }, 403],
    [{ origin: undefined, 'sec-fetch-site': 'same-site' }, 403],
    [{ origin, 'sec-fetch-site': 'cross-site' }, 403],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, 403],
  ] as const)('%o: %i', async (headers, status) => {
    const before = await count()
    const answer = await admin.call(createAccount, { body: body(), headers })
    expect(answer.status, answer.text).toBe(status)
    if (status === 403) expect(answer.body).toMatchObject({ code: 'foreign-origin' })
    expect((await count()) - before).toBe(status === 200 ? 1 : 0)
  })

  test('behind a proxy the public address counts, not the inner one', async () => {
    const proxied = await startServer({ publicOrigin: 'https://tongxing.example' })
    const client = await proxied.signIn({ role: 'securityAdmin' })
    const ask = async (from: string) =>
      (await client.call(createAccount, { body: body(), headers: { origin: from } })).status
    expect(await ask('https://tongxing.example')).toBe(200)
    expect(await ask(origin)).toBe(403)
    await proxied.close()
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'a form can not speak JSON: %s',
    async (type) => {
      const reply = await server.app.inject({
        method: 'POST',
        url: '/api/accounts',
        headers: {
          origin,
          host: 'localhost',
          cookie: admin.cookie,
          'content-type': type,
          'idempotency-key': randomUUID(),
        },
        payload: JSON.stringify(body()),
      })
      expect([400, 415]).toContain(reply.statusCode)
    },
  )
})

describe('Idempotency-Key', () => {
  const keyed = (key: string | undefined, sent = body()) =>
    admin.call(createAccount, { body: sent, headers: { 'idempotency-key': key } })

  test('is demanded', async () => {
    expect((await keyed(undefined)).body).toMatchObject({ status: 400, code: 'header-missing' })
    expect((await keyed('short')).status).toBe(400)
  })

  test('the same key and body get the same answer and one effect', async () => {
    const [key, sent, before] = [randomUUID(), body(), await count()]
    const [first, second] = [await keyed(key, sent), await keyed(key, sent)]
    expect(first.status, first.text).toBe(200)
    expect(second.text).toBe(first.text)
    expect((await count()) - before).toBe(1)
  })

  test('forty at once: one effect, one answer', async () => {
    const [key, sent, before] = [randomUUID(), body(), await count()]
    const answers = await Promise.all(Array.from({ length: 40 }, () => keyed(key, sent)))
    expect(new Set(answers.map((a) => a.text)).size).toBe(1)
    expect(answers[0]?.status).toBe(200)
    expect((await count()) - before).toBe(1)
  })

  test('another body under the same key is refused', async () => {
    const key = randomUUID()
    await keyed(key)
    expect((await keyed(key)).body).toMatchObject({ status: 409, code: 'key-used' })
  })

  test('a refused act may be sent again under its key, mended', async () => {
    const key = randomUUID()
    const taken = body()
    await keyed(randomUUID(), taken)
    expect((await keyed(key, taken)).status).toBe(422)
    expect((await keyed(key, body())).status).toBe(200)
  })

  test('keys are each person’s own, and what is kept of an answer can not be read', async () => {
    const other = await server.signIn({ role: 'securityAdmin' })
    const key = randomUUID()
    const mine = await keyed(key)
    const theirs = await other.call(createAccount, { body: body(), headers: { 'idempotency-key': key } })
    expect([mine.status, theirs.status]).toEqual([200, 200])
    expect(theirs.text).not.toBe(mine.text)
    const kept = await server.services.app.query('select 1 from idempotency')
    expect(kept.rowCount, 'without settings row security shows none').toBe(0)
  })
})

test('what the contract does not name is refused, with pointers in the reader’s language', async () => {
  const surplus = { ...body(), status: 'active', office: 'security', demo: true }
  const answer = await admin.call(createAccount, { body: surplus, headers: { 'accept-language': 'en' } })
  expect(answer.body).toMatchObject({
    status: 400,
    code: 'invalid-input',
    errors: [{ code: 'unrecognized_keys', pointer: '#/body' }],
  })
  const wrong = await admin.call(createAccount, { body: { login: 'X', name: '' } })
  expect(wrong.body).toMatchObject({
    detail: '有几处填写不正确。',
    errors: [{ pointer: '#/body/login' }, { pointer: '#/body/name' }],
  })
  expect((await admin.call(listAccounts, { query: { password: 'x' } })).status).toBe(400)
  expect((await admin.call(listAccounts, { query: { limit: 1000 } })).status).toBe(400)
})

test('a change needs the version that was seen', async () => {
  const id = await server.account({ role: 'worker' })
  const ask = (headers: Record<string, string>) =>
    admin.call(disableAccount, { params: { accountId: id }, body: { reason: '离岗' }, headers })
  expect((await ask({})).body).toMatchObject({ status: 428, code: 'precondition-required' })
  expect((await ask({ 'if-match': '7' })).status).toBe(400)
  expect((await ask({ 'if-match': '"7"' })).status).toBe(409)
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask({ 'if-match': '"1"' })))
  expect(answers.map((a) => a.status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409])
})
