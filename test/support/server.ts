import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { allRoutes } from '#contract/all.ts'
import type { Route } from '#contract/route.ts'
import { giveSecondFactor, signIn } from '#contract/session-contract.ts'
import type { Role } from '#core/access/roles.ts'
import { createDemoAccount } from '#server/accounts/demo-account.ts'
import { newToken, tokenHash } from '#server/accounts/secret-code.ts'
import { minutesAfter } from '#server/accounts/session-rules.ts'
import { openTotp } from '#server/accounts/sign-in.ts'
import { codeAt, stepAt } from '#server/accounts/totp.ts'
import { type AppOptions, buildApp } from '#server/http/app.ts'
import type { Handler } from '#server/http/context.ts'
import { cookieName } from '#server/http/session-cookie.ts'
import { allHandlers } from '#server/routes/all.ts'
import { firstGrantInForce } from '#server/store/account-grants.ts'
import { findByLogin } from '#server/store/account-store.ts'
import { insertSession } from '#server/store/session-store.ts'
import { emptyDatabase, type TestDatabase } from './database.ts'

export type TestAnswer<T = unknown> = {
  readonly status: number
  readonly body: T
  readonly text: string
  readonly headers: Readonly<Record<string, unknown>>
}

/** What a call carries besides the route; `headers` set to undefined takes a default header away. */
export type CallInput = {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | number>>
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string | undefined>>
}

export type Client = {
  readonly account: string
  readonly cookie: string
  readonly call: <R extends Route>(route: R, input?: CallInput) => Promise<TestAnswer<z.output<R['reply']>>>
}

export type TestAccount = {
  readonly id?: string
  readonly role: Role
  readonly org?: string
  readonly area?: string
  readonly login?: string
  readonly name?: string
  readonly from?: string
}

export type TestServer = {
  readonly url: string
  readonly app: FastifyInstance
  readonly services: TestDatabase & { clock: SteppingClock }
  /** A signed-in client: of a login made before, or of a fresh account with this right. Both factors are taken as given. */
  readonly signIn: (who: string | TestAccount) => Promise<Client>
  /** Nobody: no cookie, unless one is given. */
  readonly client: (cookie?: string, account?: string) => Client
  readonly account: (a: TestAccount) => Promise<string>
  /** The code that the login's authenticator shows now, or `steps` of 30 seconds later. */
  readonly code: (login: string, steps?: number) => Promise<string>
  /** Both factors over HTTP, as a person does it. */
  readonly enter: (login: string) => Promise<Client>
  readonly close: () => Promise<void>
}

export type Registry = { readonly routes: readonly Route[]; readonly handlers: readonly Handler[] }

export type SteppingClock = TestDatabase['clock'] & { pass: (minutes: number) => void }

export const testPassword = '湖边的长椅还在等我 2025'
export const origin = 'http://localhost'

/** The whole server on a database of its own, asked without a network; `listen()` on `app` gives it one. */
export async function startServer(
  options: {
    today?: string
    demo?: boolean
    registry?: Registry
  } & AppOptions = {},
): Promise<TestServer> {
  const { today, demo, registry, ...appOptions } = options
  const database = await emptyDatabase(today === undefined ? {} : { today })
  const clock = stepping(database.clock)
  // Accounts of tests are made by the demonstration's way in, whatever the server says of itself afterwards.
  const services = Object.defineProperties(
    {},
    {
      ...Object.getOwnPropertyDescriptors(database),
      clock: { value: clock, enumerable: true },
      demo: { value: demo ?? true, enumerable: true },
    },
  ) as TestServer['services']
  const app = await buildApp(services, appOptions, registry ?? answered())
  const account = async (a: TestAccount) => {
    const id = await makeAccount(database, a)
    if (!services.demo) await database.app.query('update account set demo = false where id = $1', [id])
    return id
  }
  const client = (cookie = '', id = '') => clientOf(app, cookie, id)
  return {
    url: origin,
    app,
    services,
    account,
    client,
    code: (login, steps = 0) => codeOf(services, login, steps),
    enter: async (login) => {
      const first = await client().call(signIn, { body: { login, password: testPassword } })
      if (first.status !== 200) throw new Error(`sign-in answers ${first.status}: ${first.text}`)
      const body = { code: await codeOf(services, login, 0) }
      const second = await client(cookieOf(first)).call(giveSecondFactor, { body })
      if (second.status !== 200) throw new Error(`second factor answers ${second.status}: ${second.text}`)
      return client(cookieOf(second), second.body.user.id)
    },
    signIn: async (who) => {
      const id = typeof who === 'string' ? await idOf(services, who) : await account(who)
      return client(await openTestSession(services, id), id)
    },
    close: async () => {
      await app.close()
      await database.close()
    },
  }
}

