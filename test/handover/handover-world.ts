import { randomUUID } from 'node:crypto'
import { recordEntries, showCase } from '#contract/case-contract.ts'
import { answerEntrustment, entrustWork } from '#contract/entrustment-contract.ts'
import { answerFile, askMove, sendFile, showHandover } from '#contract/handover-contract.ts'
import { sweep } from '#server/jobs/sweep.ts'
import type { BulkCase } from '#server/store/bulk-case.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { withRegions } from '#server/store/with-user.ts'
import { aLife, foundCity, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'

export const far = '329701001'

export type Hands = {
  /** By township: the first two are neighbours, the third is in another city. */
  readonly offices: readonly Client[]
  readonly heads: readonly Client[]
  readonly workers: readonly Client[]
  readonly colleague: Client
  readonly police: Client
  readonly county: Client
}

export type HandoverWorld = {
  readonly server: TestServer
  readonly who: (kind: 'offices' | 'heads' | 'workers', township: number) => Client
  readonly hands: () => Hands
  /** On to a day, with its night's sweep; everybody signs in anew, for sessions do not last that long. */
  readonly travel: (day: string) => Promise<void>
}

export const places = [townships[0], townships[1], far] as const
export const stationOf = ['station-1', 'station-2', 'station-9'] as const

/** Two neighbouring townships and one of another city, each with an office, a station, its head and a worker. */
export async function handoverWorld(server?: TestServer): Promise<HandoverWorld> {
  const at = server ?? (await startServer({ today: '2025-06-02' }))
  if (!server) await foundCity(at.services)
  await foundFar(at)
  for (const [i, area] of places.entries())
    for (const role of ['townshipOffice', 'stationHead', 'worker'] as const) {
      const org = role === 'townshipOffice' ? `office-${i + 1}` : (stationOf[i] ?? '')
      await at.account({
        role,
        area,
        org,
        login: `${role}-${i}`.toLowerCase(),
        name: `${post[role]}${'甲乙丙'[i]}`,
      })
    }
  await at.account({
    role: 'worker',
    org: 'station-2',
    area: townships[1],
    login: 'colleague',
    name: '社工丁',
  })
  await at.account({ role: 'policeLiaison', org: 'police-2', area: townships[1], login: 'police' })
  await at.account({ role: 'narcoticsOffice', org: 'office-county', area: '329801', login: 'county' })
  let hands = await signIn(at)
  return {
    server: at,
    hands: () => hands,
    who: (kind, township) => {
      const found = hands[kind][township]
      if (!found) throw new Error(`there is no ${kind} ${township}`)
      return found
    },
    travel: async (day) => {
      at.services.clock.set(day)
      await sweep(at.services)
      hands = await signIn(at)
    },
  }
}

const post = { townshipOffice: '办事员', stationHead: '站长', worker: '社工' } as const

async function signIn(server: TestServer): Promise<Hands> {
  const each = (role: string) =>
    Promise.all(places.map((_, i) => server.signIn(`${role}-${i}`.toLowerCase())))
  return {
    offices: await each('townshipOffice'),
    heads: await each('stationHead'),
    workers: await each('worker'),
    colleague: await server.signIn('colleague'),
    police: await server.signIn('police'),
    county: await server.signIn('county'),
  }
}

async function foundFar(server: TestServer): Promise<void> {
  await withRegions(server.services.job, ['3297'], async (tx) => {
    for (const [code, level, name, parent] of [
      ['3297', 'city', '邻市', '32'],
      ['329701', 'county', '邻区', '3297'],
      [far, 'township', '三镇', '329701'],
    ])
      await tx.query(
        'insert into area (code, level, name, parent) values ($1, $2, $3, $4) on conflict do nothing',
        [code, level, name, parent],
      )
    await tx.query(
      `insert into organisation (id, kind, name, area) values ('station-9', 'station', '站9', $1)`,
      [far],
    )
  })
}

/** A person in force at the first station, held by its worker from the first day. */
export async function inForce(world: HandoverWorld, n: number): Promise<string> {
  const life = aLife({ n, worker: world.who('workers', 0).account, name: `测试${n}` })
  const caseId = randomUUID()
  const named: BulkCase = JSON.parse(JSON.stringify(life).replaceAll(life.caseFile.id, caseId))
  await bulkLoad(world.server.services, [named], { today: world.server.services.clock.today() })
  return caseId
}

export const params = (caseId: string, handoverId: string) => ({ caseId, handoverId })

export async function seqOf(
  who: Client,
  caseId: string,
  handoverId: string,
): Promise<Record<string, string>> {
  const { body } = await who.call(showHandover, { params: params(caseId, handoverId) })
  return { 'if-match': `"${body?.seq}"` }
}

export async function askToMove(
  who: Client,
  caseId: string,
  to: string,
  changedOn = '2025-06-02',
): Promise<string> {
  const id = randomUUID()
  const body = { id, to, changedOn, reason: '搬到父亲家居住' }
  const done = await who.call(askMove, { params: { caseId }, body })
  if (done.status !== 200) throw new Error(done.text)
  return id
}

export async function sendOn(office: Client, caseId: string, id: string) {
  const headers = await seqOf(office, caseId, id)
  const body = { materials: ['order', 'service', 'reportIn', 'tests'], more: '照片两张' }
  return office.call(sendFile, { params: params(caseId, id), body, headers })
}

export async function answerOn(office: Client, caseId: string, id: string, body: object) {
  const headers = await seqOf(office, caseId, id)
  return office.call(answerFile, { params: params(caseId, id), body, headers })
}

export async function entrustTo(
  head: Client,
  caseId: string,
  tasks: readonly string[],
  until = '2025-12-31',
  station = 'station-2',
): Promise<string> {
  const id = randomUUID()
  const body = { id, station, tasks, until, address: '二镇河边路' }
  const done = await head.call(entrustWork, { params: { caseId }, body })
  if (done.status !== 200) throw new Error(done.text)
  return id
}

export async function take(head: Client, caseId: string, id: string, worker: string) {
  const headers = await seqOf(head, caseId, id)
  const body = { outcome: 'accept', worker }
  return head.call(answerEntrustment, { params: params(caseId, id), body, headers })
}

export async function sees(who: Client, caseId: string): Promise<number> {
  return (await who.call(showCase, { params: { caseId } })).status
}

export function record(
  who: Client,
  caseId: string,
  type: string,
  on: string,
  data: Record<string, unknown> = {},
) {
  const entries = [{ id: randomUUID(), type, on, data }]
  return who.call(recordEntries, { params: { caseId }, body: { entries } })
}
