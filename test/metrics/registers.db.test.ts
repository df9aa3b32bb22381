import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMember } from '#contract/leading-group-contract.ts'
import {
  metricDefinition,
  overviewHeat,
  overviewRanking,
  overviewWorkbook,
} from '#contract/overview-contract.ts'
import { overviewRegisters, registerList } from '#contract/register-contract.ts'
import { addStaff, changeStaff, listStaff } from '#contract/staff-contract.ts'
import {
  addCertificate,
  addTraining,
  endCertificate,
  showStaffRecord,
} from '#contract/staff-record-contract.ts'
import { registerMetrics } from '#core/metrics/register-metrics.ts'
import { withClient } from '#server/database/pool.ts'
import { checkStaff } from '#server/jobs/check-staff.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { aLife, foundCity, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'
import { dayOf, randomStaff, slowly, tellStaff } from './slow-staff.ts'

const today = '2025-06-30'
let server: TestServer
let station: Client
let office: Client
let county: Client
let worker: Client

beforeAll(async () => {
  server = await startServer({ today })
  await foundCity(server.services)
  await bulkLoad(
    server.services,
    Array.from({ length: 23 }, (_, n) => aLife({ n, township: n < 21 ? 0 : 1 })),
    { today },
  )
  station = await server.signIn({ role: 'stationHead', org: 'station-1', area: townships[0] })
  office = await server.signIn({ role: 'townshipOffice', org: 'office-1', area: townships[0] })
  county = await server.signIn({ role: 'narcoticsOffice', org: 'county-1', area: '329801' })
  worker = await server.signIn({ role: 'worker', org: 'station-1', area: townships[0] })
})
afterAll(() => server.close())

const figure = async (
  who: Client,
  key: string,
  query: { area: string; day?: string; span?: 'month' | 'year' },
) => {
  const { status, body } = await who.call(overviewRegisters, { query })
  expect(status).toBe(200)
  const found = body.figures.find((f) => f.key === key)
  return { cell: `${found?.cell.numerator}/${found?.cell.denominator}`, found }
}
const cell = async (...args: Parameters<typeof figure>) => (await figure(...args)).cell
const here = { area: townships[0] }

async function hire(
  name: string,
  startedOn: string,
  more: { fullTime?: boolean; socialWorker?: boolean } = {},
) {
  const { body, status } = await station.call(addStaff, {
    body: { org: 'station-1', name, startedOn, ...more },
  })
  expect(status).toBe(200)
  return body
}

test('given a station that hires, certifies, trains and loses people, then the figures of staff follow, on past days too', async () => {
  const first = await hire('何一', '2025-01-10', { socialWorker: true })
  const second = await hire('何二', '2025-02-01')
  await hire('何三', '2025-03-01', { fullTime: false })
  expect(await cell(office, 'socialWorkerShare', here)).toBe('1/2')
  expect(await cell(office, 'socialWorkerShare', { ...here, day: '2025-01-20' })).toBe('1/1')
  const params = { staffId: second.id }
  const certificate = { id: randomUUID(), kind: 'socialWorker' as const, title: '助理社会工作师' }
  const added = await station.call(addCertificate, {
    params,
    body: { ...certificate, level: 'assistant', from: '2025-03-01' },
  })
  expect(added.body.certificates).toMatchObject([{ title: '助理社会工作师', to: null }])
  expect(await cell(office, 'socialWorkerShare', here)).toBe('2/2')
  expect(await cell(office, 'certificateShare', { ...here, day: '2025-02-28' })).toBe('0/2')
  const ended = await station.call(endCertificate, {
    params: { ...params, certificateId: certificate.id },
    body: { to: '2025-04-30' },
  })
  expect(ended.body.certificates[0]?.to).toBe('2025-04-30')
  expect(await cell(office, 'certificateShare', { ...here, day: '2025-04-30' })).toBe('1/2')
  expect(await cell(office, 'certificateShare', { ...here, day: '2025-05-01' })).toBe('0/2')
  await station.call(addTraining, {
    params: { staffId: first.id },
    body: { id: randomUUID(), on: '2025-05-20', hours: 8, topic: '谈话技巧' },
  })
  expect(await cell(office, 'trainingRate', { ...here, span: 'year' })).toBe('1/2')
  expect(await cell(office, 'trainingRate', { ...here, span: 'month' })).toBe('0/2')
  const left = await station.call(changeStaff, {
    params: { staffId: first.id },
    body: { endedOn: '2025-06-15' },
    headers: { 'if-match': `"${first.version}"` },
  })
  expect(left.status).toBe(200)
  expect(await cell(office, 'turnover', { ...here, span: 'month' })).toBe('1/2')
  expect(await cell(office, 'turnover', { ...here, day: '2025-05-31', span: 'month' })).toBe('0/2')
  const { found } = await figure(office, 'socialWorkerShare', here)
  expect(found?.cell).toEqual({ numerator: 0, denominator: 1, suppressed: false })
  expect(found?.target).toMatchObject({ value: 0.3, from: '2019-12-31' })
  expect(found?.trend.find((p) => p.month === '2025-04')?.cell).toMatchObject({
    numerator: 2,
    denominator: 2,
  })
})