/** What is answered already; `registry.db.test.ts` proves that the whole registry starts. */
function answered(): Registry {
  const ready = new Set(allHandlers.map((h) => h.route))
  return { routes: allRoutes.filter((r) => ready.has(r)), handlers: allHandlers }
}

/** The session cookie that an answer sets, as the browser sends it back. */
export function cookieOf(answer: TestAnswer): string {
  const set = /^(__Host-tongxing=[\w-]{43}); Path=\/; Secure; HttpOnly; SameSite=Strict$/.exec(
    String(answer.headers['set-cookie']),
  )
  if (!set?.[1]) throw new Error(`no session cookie in ${answer.headers['set-cookie']}`)
  return set[1]
}

async function codeOf(services: TestServer['services'], login: string, steps: number): Promise<string> {
  const account = await findByLogin(services.app, login)
  if (!account?.totpSealed) throw new Error(`${login} has no authenticator`)
  return codeAt(openTotp(services, account.id, account.totpSealed), stepAt(services.clock.now()) + steps)
}

function stepping(clock: TestDatabase['clock']): SteppingClock {
  let minutes = 0
  return {
    now: () => (minutes === 0 ? clock.now() : minutesAfter(clock.now(), minutes)),
    today: clock.today,
    set: clock.set,
    pass: (more) => {
      minutes += more
    },
  }
}

async function makeAccount(services: TestDatabase, a: TestAccount): Promise<string> {
  const login = a.login ?? `u${randomUUID().slice(0, 12)}`
  const { role, org = 'installation', area = 'cn', name = `测试${login.slice(0, 4)}` } = a
  return createDemoAccount(services, {
    login,
    name,
    role,
    orgId: org,
    area,
    password: testPassword,
    ...(a.id ? { id: a.id } : {}),
    ...(a.from ? { from: a.from } : {}),
  })
}

async function idOf(services: TestDatabase, login: string): Promise<string> {
  const { rows } = await services.app.query('select id from account where login = $1', [login])
  if (!rows[0]) throw new Error(`no account with the login ${login}`)
  return rows[0].id
}

/** A full session as signing in with both factors would leave it, without the price of a password hash. */
export async function openTestSession(services: TestServer['services'], accountId: string): Promise<string> {
  const token = newToken()
  const now = services.clock.now()
  await insertSession(services.app, {
    id: randomUUID(),
    tokenHash: tokenHash(token),
    accountId,
    grantId: (await firstGrantInForce(services.app, accountId, services.clock.today())) ?? null,
    stage: 'full',
    invitationId: null,
    now,
    factorAt: now,
    endsAt: minutesAfter(now, 720),
    device: 'test',
  })
  return `${cookieName}=${token}`
}

function clientOf(app: FastifyInstance, cookie: string, account: string): Client {
  return {
    account,
    cookie,
    call: async (route, input = {}) => {
      const reply = await app.inject({
        method: route.method,
        url: addressOf(route, input),
        headers: headersOf(route, input, cookie),
        ...(input.body === undefined ? {} : { payload: input.body as object }),
      })
      return {
        status: reply.statusCode,
        text: reply.body,
        headers: reply.headers,
        body: parsed(reply.body) as never,
      }
    },
  }
}

export function addressOf(route: Route, input: CallInput): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(input.params?.[name] ?? 'missing'),
  )
  const query = new URLSearchParams(
    Object.entries(input.query ?? {}).map(([k, v]) => [k, String(v)]),
  ).toString()
  return query ? `${path}?${query}` : path
}

function headersOf(route: Route, input: CallInput, cookie: string): Record<string, string> {
  const defaults: Record<string, string | undefined> = {
    ...(cookie ? { cookie } : {}),
    ...(route.method === 'GET' ? {} : { origin, host: 'localhost', 'idempotency-key': randomUUID() }),
    ...input.headers,
  }
  return Object.fromEntries(Object.entries(defaults).filter((e): e is [string, string] => e[1] !== undefined))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
