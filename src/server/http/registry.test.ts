import { expect, test } from 'vitest'
import { z } from 'zod'
import { allRoutes } from '#contract/all.ts'
import type { Route } from '#contract/route.ts'
import { allHandlers } from '#server/routes/all.ts'
import type { Handler } from './context.ts'
import { openApiOf } from './openapi.ts'
import { bindRegistry } from './registry.ts'

const good = {
  id: 'thing.read',
  method: 'GET',
  path: '/api/things/:thingId',
  summary: { zh: '看', en: 'Read' },
  roles: ['worker'],
  scope: 'case',
  confidentiality: 'C3',
  purpose: 'casework',
  params: z.object({ thingId: z.uuid() }),
  reply: z.object({}),
} as const satisfies Route
const handlerOf = (route: Route): Handler => ({ route, run: async () => ({}) })
const bind = (...routes: Route[]) => bindRegistry(routes, routes.map(handlerOf))
const without = (key: keyof Route): Route => {
  const { [key]: _left, ...rest } = good as Route
  return rest as Route
}

test('a whole route is bound to its handler', () => {
  expect(bind(good)).toHaveLength(1)
})

test('the product’s own registry starts, and its document describes every route', () => {
  expect(bindRegistry(allRoutes, allHandlers)).toHaveLength(allRoutes.length)
  const { paths } = openApiOf(allRoutes) as { paths: Record<string, Record<string, { operationId: string }>> }
  const described = Object.values(paths).flatMap((path) => Object.values(path).map((o) => o.operationId))
  expect(described.sort()).toEqual(allRoutes.map((r) => r.id).sort())
})

test.each([
  ['roles', 'no roles'],
  ['scope', 'no scope'],
  ['confidentiality', 'no confidentiality'],
  ['purpose', 'no purpose'],
  ['reply', 'no reply'],
  ['params', 'path parameters without a schema'],
  ['summary', 'no summary in both languages'],
  ['method', 'no method'],
] as const)('a route without %s does not start the server', (key, says) => {
  expect(() => bind(without(key))).toThrow(`route thing.read: ${says}`)
})

test.each([
  [{ ...good, roles: [] }, 'no roles'],
  [{ ...good, roles: ['king'] as unknown as Route['roles'] }, 'no roles'],
  [{ ...good, id: 'thing' }, 'id is not noun.verb'],
  [{ ...good, roles: 'public' as const }, 'public roles and public scope go together'],
  [{ ...good, roles: 'public' as const, scope: 'public' as const }, 'person data can not be public'],
  [{ ...good, purpose: 'public' as const }, 'person data needs a purpose'],
  [{ ...good, machine: true }, 'a route for programs has no session to rely on'],
] as [Route, string][])('%# is refused: %s', (route, says) => {
  expect(() => bind(route)).toThrow(says)
})

test('two routes with one id or one address, and handlers without a route, are refused', () => {
  const other = { ...good, id: 'thing.look', path: '/api/things/:id' }
  expect(() => bind(good, { ...good })).toThrow('route thing.read: declared twice')
  expect(() => bind(good, other)).toThrow('GET /api/things/:: declared twice')
  expect(() => bindRegistry([good], [])).toThrow('route thing.read: no handler')
  expect(() => bindRegistry([good], [handlerOf(good), handlerOf({ ...good })])).toThrow(
    'its route is not declared',
  )
  expect(() => bindRegistry([good], [handlerOf(good), handlerOf(good)])).toThrow('two handlers')
})
