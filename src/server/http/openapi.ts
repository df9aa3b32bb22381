import { z } from 'zod'
import type { Route } from '#contract/route.ts'

type Json = Record<string, unknown>

const made = new WeakMap<readonly Route[], Json>()

/** The OpenAPI 3.1 document of the registry: nothing in it is written by hand; made at the first question. */
export function openApiOf(routes: readonly Route[]): Json {
  const document = made.get(routes) ?? describe(routes)
  made.set(routes, document)
  return document
}

function describe(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tongxing 同行',
      version: '1',
      summary: 'Casework for community detoxification and rehabilitation',
      description:
        'Who is out of scope gets the answer of what does not exist (404). Every read of class C2 and up is logged.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-tongxing' } },
      schemas: { Problem: problem },
    },
  }
}

function operationOf(route: Route): Json {
  return {
    operationId: route.id,
    summary: route.summary.en,
    tags: [route.id.split('.')[0]],
    description: `${route.summary.zh}。${rolesText(route)}`,
    'x-roles': route.roles,
    'x-scope': route.scope,
    'x-confidentiality': route.confidentiality,
    'x-purpose': route.purpose,
    ...(route.stepUp ? { 'x-step-up': true } : {}),
    security: route.roles === 'public' ? [] : [{ session: [] }],
    parameters: parametersOf(route),
    ...bodyOf(route),
    responses: responsesOf(route),
  }
}

function rolesText(route: Route): string {
  const roles = Array.isArray(route.roles) ? route.roles.join(', ') : String(route.roles)
  return ` Roles: ${roles}. Class ${route.confidentiality}, purpose ${route.purpose}.`
}

function parametersOf(route: Route): Json[] {
  const parameters = [...fieldsOf('path', route.params), ...fieldsOf('query', route.query)]
  if (needsKey(route))
    parameters.push(header('Idempotency-Key', 'A new one per act; the same for its repetition.'))
  if (route.precondition) parameters.push(header('If-Match', 'The version that was read, in quotes: "7".'))
  return parameters
}

export function needsKey(route: Route): boolean {
  return route.method !== 'GET' && route.repeatable !== true && route.roles !== 'public'
}

function header(name: string, description: string): Json {
  return { name, in: 'header', required: true, description, schema: { type: 'string' } }
}

function fieldsOf(where: 'path' | 'query', schema: z.ZodType | undefined): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Json
    required?: string[]
  }
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: field,
  }))
}

function bodyOf(route: Route): Json {
  if (route.upload) {
    const content = {
      'multipart/form-data': {
        schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
      },
    }
    return { requestBody: { required: true, content } }
  }
  if (!route.body) return {}
  const example = route.example?.body === undefined ? {} : { example: route.example.body }
  const content = { 'application/json': { schema: schemaOf(route.body, 'input'), ...example } }
  return { requestBody: { required: true, content } }
}

function responsesOf(route: Route): Json {
  const type = route.produces ?? 'application/json'
  const example = route.example?.reply === undefined ? {} : { example: route.example.reply }
  const schema = route.produces ? { type: 'string' } : schemaOf(route.reply, 'output')
  return {
    200: { description: 'Done.', content: { [type.split(';')[0] ?? type]: { schema, ...example } } },
    ...Object.fromEntries(
      statusesOf(route).map(([status, description]) => [status, problemReply(description)]),
    ),
    default: problemReply('Any other problem.'),
  }
}

function statusesOf(route: Route): [number, string][] {
  const statuses: [number, string][] = [[400, 'The input breaks the contract; `errors` point at the fields.']]
  if (route.roles !== 'public') statuses.push([401, 'Not signed in, or a (fresh) second factor is missing.'])
  if (Array.isArray(route.roles)) statuses.push([403, 'The role has no right to this route.'])
  if (route.params) statuses.push([404, 'Not there, or not within your rights: the answers are alike.'])
  if (needsKey(route))
    statuses.push([409, 'Changed in the meantime, or the key was used for something else.'])
  if (route.method !== 'GET') statuses.push([422, 'A rule refuses it; `errors` say which and why.'])
  if (route.precondition) statuses.push([428, 'If-Match is missing.'])
  statuses.push([503, 'Too busy or not ready; see Retry-After.'])
  return statuses
}

function problemReply(description: string): Json {
  return {
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema, ...rest } = z.toJSONSchema(schema, { unrepresentable: 'any', io }) as Json
  return rest
}

const problem: Json = {
  type: 'object',
  description: 'RFC 9457 problem details',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string', description: 'In the language of the reader.' },
    instance: { type: 'string', description: 'The reference of a fault.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          code: { type: 'string' },
          pointer: { type: 'string' },
          detail: { type: 'string' },
          mend: { type: 'string' },
          clause: { type: 'string' },
        },
      },
    },
  },
}
