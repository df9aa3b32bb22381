import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allRoutes } from '#contract/all.ts'
import { answerEntrustment, endEntrustment, entrustWork } from '#contract/entrustment-contract.ts'
import { answerFile, askMove, sendFile, showHandover } from '#contract/handover-contract.ts'
import type { Route } from '#contract/route.ts'
import { namesTarget } from '#test/access/examine.ts'
import { samples } from '#test/access/samples.ts'
import { buildWorld, clinical, type Target, type World } from '#test/access/world.ts'
import type { Client } from '#test/support/server.ts'

/**
 * Every route once more, as the other office of a hand-over. What a guest may is written out here from docs/handover.md;
 * everything else must answer as if the case did not exist, and no list may show the person.
 */
const entrustedMay: ReadonlySet<string> = new Set([
  'case.show',
  'case.reveal',
  'case.record',
  'handover.ofCase',
])
const guestLists: ReadonlySet<string> = new Set(['handover.list', 'handover.duties'])
const nothing: ReadonlySet<string> = new Set()

let world: World
let worker: Client
let head: Client
let office: Client
let entrusted: Target
let moving: Target

const known = allRoutes.filter((r) => samples[r.id] && !samples[r.id]?.elsewhere)
const ofCase = known.filter((r) => namesTarget(r, samples[r.id] ?? {}) && samples[r.id]?.names !== 'area')
const lists = known.filter((r) => !ofCase.includes(r) && r.method === 'GET' && r.confidentiality >= 'C2')

beforeAll(async () => {
  world = await buildWorld()
  worker = await world.client('worker')
  head = await world.client('stationHead')
  office = await world.client('townshipOffice')
  entrusted = world.targets.otherTownship
  moving = world.targets.otherDistrict
})
afterAll(() => world.close())

async function officeOf(target: Target): Promise<Client> {
  return world.server.signIn({
    role: 'townshipOffice',
    org: `office-${target.station}`,
    area: target.township,
  })
}

const at = (target: Target, handoverId: string) => ({ caseId: target.caseId, handoverId })

async function version(who: Client, target: Target, id: string) {
  const { body } = await who.call(showHandover, { params: at(target, id) })
  return { 'if-match': `"${body?.seq}"` }
}

/** Routes that let this client at the case although it must not, or refuse what it may. */
async function wrong(client: Client, target: Target, may: ReadonlySet<string>): Promise<string[]> {
  const faults: string[] = []
  for (const route of ofCase) {
    const { status } = await client.call(route, (await samples[route.id]?.input?.(target, world)) ?? {})
    const ok = may.has(route.id) ? status === 200 : status === 403 || status === 404
    if (!ok) faults.push(`${route.id}: ${status}`)
  }
  return faults
}

/** Lists that show the person to this client although they must not. */
async function shown(client: Client, target: Target, may: ReadonlySet<string>): Promise<string[]> {
  const faults: string[] = []
  for (const route of lists.filter((r: Route) => !may.has(r.id))) {
    const { text } = await client.call(route, (await samples[route.id]?.input?.(target, world)) ?? {})
    if ([target.caseId, target.fullName].some((marker) => text.includes(marker))) faults.push(route.id)
  }
  return faults
}

test('the matrix sees the routes it is about', () => {
  expect(ofCase.length).toBeGreaterThan(40)
  expect(lists.length).toBeGreaterThan(8)
})

test('before anything was entrusted or sent, nobody there reaches the case', async () => {
  for (const client of [worker, head, office]) {
    expect(await wrong(client, entrusted, nothing)).toEqual([])
    expect(await wrong(client, moving, nothing)).toEqual([])
  }
})

test('entrusted: asked it shows the head the question alone, taken it opens the tasks, ended it opens nothing again', async () => {
  const home = await officeOf(entrusted)
  const id = randomUUID()
  const body = { id, station: 'station-a', tasks: ['test', 'visit'], until: '2025-12-31' }
  const asked = await home.call(entrustWork, { params: { caseId: entrusted.caseId }, body })
  expect(asked.status).toBe(200)
  for (const client of [worker, head, office])
    expect(await wrong(client, entrusted, new Set(['handover.ofCase']))).toEqual(
      client === head ? [] : ['handover.ofCase: 404'],
    )
  expect(await shown(worker, entrusted, nothing)).toEqual([])

  const taken = await head.call(answerEntrustment, {
    params: at(entrusted, id),
    body: { outcome: 'accept', worker: worker.account },
    headers: await version(head, entrusted, id),
  })
  expect(taken.status).toBe(200)
  for (const client of [worker, head]) {
    expect(await wrong(client, entrusted, entrustedMay)).toEqual([])
    expect(await shown(client, entrusted, guestLists)).toEqual([])
  }
  expect(await wrong(office, entrusted, nothing)).toEqual([])
  expect(await shown(office, entrusted, nothing)).toEqual([])
  for (const route of ofCase.filter((r) => entrustedMay.has(r.id) && r.method === 'GET')) {
    const { text } = await worker.call(route, (await samples[route.id]?.input?.(entrusted, world)) ?? {})
    expect(text, route.id).not.toContain(clinical)
  }

  const ended = await home.call(endEntrustment, {
    params: at(entrusted, id),
    body: { reason: '已搬回' },
    headers: await version(home, entrusted, id),
  })
  expect(ended.status).toBe(200)
  for (const client of [worker, head, office]) {
    expect(await wrong(client, entrusted, nothing)).toEqual([])
    expect(await shown(client, entrusted, nothing)).toEqual([])
  }
})

test('moving: sent it opens its own page to the office alone, refused nothing, accepted the old office loses it', async () => {
  const home = await officeOf(moving)
  const id = randomUUID()
  const wish = { id, to: '329801001', changedOn: '2025-06-02', reason: '搬到父亲家居住' }
  expect((await home.call(askMove, { params: { caseId: moving.caseId }, body: wish })).status).toBe(200)
  const send = async () =>
    home.call(sendFile, {
      params: at(moving, id),
      body: { materials: ['order'] },
      headers: await version(home, moving, id),
    })
  const answer = async (body: object) =>
    office.call(answerFile, { params: at(moving, id), body, headers: await version(office, moving, id) })
  expect((await send()).status).toBe(200)
  for (const client of [worker, head, office]) {
    expect(await wrong(client, moving, nothing)).toEqual([])
    expect(await shown(client, moving, client === office ? guestLists : nothing)).toEqual([])
  }
  expect((await office.call(showHandover, { params: at(moving, id) })).status).toBe(200)

  expect((await answer({ outcome: 'refuse', reason: '材料不全' })).status).toBe(200)
  expect((await office.call(showHandover, { params: at(moving, id) })).status).toBe(404)
  expect(await shown(office, moving, nothing)).toEqual([])

  await send()
  expect((await answer({ outcome: 'accept', station: 'station-a', worker: worker.account })).status).toBe(200)
  expect(await wrong(home, moving, nothing)).toEqual([])
  expect(await shown(home, moving, new Set(['handover.list']))).toEqual([])
  const receipt = await home.call(allRoutes.find((r) => r.id === 'handover.list') ?? showHandover, {})
  expect(receipt.text).not.toContain(moving.fullName)
})
