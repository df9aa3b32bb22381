import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Route } from '#contract/route.ts'
import type { UploadedFile } from './context.ts'
import { Problem } from './problem.ts'
import { invalidInput } from './send-problem.ts'

export type RequestInput = {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
  readonly file: UploadedFile | undefined
  readonly ifMatch: number | undefined
  readonly idempotencyKey: string | undefined
  /** Of everything that makes two requests the same act. */
  readonly hash: Buffer
}

/** The parts of a route's schemas, closed: a field that the contract does not name is refused (security.md B6). */
export type InputReader = (request: FastifyRequest) => Promise<RequestInput>

export function inputReader(route: Route): InputReader {
  const params = strictly(route.params)
  const query = strictly(route.query ?? z.strictObject({}))
  const body = strictly(route.body)
  const needsKey = route.method !== 'GET' && route.repeatable !== true && route.roles !== 'public'
  return async (request) => {
    const ifMatch = route.precondition ? readIfMatch(request.headers['if-match']) : undefined
    const idempotencyKey = needsKey ? readKey(request.headers['idempotency-key']) : undefined
    const sent = route.upload ? await readUpload(request) : { file: undefined, body: request.body }
    const input = {
      params: parse('params', params, request.params),
      query: parse('query', query, request.query),
      body: parse('body', body, sent.body),
      file: sent.file,
    }
    return { ...input, ifMatch, idempotencyKey, hash: hashOf(route, input, ifMatch) }
  }
}

function strictly(schema: z.ZodType | undefined): z.ZodType | undefined {
  return schema instanceof z.ZodObject && schema.def.catchall === undefined ? schema.strict() : schema
}

function parse(part: 'params' | 'query' | 'body', schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw invalidInput(part, parsed.error)
  return parsed.data
}

function readIfMatch(header: string | undefined): number {
  if (header === undefined)
    throw new Problem(428, 'precondition-required', {
      zh: '缺少版本号（If-Match），请刷新后再试。',
      en: 'The version is missing (If-Match). Reload and try again.',
    })
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1]
  if (version === undefined) throw badHeader('If-Match')
  return Number(version)
}

function readKey(header: string | string[] | undefined): string {
  if (typeof header !== 'string' || !/^[\w.:-]{8,80}$/.test(header)) throw badHeader('Idempotency-Key')
  return header
}

function badHeader(name: string): Problem {
  return new Problem(400, 'header-missing', {
    zh: `缺少请求头 ${name}，或格式不正确。`,
    en: `The header ${name} is missing or malformed.`,
  })
}

async function readUpload(
  request: FastifyRequest,
): Promise<{ file: UploadedFile | undefined; body: unknown }> {
  if (!request.isMultipart()) throw Object.assign(new Error('not multipart'), { statusCode: 415 })
  let file: UploadedFile | undefined
  const body: Record<string, string> = {}
  for await (const part of request.parts()) {
    if (part.type === 'file')
      file = { name: part.filename, type: part.mimetype, bytes: await part.toBuffer() }
    else body[part.fieldname] = String(part.value)
  }
  return { file, body }
}

function hashOf(
  route: Route,
  input: { params: unknown; query: unknown; body: unknown; file: UploadedFile | undefined },
  ifMatch: number | undefined,
): Buffer {
  const { params, query, body, file } = input
  const hash = createHash('sha256').update(
    JSON.stringify([route.id, params, query, body, ifMatch, file?.name]),
  )
  return (file ? hash.update(file.bytes) : hash).digest()
}
