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
 * What a handler gets. `tx` is an open transaction of the application role whose RLS settings are already those of
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
  readonly saw: (what: { person?: string; case?: string; fields?: readonly string[]; count?: number }) => void
  readonly services: Services
}

/** Long-lived things that handlers may use: the composition root makes them. */
export type Services = import('#server/services.ts').Services

type Part<T> = T extends z.ZodType ? z.output<T> : undefined

export type Input<R extends Route> = {
  readonly params: Part<R['params']>
  readonly query: Part<R['query']>
  readonly body: Part<R['body']>
}

export type Handler = {
  readonly route: Route
  // biome-ignore lint/suspicious/noExplicitAny: the registry holds handlers of every route; `handle` keeps them typed.
  readonly run: (input: any, context: Context) => Promise<unknown>
}

/** Binds a route to what answers it. Return the reply, or throw one of `problem.ts`. */
export function handle<R extends Route>(
  route: R,
  run: (input: Input<R>, context: Context) => Promise<z.input<R['reply']>>,
): Handler {
  return { route, run }
}