test('given somebody who goes part time in May, then April counts and May does not', async () => {
  const before = await cell(office, 'socialWorkerShare', { ...here, day: '2025-05-10' })
  const one = await hire('何四', '2025-01-05')
  await station.call(changeStaff, {
    params: { staffId: one.id },
    body: { fullTime: false, since: '2025-05-10' },
    headers: { 'if-match': `"${one.version}"` },
  })
  expect(await cell(office, 'socialWorkerShare', { ...here, day: '2025-05-10' })).toBe(before)
  const record = await station.call(showStaffRecord, { params: { staffId: one.id } })
  expect(record.body.times).toEqual([
    { from: '2025-05-10', fullTime: false, socialWorker: false },
    { from: '2025-01-05', fullTime: true, socialWorker: false },
  ])
  expect((await station.call(listStaff)).body.staff.find((s) => s.id === one.id)?.fullTime).toBe(false)
})

test('the norm of the place less full-time staff: 21 people are two workers, two people are one', async () => {
  expect(await cell(office, 'staffingGap', here)).toBe('1/2')
  const below = await county.call(overviewRanking, { query: { area: '329801', metric: 'staffingGap' } })
  const cells = below.body.rows.map((r) => [r.area.code, r.cell.numerator, r.cell.denominator, r.rank])
  expect(cells).toEqual([
    [townships[0], 1, 2, 1],
    [townships[1], 0, 1, 1],
  ])
  expect(below.body.total).toEqual({ numerator: 1, denominator: 3, suppressed: false })
  const list = await county.call(registerList, {
    query: { area: '329801', metric: 'staffingGap', side: 'gap' },
  })
  expect(list.body.rows.map((r) => r.name)).toEqual(['一镇', '二镇'])
})

test('a township with people and a leading group counts from the day of its first member', async () => {
  expect(await cell(county, 'leadingGroupRate', { area: '329801' })).toBe('0/2')
  const body = {
    id: randomUUID(),
    department: 'police' as const,
    name: '钱所长',
    post: '所长',
    part: 'member' as const,
    from: '2025-06-10',
  }
  expect((await office.call(addMember, { body })).status).toBe(200)
  expect(await cell(county, 'leadingGroupRate', { area: '329801' })).toBe('1/2')
  expect(await cell(county, 'leadingGroupRate', { area: '329801', day: '2025-06-09' })).toBe('0/2')
  expect(await cell(county, 'leadingGroupRate', { area: '329801', day: '2025-02-01' })).toBe('0/0')
  const heat = await county.call(overviewHeat, {
    query: { area: '329801', metric: 'leadingGroupRate', months: 2 },
  })
  expect(heat.body.rows[0]?.cells.map((c) => c.numerator)).toEqual([0, 1])
})

