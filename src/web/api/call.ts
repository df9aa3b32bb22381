import type { z } from 'zod'
import type { Route } from '#contract/route.ts'
import { rememberedLanguage } from '#web/language/language.ts'
import { noteCall } from './last-call.ts'
import { ApiError, readProblem, unreachable } from './problem.ts'
import { askAgain } from './sign-in-again.ts'

type In<T> = NonNullable<T> extends z.ZodType<unknown, infer I> ? I : never

/** A part of the input: absent where the route has none, optional where all its fields are. */
type Part<Name extends string, T> =
  unknown extends In<T>
    ? { readonly [K in Name]?: undefined }
    : Record<never, never> extends In<T>
      ? { readonly [K in Name]?: In<T> | undefined }
      : { readonly [K in Name]: In<T> }

export type CallInput<R extends Route> = Part<'params', R['params']> &
  Part<'query', R['query']> &
  Part<'body', R['body']>
export type ReplyOf<R extends Route> = z.output<R['reply']>

export type CallOptions = {
  /** One key for one attempt to submit, kept on retry: sending twice is then one act. */
  readonly idempotencyKey?: string | undefined
  readonly ifMatch?: number | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Calls a route of the contract. An ended login or a wanted second factor is asked for over the page, which keeps its
 * state, and the same request goes out again. Throws `ApiError` for every other answer.
 */
export async function call<R extends Route>(
  route: R,
  input: CallInput<R>,
  options: CallOptions = {},
): Promise<ReplyOf<R>> {
  const response = await send(route, input as AnyInput, options)
  if (response.status === 204) return undefined as ReplyOf<R>
  return (await response.json()) as ReplyOf<R>
}

/** As `call`, for routes that produce a file: saves it under the server's neutral name. */
export async function download<R extends Route>(
  route: R,
  input: CallInput<R>,
  fallbackName: string,
): Promise<void> {
  const response = await send(route, input as AnyInput, { idempotencyKey: crypto.randomUUID() })
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = fileName(response.headers.get('content-disposition')) ?? fallbackName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** As `call`, for a picture to show: its bytes. */
export async function fetchFile<R extends Route>(
  route: R,
  input: CallInput<R>,
  options: CallOptions = {},
): Promise<Blob> {
  return (await send(route, input as AnyInput, options)).blob()
}

type AnyInput = {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

async function send(route: Route, input: AnyInput, options: CallOptions): Promise<Response> {
  const key = options.idempotencyKey ?? (route.method === 'GET' ? undefined : crypto.randomUUID())
  for (;;) {
    const response = await request(route, input, { ...options, idempotencyKey: key })
    if (response.ok) return response
    const problem = await readProblem(response)
    const again = response.status === 401 && (await askAgain(route, problem))
    if (!again) throw problem
  }
}

async function request(route: Route, input: AnyInput, options: CallOptions): Promise<Response> {
  const headers = new Headers({ accept: route.produces ?? 'application/json' })
  headers.set('accept-language', rememberedLanguage() === 'en' ? 'en' : 'zh-CN')
  if (options.idempotencyKey && !route.repeatable) headers.set('idempotency-key', options.idempotencyKey)
  if (options.ifMatch !== undefined) headers.set('if-match', `"${options.ifMatch}"`)
  const init: RequestInit = {
    method: route.method,
    headers,
    credentials: 'same-origin',
    signal: options.signal ?? null,
  }
  if (input.body instanceof FormData) init.body = input.body
  else if (input.body !== undefined) {
    headers.set('content-type', 'application/json')
    init.body = JSON.stringify(input.body)
  }
  try {
    const response = await fetch(address(route, input), init)
    noteCall()
    return response
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw unreachable()
  }
}

/** The URL of a call; exported for links that the browser opens by itself. */
export function address(route: Pick<Route, 'path'>, input: AnyInput): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(input.params?.[name])),
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value === undefined || value === null || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one))
  }
  return query.size > 0 ? `${path}?${query}` : path
}

function fileName(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  return encoded ? decodeURIComponent(encoded) : /filename="?([^";]+)/i.exec(disposition ?? '')?.[1]
}

export { ApiError }
