import type { PoolClient } from 'pg'
import type { z } from 'zod'
import type { Route } from '#contract/route.ts'
import type { Grant, Role } from '#core/access/roles.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

/** Who asks, in the one grant the session works in. */
export type SessionUser = {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly grant: Grant
  readonly sessionId: string
}

/**
 * What a handler gets. On a public route `user` throws when it is touched. `tx` is an open transaction of the application role whose RLS settings are already those of
 * `user`; the access entry is written in the same transaction by `http/`, so a handler never forgets it. A handler calls
 * `saw` for every person or case whose data it hands out.
 */
export type Context = {
  readonly tx: PoolClient
  readonly user: SessionUser
  readonly today: PlainDate
  /** The server's clock, ISO 8601 with +08:00. */
  readonly now: string
  readonly policies: PolicyBook
  readonly language: 'zh' | 'en'
  readonly idempotencyKey: string | undefined
  /** The number in `If-Match`, where the route asks for it. */
  readonly ifMatch: number | undefined
  readonly saw: (what: Seen) => void
  /** The file of a route with `upload`; its other parts are in `body`. */
  readonly file: UploadedFile | undefined
  readonly wire: Wire
  readonly services: Services
}

/** One line of the access log. `region` is the file's home; without it the first four digits of the grant's area. */
export type Seen = {
  readonly person?: string
  readonly case?: string
  readonly fields?: readonly string[]
  readonly count?: number
  readonly region?: string
}

export type UploadedFile = { readonly name: string; readonly type: string; readonly bytes: Buffer }

/** What only few handlers need of the connection: where it comes from, its session cookie, headers of a download. */
export type Wire = {
  readonly source: string
  readonly userAgent: string
  readonly correlation: string
  readonly session: SessionRow | undefined
  /** A header of the request, by its name in small letters. */
  readonly asked: (name: string) => string | undefined
  readonly setSession: (token: string) => void
  readonly clearSession: () => void
  readonly header: (name: string, value: string) => void
  readonly status: (code: number) => void
}

export type SessionRow = import('#server/store/session-store.ts').SessionRow

/** Long-lived things that handlers may use: the composition root makes them. */
export type Services = import('#server/services.ts').Services

type Part<T> = NonNullable<T> extends z.ZodType ? z.output<NonNullable<T>> : undefined

export type Input<R extends Route> = {
  readonly params: Part<R['params']>
  readonly query: Part<R['query']>
  readonly body: Part<R['body']>
}

export type Handler = {
  readonly route: Route
  // biome-ignore lint/suspicious/noExplicitAny: the registry holds handlers of every route; `handle` keeps them typed.
  readonly run: (input: any, context: Context) => Promise<unknown>
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  readonly before?: (input: any, context: Before) => Promise<void>
}

/** What is there before the transaction: no rows, no user's rights. */
export type Before = Pick<Context, 'now' | 'today' | 'wire' | 'services'>

/**
 * Binds a route to what answers it. Return the reply, or throw one of `problem.ts`. `before` runs first and holds no
 * connection: for what must stay although the answer is no (a counted try), and for slow work (a password hash).
 */
export function handle<R extends Route>(
  route: R,
  run: (input: Input<R>, context: Context) => Promise<z.input<R['reply']>>,
  before?: (input: Input<R>, context: Before) => Promise<void>,
): Handler {
  return before ? { route, run, before } : { route, run }
}
