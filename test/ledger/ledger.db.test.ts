import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  beginRun,
  exportSheet,
  fetchRun,
  listLayouts,
  listRuns,
  type Sheet,
  showSheet,
} from '#contract/ledger-contract.ts'
import { overviewList } from '#contract/overview-contract.ts'
import { withClient } from '#server/database/pool.ts'
import { dropOldExports } from '#server/jobs/drop-old-exports.ts'
import { rebuild } from '#server/jobs/rebuild.ts'
import { caseInForce, recordEntry as record } from '#test/orders/case-in-force.ts'
import { foundCity, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let worker: Client
let colleague: Client
let station: Client
let office: Client
let neighbour: Client
let county: Client
let police: Client
const cases: string[] = []

beforeAll(async () => {
  server = await startServer({ today: '2025-06-12' })
  await foundCity(server.services)
  const area = townships[0]
  worker = await server.signIn({ role: 'worker', org: 'station-1', area, name: '社工甲' })
  colleague = await server.signIn({ role: 'worker', org: 'station-1', area })
  station = await server.signIn({ role: 'stationHead', org: 'station-1', area })
  office = await server.signIn({ role: 'townshipOffice', org: 'office-1', area })
  neighbour = await server.signIn({ role: 'townshipOffice', org: 'office-2', area: townships[1] })
  county = await server.signIn({ role: 'narcoticsOffice', org: 'county-1', area: '329801' })
  police = await server.signIn({ role: 'policeLiaison', org: 'police-1', area })
  for (let n = 1; n <= 7; n++) cases.push(await caseInForce(server, office, worker, n))
  cases.push(await caseInForce(server, office, colleague, 8))
})
afterAll(() => server.close())

const first = () => cases[0] ?? ''
async function sheet(who: Client, id: string, body: Record<string, unknown> = {}): Promise<Sheet> {
  const {
    status,
    body: reply,
    text,
  } = await who.call(showSheet, {
    params: { id },
    body: { area: townships[0], day: '2025-06-12', ...body },
  })
  expect(status, text).toBe(200)
  return reply
}
const texts = (s: Sheet, key: string) => {
  const at = s.columns.findIndex((c) => c.key === key)
  return s.rows.map((r) => r.cells[at]?.text)
}
/** Past row security, to look at what was written. */
async function rows<T>(text: string, values: readonly unknown[] = []): Promise<T[]> {
  return withClient(server.services.admin, async (client) => (await client.query(text, [...values])).rows)
}
async function looks(action: string): Promise<{ person_id: string | null; fields: string[] }[]> {
  return rows('select person_id, fields from access_log where action = $1 order by at, id', [action])
}

describe('a roster', () => {
  test('each role has its own people: the worker the caseload, the station all of it, a neighbour none', async () => {
    expect((await sheet(worker, 'people-in-execution')).total).toBe(7)
    expect((await sheet(colleague, 'people-in-execution')).total).toBe(1)
    expect((await sheet(station, 'people-in-execution')).total).toBe(8)
    expect((await sheet(office, 'people-in-execution')).total).toBe(8)
    expect(
      (
        await neighbour.call(showSheet, {
          params: { id: 'people-in-execution' },
          body: { area: townships[0] },
        })
      ).status,
    ).toBe(404)
    const own = await neighbour.call(showSheet, {
      params: { id: 'people-in-execution' },
      body: { area: townships[1] },
    })
    expect(own.body.total).toBe(0)
  })

  test('names stand in full, numbers and phones in part, and everybody on the page is in the access log', async () => {
    const s = await sheet(worker, 'people-in-execution', { limit: 3 })
    expect(s.rows).toHaveLength(3)
    expect(s.total).toBe(7)
    expect(texts(s, 'person.name').every((name) => /^测试\d$/.test(name ?? ''))).toBe(true)
    expect(texts(s, 'person.idNumber').every((id) => id?.includes('*'))).toBe(true)
    const logged = await looks('ledger.sheet')
    expect(logged.slice(-3).every((l) => l.person_id !== null && l.fields.includes('person.name'))).toBe(true)
  })

  test('it is filtered and sorted over all its lines, not over the page', async () => {
    const s = await sheet(office, 'people-in-execution', { filter: '测试8' })
    expect(s.found).toBe(1)
    expect(s.total).toBe(8)
    const file = await office.call(exportSheet, {
      params: { id: 'people-in-execution' },
      body: { area: townships[0], as: 'csv', filter: '测试8' },
    })
    expect(file.text).toContain('测试8')
    expect(file.text).not.toContain('测试7')
    const name = s.columns.findIndex((c) => c.key === 'person.name')
    const down = await sheet(office, 'people-in-execution', { sort: { column: name, down: true }, limit: 1 })
    expect(texts(down, 'person.name')).toEqual(['测试8'])
  })

  test('an office above states why, then sees masked names; without a reason it sees nobody', async () => {
    const shut = await sheet(county, 'people-in-execution', { area: '329801' })
    expect(shut).toMatchObject({ wants: 'purpose', rows: [], total: 0 })
    const open = await sheet(county, 'people-in-execution', { area: '329801', because: '核对人员底数' })
    expect(open.total).toBe(8)
    expect(texts(open, 'person.name').every((name) => name === '测**')).toBe(true)
    expect((await looks('ledger.sheet')).at(-1)?.fields).toContain('because: 核对人员底数')
    expect(
      (
        await county.call(exportSheet, {
          params: { id: 'people-in-execution' },
          body: { area: '329801', as: 'csv' },
        })
      ).status,
    ).toBe(422)
  })
})

describe('a register of entries', () => {
  test('a line comes with its entry, in the month in which it happened, and goes when it is struck', async () => {
    const id = await record(worker, first(), 'testTaken', '2025-06-03', {
      sample: 'urine',
      level: 'onSite',
      result: 'negative',
      testers: ['甲', '乙'],
      place: '一镇禁毒社工站',
    })
    const s = await sheet(worker, 'drug-tests')
    expect(s.total).toBe(1)
    expect(texts(s, 'entry.result')).toEqual(['阴性'])
    expect(texts(s, 'entry.on')).toEqual(['2025-06-03'])
    expect(texts(s, 'entry.by')).toEqual(['社工甲'])
    expect((await sheet(worker, 'drug-tests', { day: '2025-05-20' })).total).toBe(0)
    expect((await sheet(colleague, 'drug-tests')).total).toBe(0)
    await record(worker, first(), 'struck', '2025-06-12', { entry: id, reason: '录错人' })
    expect((await sheet(worker, 'drug-tests')).total).toBe(0)
  })

  test('what was said stays in the file; the police read no talks at all', async () => {
    await record(worker, first(), 'talkHeld', '2025-06-05', {
      method: 'faceToFace',
      summary: '家中欠债',
      withWhom: '母亲',
    })
    const s = await sheet(worker, 'contact-and-help')
    expect(texts(s, 'entry.method')).toEqual(['当面'])
    expect(JSON.stringify(s)).not.toContain('家中欠债')
    expect(JSON.stringify(s)).not.toContain('母亲')
    const asked = await police.call(showSheet, {
      params: { id: 'contact-and-help' },
      body: { area: townships[0] },
    })
    expect(asked.status).toBe(404)
    const offered = await police.call(listLayouts)
    expect(offered.body.layouts.map((l) => l.id)).not.toContain('contact-and-help')
  })

  test('a leave stands on one line with its decision and return', async () => {
    const leave = await record(worker, first(), 'leaveAsked', '2025-06-04', {
      from: '2025-06-05',
      to: '2025-06-08',
      destination: '外省',
    })
    expect(texts(await sheet(worker, 'leaves'), 'after.leaveDecided.granted')).toEqual([''])
    await record(office, first(), 'leaveDecided', '2025-06-04', { leave, granted: true })
    await record(worker, first(), 'leaveReturned', '2025-06-08', { leave })
    const s = await sheet(worker, 'leaves')
    expect(s.total).toBe(1)
    expect(texts(s, 'after.leaveDecided.granted')).toEqual(['准假'])
    expect(texts(s, 'after.leaveReturned.on')).toEqual(['2025-06-08'])
    expect(JSON.stringify(s)).not.toContain('外省')
  })

  test('rebuilding changes nothing', async () => {
    const count = () => rows<{ n: number }>('select count(*)::int as n from ledger_line')
    const before = await count()
    expect(before[0]?.n).toBeGreaterThan(5)
    const { differed } = await rebuild(server.services)
    expect(differed['ledger']).toBe(0)
    expect(await count()).toEqual(before)
  })
})

describe('a table', () => {
  test('every cell is the length of its list', async () => {
    for (const id of ['monthly-execution', 'monthly-figures', 'year-by-area']) {
      const s = await sheet(office, id)
      let compared = 0
      for (const row of s.rows)
        for (const [i, cell] of row.cells.entries()) {
          const ask = { ...s.columns[i]?.ask, ...row.ask }
          const { figure, side, measure, span, area } = ask
          if (!figure || !side || cell.value === null || row.kind === 'group') continue
          if (s.columns[i]?.kind !== 'number' || /名次/.test(s.columns[i]?.title ?? '')) continue
          const list = await office.call(overviewList, {
            body: {
              area,
              day: s.day,
              span: span ?? s.layout.period,
              metric: figure,
              side,
              ...(measure ? { measure } : {}),
            },
          })
          expect(list.status, list.text).toBe(200)
          expect(list.body.adds, `${id} ${row.key} ${s.columns[i]?.title}`).toBe(cell.value)
          compared++
        }
      expect(compared, id).toBeGreaterThanOrEqual(5)
    }
  })

  test('the sum of the areas is the total', async () => {
    const s = await sheet(county, 'monthly-execution', { area: '329801' })
    const [total, one, two] = s.rows
    expect(total?.kind).toBe('total')
    expect(total?.cells[1]?.value).toBe(8)
    expect(one?.cells[1]?.value).toBe(8)
    expect(two?.cells[1]?.value).toBe(0)
    await caseInForce(server, office, worker, 9)
  })

  test('the year stands month by month', async () => {
    const s = await sheet(office, 'year-by-month')
    expect(s.rows.map((r) => r.cells[0]?.text)).toEqual(['1月', '2月', '3月', '4月', '5月', '6月', '全年'])
    expect(s.rows.at(0)?.cells[1]?.value).toBe(0)
    expect(s.rows.at(4)?.cells[1]?.value).toBe(9)
  })

  test('a bulletin has its numbers', async () => {
    const s = await sheet(office, 'monthly-bulletin')
    const words = s.paragraphs.map((p) => p.text).join('')
    expect(s.title).toBe('关于一镇2025年6月社区戒毒社区康复工作情况的通报')
    expect(words).toMatch(/截至2025年6月12日，一镇应执行社区戒毒社区康复9人/)
    expect(words).not.toMatch(/[{}]/)
  })
})

describe('files', () => {
  test('a large ledger is exported behind, fetched once by the one who asked, and is gone', async () => {
    const begun = await office.call(beginRun, {
      params: { id: 'people-in-execution' },
      body: { area: townships[0], as: 'csv' },
    })
    expect(begun.status, begun.text).toBe(200)
    const { id } = begun.body
    let state = 'running'
    for (let i = 0; i < 100 && state === 'running'; i++) {
      await new Promise((go) => setTimeout(go, 50))
      state = (await office.call(listRuns)).body.runs.find((r) => r.id === id)?.state ?? 'gone'
    }
    expect(state).toBe('done')
    expect((await station.call(fetchRun, { params: { id } })).status).toBe(404)
    const file = await office.call(fetchRun, { params: { id } })
    expect(file.status).toBe(200)
    expect(file.text.split('\r\n').filter((line) => line !== '').length).toBe(10)
    expect(file.text).toContain('测试8')
    expect((await office.call(fetchRun, { params: { id } })).status).toBe(404)
    expect((await looks('ledger.begin')).filter((l) => l.person_id !== null)).toHaveLength(9)
  })

  test('what a restart interrupted is said to be so, and a file that nobody fetched goes by night', async () => {
    await rows(
      `insert into ledger_run (region, id, layout, question, state, by_user, began_at, alive_at)
       values ('3298', 'gone', 'people-in-execution', '{"area":"329801001","day":"2025-06-12","as":"pdf"}', 'running', $1,
         '2025-06-12T08:00:00+08:00', '2025-06-12T08:00:00+08:00')`,
      [office.account],
    )
    const state = async () => (await office.call(listRuns)).body.runs.find((r) => r.id === 'gone')?.state
    expect(await state()).toBe('interrupted')
    await dropOldExports(server.services)
    expect(await state()).toBeUndefined()
  })
})
