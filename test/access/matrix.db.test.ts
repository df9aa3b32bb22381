import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { allRoutes } from '#contract/all.ts'
import { type Route, route } from '#contract/route.ts'
import { type Role, roles } from '#core/access/roles.ts'
import { handle } from '#server/http/context.ts'
import { notFound, Problem } from '#server/http/problem.ts'
import { allHandlers } from '#server/routes/all.ts'
import { openCase } from '#server/store/open-case.ts'
import { differences, look, namesTarget, reaches } from './examine.ts'
import { type Sample, samples } from './samples.ts'
import { buildWorld, relations, type World } from './world.ts'

const answered = new Set(allHandlers.map((h) => h.route))
const routes = allRoutes.filter((r) => answered.has(r))
const called = routes.filter((r) => samples[r.id] && !samples[r.id]?.elsewhere)
const changes = (r: Route) =>
  r.method !== 'GET' && !r.repeatable && (samples[r.id]?.ok ?? [200]).includes(200)
const reads = called.filter((r) => !changes(r))
const writes = called.filter(changes)

test('every route has a sample', () => {
  expect(routes.length).toBeGreaterThan(30)
  const without = routes
    .filter((r) => !samples[r.id])
    .map((r) => `route ${r.id} has no sample in test/access/samples.ts`)
  expect(without).toEqual([])
})

test('person data is for the five roles of casework, the own file for its person, the access log for the auditor alone', () => {
  const casework: readonly Role[] = [
    'worker',
    'stationHead',
    'townshipOffice',
    'narcoticsOffice',
    'policeLiaison',
  ]
  for (const r of allRoutes.filter((one) => one.confidentiality >= 'C2')) {
    const own = r.purpose === 'ownFile'
    const allowed: readonly Role[] = r.id === 'account.accessLog' ? ['auditor'] : own ? ['person'] : casework
    const named = Array.isArray(r.roles) ? r.roles : roles
    expect(
      named.filter((role) => !allowed.includes(role)),
      r.id,
    ).toEqual([])
  }
})

describe('reading', () => {
  let world: World
  beforeAll(async () => {
    world = await buildWorld()
  })
  afterAll(() => world.close())

  test.each(reads.map((r) => [r.id, r] as const))('%s', async (_id, r) => {
    expect(await walk(world, r)).toEqual([])
  })

  test('a planted leak, a planted tell-tale and an unlogged look are found', async () => {
    const planted = await plantedWorld()
    try {
      const faults = (await Promise.all(plants.map((r) => walk(planted, r)))).flat().join('\n')
      expect(faults).toContain('test.leak as worker on own: shows 亓六合')
      expect(faults).toContain('test.tellTale as worker on otherCity: answers 403')
      expect(faults).toContain(
        'test.unsaid as worker on own: is in the access log without the case it showed',
      )
    } finally {
      await planted.close()
    }
  })
})

test('a handler that forgets every check of scope still gets no row out of reach from the database', async () => {
  const { params: _none, ...shape } = planted
  const all = route({ ...shape, id: 'test.all', path: '/api/test/all', roles: 'anyone', scope: 'area' })
  const everything = handle(all, async (_input, { tx }) => {
    const rows = []
    for (const table of [
      'person',
      'case_file',
      'case_state',
      'duty',
      'finding',
      'journal',
      'attachment',
      'assignment',
    ])
      rows.push(...(await tx.query(`select to_jsonb(t)::text as row from ${table} t`)).rows)
    return { text: rows.map((r) => r.row).join() }
  })
  const world = await buildWorld({ routes: [all], handlers: [everything] })
  try {
    for (const role of roles.filter((r) => r !== 'securityAdmin' && r !== 'systemAdmin')) {
      const { text } = await (await world.client(role)).call(all)
      const seen = relations.filter((relation) => text.includes(world.targets[relation].caseId))
      // a person's file opens only after the store has seen the own login: without it, not even the own rows
      const expected = relations.filter(
        (relation) =>
          role !== 'person' && reaches({ role, target: world.targets[relation], sample: plantedSample }),
      )
      expect(seen, role).toEqual(expected)
    }
  } finally {
    await world.close()
  }
})