test('staff are named to those who manage them; others have the number and how many are behind it', async () => {
  const query = { ...here, metric: 'socialWorkerShare' }
  const named = await office.call(registerList, { query })
  expect(named.body.rows).toMatchObject([{ name: '何二', place: '站1', numerator: 0, denominator: 1 }])
  const counted = await worker.call(registerList, { query })
  expect(counted.body).toMatchObject({ rows: [], lines: 1, unseen: 1, cell: { denominator: 1 } })
  const foreign = { area: townships[1], metric: 'socialWorkerShare' }
  expect((await office.call(registerList, { query: foreign })).status).toBe(404)
  expect((await office.call(registerList, { query: { ...here, metric: 'executionRate' } })).status).toBe(404)
  const other = await server.signIn({ role: 'stationHead', org: 'station-2', area: townships[1] })
  const staff = (await station.call(listStaff)).body.staff[0]
  expect((await other.call(showStaffRecord, { params: { staffId: staff?.id ?? '' } })).status).toBe(404)
  const definition = await office.call(metricDefinition, { params: { key: 'staffingGap' } })
  expect(definition.body).toMatchObject({ unit: 'shortOf', kind: 'day' })
  const book = await county.call(overviewWorkbook, { query: { area: '329801', metric: 'staffingGap' } })
  expect(book.status).toBe(200)
})

test('figures of random staff are what a slow reader counts; a county is its townships and its own; the list is the number', async () => {
  const people = fc.sample(randomStaff, { numRuns: 120, seed: 11 })
  await tellStaff(server.services.admin, people)
  const reader = await server.signIn({ role: 'narcoticsOffice', org: 'county-2', area: '329802' })
  for (const on of fc.sample(fc.nat({ max: 540 }), { numRuns: 12, seed: 5 }).map(dayOf)) {
    const sums = new Map<string, [number, number]>()
    for (const area of ['329802', '329802001', '329802002']) {
      const { body } = await reader.call(overviewRegisters, { query: { area, day: on, span: 'year' } })
      const slow = slowly(people, area, on, `${on.slice(0, 4)}-01-01`)
      for (const { key } of registerMetrics) {
        const found = body.figures.find((f) => f.key === key)
        const { numerator: n, denominator: d } = found?.cell ?? {}
        if (key in slow) expect({ on, area, key, is: `${n}/${d}` }).toEqual({ on, area, key, is: slow[key] })
        const list = await reader.call(registerList, {
          query: { area, day: on, span: 'year', metric: key, limit: 500 },
        })
        expect(list.body.cell).toEqual(found?.cell)
        expect(list.body.rows.reduce((a, r) => a + r.numerator, 0)).toBe(n)
        expect(list.body.rows.reduce((a, r) => a + r.denominator, 0)).toBe(d)
        expect(list.body.rows.length).toBe(list.body.lines)
        const sum = sums.get(key) ?? [0, 0]
        const sign = area === '329802' ? 1 : -1
        sums.set(key, [sum[0] + sign * (n ?? 0), sum[1] + sign * (d ?? 0)])
      }
    }
    const own = slowly(
      people.filter((p) => p.org === 2),
      '329802',
      on,
      `${on.slice(0, 4)}-01-01`,
    )
    for (const [key, said] of Object.entries(own)) expect(sums.get(key)?.join('/')).toBe(said)
  }
})

test('the nightly check names staff that no figure would count', async () => {
  expect(await checkStaff(server.services)).toEqual([])
  await withClient(server.services.admin, (c) =>
    c.query(`insert into staff (id, org_id, name) values ('lost', 'p-a', '员')`),
  )
  expect(await checkStaff(server.services)).toEqual([{ staff: 'lost' }])
})
