import type { Route } from '#contract/route.ts'
import { confidentialities, purposes, type Role, roles } from '#core/access/roles.ts'
import type { Handler } from './context.ts'

const scopes = ['public', 'session', 'area', 'case', 'person', 'system']
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/**
 * Every route with its handler, or an error that names each route and what it lacks: a server with an undeclared access
 * rule does not start (security.md B1).
 */
export function bindRegistry(routes: readonly Route[], handlers: readonly Handler[]): readonly Handler[] {
  const faults = [...routes.flatMap(faultsOf), ...doubles(routes), ...strays(routes, handlers)]
  const byId = new Map(handlers.map((h) => [h.route.id, h]))
  const bound = routes.map((route) => ({ ...byId.get(route.id), route }))
  faults.push(...bound.filter((b) => !b.run).map((b) => `route ${b.route.id}: no handler`))
  if (faults.length > 0) throw new Error(`the route registry is refused:\n  ${faults.join('\n  ')}`)
  return bound as readonly Handler[]
}

function faultsOf(route: Route): string[] {
  const faults: string[] = []
  const lacks = (what: string) => faults.push(`route ${route.id || route.path || '?'}: ${what}`)
  if (!/^\w+\.\w+$/.test(route.id ?? '')) lacks('id is not noun.verb')
  if (!methods.includes(route.method)) lacks('no method')
  if (!/^\/[\w\-./:]*$/.test(route.path ?? '')) lacks('no path')
  if (!route.summary?.zh || !route.summary?.en) lacks('no summary in both languages')
  if (!areRoles(route.roles)) lacks('no roles')
  if (!scopes.includes(route.scope)) lacks('no scope')
  if (!confidentialities.includes(route.confidentiality)) lacks('no confidentiality')
  if (!purposes.includes(route.purpose)) lacks('no purpose')
  if (!route.reply) lacks('no reply')
  if (route.path?.includes('/:') && !route.params) lacks('path parameters without a schema')
  if ((route.roles === 'public') !== (route.scope === 'public'))
    lacks('public roles and public scope go together')
  if (route.roles === 'public' && route.confidentiality >= 'C2') lacks('person data can not be public')
  if (route.machine && route.roles !== 'public') lacks('a route for programs has no session to rely on')
  if (route.confidentiality >= 'C2' && route.purpose === 'public') lacks('person data needs a purpose')
  return faults
}

function areRoles(given: Route['roles'] | undefined): boolean {
  if (given === 'public' || given === 'anyone') return true
  return Array.isArray(given) && given.length > 0 && given.every((role) => roles.includes(role as Role))
}

function doubles(routes: readonly Route[]): string[] {
  const ids = repeated(routes.map((r) => r.id)).map((id) => `route ${id}: declared twice`)
  const shape = (r: Route) => `${r.method} ${String(r.path).replace(/:\w+/g, ':')}`
  return [...ids, ...repeated(routes.map(shape)).map((path) => `${path}: declared twice`)]
}

function strays(routes: readonly Route[], handlers: readonly Handler[]): string[] {
  const declared = new Set(routes)
  const twice = repeated(handlers.map((h) => h.route.id)).map((id) => `route ${id}: two handlers`)
  return [
    ...twice,
    ...handlers
      .filter((h) => !declared.has(h.route))
      .map((h) => `handler ${h.route.id}: its route is not declared`),
  ]
}

function repeated(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))]
}