// Every write gets a world of its own: what one changes, another must not find changed.
describe('writing', () => {
  test.each(writes.map((r) => [r.id, r] as const))('%s', async (_id, r) => {
    const world = await buildWorld()
    try {
      expect(await walk(world, r)).toEqual([])
    } finally {
      await world.close()
    }
  })
})

/** One route, every role, every relation, with rights in force and gone. Answers what is wrong; counts what was granted. */
async function walk(world: World, r: Route): Promise<string[]> {
  const sample = samples[r.id] ?? plantedSample
  const faults: string[] = []
  const varies = namesTarget(r, sample) || (!changes(r) && (sample.input?.length ?? 0) > 0)
  let granted = 0
  for (const role of roles) {
    const client = await world.client(role)
    // A role that can never call the route is refused before anything is read: one relation says as much as six.
    const admitted = !Array.isArray(r.roles) || r.roles.includes(role)
    const nowhere = { world, route: r, sample, role, client, target: world.targets.nonexistent }
    const absent = namesTarget(r, sample) && sample.names !== 'area' ? await look(nowhere) : undefined
    faults.push(...(absent?.faults ?? []))
    for (const relation of relations) {
      const target = world.targets[relation]
      const seen = await look({ world, route: r, sample, role, client, target })
      faults.push(...seen.faults)
      if (seen.granted) granted++
      if (absent && !reaches({ role, target, sample }))
        faults.push(...differences(absent.answer, seen.answer))
      if (!varies || !admitted) break
    }
    if (!admitted) continue
    for (const gone of [world.revoked, world.expired]) {
      const target = world.targets.own
      const seen = await look({
        world,
        route: r,
        sample,
        role,
        client: await gone(role),
        target,
        right: 'gone',
      })
      faults.push(...seen.faults)
    }
  }
  if (granted === 0 && (sample.ok ?? [200]).includes(200)) faults.push(`${r.id}: nobody was granted anything`)
  return faults
}

const plantedSample: Sample = { input: (t) => ({ params: { caseId: t.caseId } }) }
const planted = {
  method: 'GET' as const,
  summary: { zh: '测试', en: 'Test' },
  roles: ['worker' as const],
  scope: 'case' as const,
  confidentiality: 'C3' as const,
  purpose: 'casework' as const,
  params: z.object({ caseId: z.uuid() }),
  reply: z.object({ text: z.string() }),
}
const plants = [
  route({ ...planted, id: 'test.leak', path: '/api/test/leak/:caseId' }),
  route({ ...planted, id: 'test.tellTale', path: '/api/test/tell/:caseId' }),
  route({ ...planted, id: 'test.unsaid', path: '/api/test/unsaid/:caseId' }),
]

/** A server with three faults on purpose: the positive control without which no zero counts. */
async function plantedWorld(): Promise<World> {
  const [leak, tellTale, unsaid] = plants
  if (!leak || !tellTale || !unsaid) throw new Error('three plants are needed')
  const handlers = [
    handle(leak, async (_input, context) => {
      context.saw({})
      return {
        text: Object.values(world.targets)
          .map((t) => t.fullName)
          .join(),
      }
    }),
    handle(tellTale, async ({ params }, { tx }) => {
      if (await openCase(tx, params.caseId).catch(() => undefined)) return { text: '' }
      const known = relations.some((relation) => world.targets[relation].caseId === params.caseId)
      throw known ? new Problem(403, 'not-yours', { zh: '不是您的', en: 'Not yours' }) : notFound()
    }),
    handle(unsaid, async ({ params }, { tx }) => ({ text: (await openCase(tx, params.caseId)).fileNo })),
  ]
  const world = await buildWorld({ routes: plants, handlers })
  return world
}
