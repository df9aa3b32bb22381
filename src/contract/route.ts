import type { z } from 'zod'
import type { Confidentiality, Purpose, Role } from '#core/access/roles.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * What a route may be used on. `public`: before sign-in. `session`: any signed-in user, own account only.
 * `area`: answers only inside the grant's area. `case`: one case, checked by assignment, station or area as the role asks.
 * `person`: one person, likewise. `system`: no person data at all.
 */
export type Scope = 'public' | 'session' | 'area' | 'case' | 'person' | 'system'

/** One line of the API. Everything else (server, OpenAPI, client, access tests) is derived from it. */
export type Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> = {
  /** `noun.verb`, unique: the key of the handler and of the access matrix. */
  readonly id: string
  readonly method: Method
  /** `/api/cases/:caseId/entries` */
  readonly path: string
  readonly summary: { readonly zh: string; readonly en: string }
  /** Roles that may call it; `'public'` or `'anyone'` (signed in) for the rest. */
  readonly roles: readonly Role[] | 'public' | 'anyone'
  readonly scope: Scope
  readonly confidentiality: Confidentiality
  readonly purpose: Purpose
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly reply: Reply
  /** Reply sent as it is (a workbook, a picture): its content type. */
  readonly produces?: string
  /** multipart upload: the body is read by the handler. */
  readonly upload?: boolean
  /** Demands `If-Match: "<seq>"` (428 without). */
  readonly precondition?: boolean
  /** Demands a second factor given in the last five minutes (401 `step-up` without): grants, resets, exports. */
  readonly stepUp?: boolean
  /** Writes that need no `Idempotency-Key`: signing in and out, and questions that are sent as POST to keep them out of URLs. */
  readonly repeatable?: boolean
  /** Called by another program and not by a page of ours: no origin is asked, the handler asks for a secret instead. */
  readonly machine?: boolean
  /** May be called by a session that still lacks its second factor; nothing else may. */
  readonly halfSignedIn?: boolean
  /** Shown in the OpenAPI document. Invented data only. */
  readonly example?: { readonly body?: unknown; readonly reply?: unknown }
}

/** Declares a route; the types of its parts flow to handler and client. */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  r: Route<P, Q, B, R>,
): Route<P, Q, B, R> {
  return r
}
