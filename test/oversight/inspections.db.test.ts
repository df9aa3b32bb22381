import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addPlanLine,
  answerInspection,
  beginInspection,
  cancelPlanLine,
  closeInspection,
  exportInspections,
  listInspections,
  showInspection,
  showPlan,
  showSample,
} from '#contract/inspection-contract.ts'
import {
  addInspectionFinding,
  listInspectionFindings,
  reopenInspectionFinding,
  showFindingSteps,
  stepInspectionFinding,
} from '#contract/inspection-finding-contract.ts'
import { stepRectificationRoute } from '#contract/rectification-contract.ts'
import { showStandard } from '#contract/standard-contract.ts'
import { withClient } from '#server/database/pool.ts'
import { drawFiles } from '#server/oversight/draw-files.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { readPdfText } from '#test/documents/read-pdf-text.ts'
import { aLife, foundCity, stations, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'

const today = '2025-06-02'
let server: TestServer
let county: Client
let colleague: Client
let office: Client
let neighbour: Client
let head: Client

beforeAll(async () => {
  server = await startServer({ today })
  await foundCity(server.services)
  const lives = Array.from({ length: 12 }, (_, i) => aLife({ n: i + 1, name: `秘${i}`, worker: null }))
  await bulkLoad(server.services, lives, { today })
  county = await server.signIn({ role: 'narcoticsOffice', org: stations[0], area: '329801' })
  colleague = await server.signIn({ role: 'narcoticsOffice', org: stations[0], area: '329801' })
  office = await server.signIn({ role: 'townshipOffice', org: stations[0], area: townships[0] })
  neighbour = await server.signIn({ role: 'townshipOffice', org: stations[1], area: townships[1] })
  head = await server.signIn({ role: 'stationHead', org: stations[0], area: townships[0] })
})
afterAll(() => server.close())

async function begin(change: object = {}): Promise<string> {
  const id = randomUUID()
  const body = {
    ...{ id, area: townships[0], on: '2025-06-01', theme: '规范化建设', inspectors: '高平、白芷' },
    ...{ lists: ['haves', 'files'], planId: null, ...change },
  }
  const answer = await county.call(beginInspection, { body })
  expect(answer.status, answer.text).toBe(200)
  return id
}

async function find(inspectionId: string, change: object = {}): Promise<string> {
  const id = randomUUID()
  const body = {
    ...{ id, list: 'haves', item: 'window', pick: 0, severity: 'minor', text: '宣传橱窗空置' },
    ...{ department: '社戒社康办', person: '白芷', ...change },
  }
  const answer = await county.call(addInspectionFinding, { params: { inspectionId }, body })
  expect(answer.status, answer.text).toBe(200)
  return id
}

const step = (client: Client, findingId: string, to: string, note = '已经处理') =>
  client.call(stepInspectionFinding, { params: { findingId }, body: { to, note } })

async function photo(client: Client, about: string, aboutId: string) {
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
    .withExif({ IFD0: { Copyright: 'secret-camera-owner' } })
    .jpeg()
    .toBuffer()
  const boundary = 'border'
  const headLines = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="p.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(headLines), picture, Buffer.from(`\r\n--${boundary}--\r\n`)])
  expect(picture.includes('secret-camera-owner')).toBe(true)
  return server.app.inject({
    method: 'POST',
    url: `/api/oversight/files/${about}/${aboutId}`,
    payload,
    headers: {
      ...{ cookie: client.cookie, origin: 'http://localhost', host: 'localhost' },
      'idempotency-key': randomUUID(),
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
  })
}

test('the plan of an office is its own: what is planned, done, late and cancelled; those to be visited see nothing', async () => {
  const add = async (month: number, target = townships[0]) => {
    const id = randomUUID()
    const body = { id, year: 2025, month, target, theme: '季度督导' }
    return { id, answer: await county.call(addPlanLine, { body }) }
  }
  expect((await add(5)).answer.status).toBe(422)
  const june = await add(6)
  const july = await add(7)
  expect(july.answer.status).toBe(200)
  await begin({ planId: june.id })
  expect(
    (await county.call(cancelPlanLine, { params: { planId: june.id }, body: { reason: '改期' } })).status,
  ).toBe(404)
  await county.call(cancelPlanLine, { params: { planId: july.id }, body: { reason: '并入联合督导' } })
  const { body } = await county.call(showPlan, { query: { year: 2025 } })
  expect(body.lines.map((l) => l.state)).toEqual(['done', 'cancelled'])
  expect(body.unplanned.map((a) => a.code)).toEqual([townships[1]])
  expect((await office.call(showPlan, { query: { year: 2025 } })).status).toBe(403)
  await withClient(server.services.admin, async (db) => {
    await db.query(`set role tongxing_app; select app_enter('{"area":"${townships[0]}"}'::jsonb)`)
    const { rows } = await db.query('select count(*)::int as n from inspection_plan')
    expect(rows[0].n).toBe(0)
  })
})

test('files are drawn by the server and can be drawn again; inspectors see no identity, the office sees which file', async () => {
  const id = await begin()
  const params = { inspectionId: id }
  const page = (await county.call(showInspection, { params })).body
  expect(page.sample).toMatchObject({ frame: 12, drawn: 5, same: true })
  const seen = await county.call(showSample, { params })
  expect(seen.body.files.map((f) => [f.pick, f.fileNo])).toEqual([1, 2, 3, 4, 5].map((n) => [n, null]))
  expect(seen.text).not.toMatch(/秘|P-|C-\d|person-|case-/)
  const own = await head.call(showSample, { params })
  expect(own.body.files.every((f) => /^C-\d+$/.test(f.fileNo ?? ''))).toBe(true)
  const row = await withClient(server.services.admin, async (db) => {
    const { rows } = await db.query(
      `select frame, picks, encode(seed, 'hex') as seed, encode(frame_sha256, 'hex') as sha from inspection where id = $1`,
      [id],
    )
    return rows[0]
  })
  const again = drawFiles(row.frame, Buffer.from(row.seed, 'hex'), { percent: 10, atLeast: 5, atMost: 20 })
  expect(again.picks).toEqual(row.picks)
  expect(again.frameSha256.toString('hex')).toBe(row.sha)
  await withClient(server.services.admin, (db) =>
    db.query(
      `update inspection set picks = array_reverse.p from (select array_agg(x order by x desc) as p
      from unnest($2::text[]) x) array_reverse where id = $1`,
      [id, row.picks],
    ),
  )
  const moved = (await county.call(showInspection, { params })).body.sample.same
  expect(moved).toBe([...row.picks].sort().reverse().join() === row.picks.join())
})

test('a finding is mended by the township and passed by the office above; the township can not verify itself', async () => {
  const inspectionId = await begin()
  const minor = await find(inspectionId)
  const serious = await find(inspectionId, { list: 'files', item: 'agreement', pick: 2, severity: 'serious' })
  const listed = (await office.call(listInspectionFindings, { query: {} })).body
  const one = listed.findings.find((f) => f.id === minor)
  expect(one).toMatchObject({
    state: 'open',
    dueOn: '2025-07-01',
    clause: 'plan2016-5',
    may: ['underWay', 'submitted'],
  })
  expect(listed.findings.find((f) => f.id === serious)?.dueOn).toBe('2025-06-16')

  expect((await step(neighbour, minor, 'submitted')).status).toBe(404)
  expect((await step(county, minor, 'submitted')).status).toBe(422)
  expect((await step(office, minor, 'submitted')).body.state).toBe('submitted')
  expect((await step(office, minor, 'closed')).status).toBe(422)
  expect((await step(county, minor, 'returned', '照片看不清')).body.state).toBe('returned')
  await step(office, minor, 'submitted')
  expect((await step(county, minor, 'closed', '现场核对属实')).body.state).toBe('closed')

  const byRegister = await office.call(stepRectificationRoute, {
    params: { rectificationId: serious },
    body: { state: 'submitted', note: '已经处理' },
  })
  expect(byRegister.status, byRegister.text).toBe(422)
  const without = await step(office, serious, 'submitted')
  expect(without.status).toBe(422)
  expect(without.text).toContain('照片或者材料')
  expect((await photo(neighbour, 'rectification', serious)).statusCode).toBe(404)
  expect((await photo(county, 'rectification', serious)).statusCode).toBe(200)
  expect((await step(office, serious, 'submitted')).status).toBe(422)
  const kept = await photo(office, 'rectification', serious)
  expect(kept.statusCode, kept.body).toBe(200)
  const url = `/api/oversight/files/${kept.json().id}`
  const file = await server.app.inject({ method: 'GET', url, headers: { cookie: county.cookie } })
  expect(file.headers['content-type']).toBe('image/jpeg')
  expect(file.rawPayload.includes('secret-camera-owner')).toBe(false)
  const hidden = await server.app.inject({ method: 'GET', url, headers: { cookie: neighbour.cookie } })
  expect(hidden.statusCode).toBe(404)
  expect((await step(office, serious, 'submitted')).status).toBe(200)
  expect((await step(colleague, serious, 'closed', '复核通过')).status).toBe(200)
  const steps = (await head.call(showFindingSteps, { params: { findingId: minor } })).body.steps
  expect(steps.map((s) => s.state)).toEqual(['closed', 'submitted', 'returned', 'submitted', 'open'])

  const again = { id: randomUUID(), text: '橱窗又空了', dueOn: '2025-06-20' }
  const reopen = (client: Client, findingId: string) =>
    client.call(reopenInspectionFinding, { params: { findingId }, body: again })
  expect((await reopen(office, minor)).status).toBe(403)
  expect((await reopen(county, minor)).status).toBe(200)
  const after = (await county.call(listInspectionFindings, { query: { ended: '1' } })).body
  expect(after.findings.find((f) => f.id === again.id)).toMatchObject({ againOf: minor, state: 'open' })
  expect(after.counts.open).toBe(after.below.reduce((n, b) => n + b.open, 0))
})

test('the visit ends once: its report stands, what it found of the seven haves counts', async () => {
  const inspectionId = await begin({ theme: '年中督导' })
  const params = { inspectionId }
  const answers = [
    { list: 'haves', item: 'premises', pick: 0, verdict: 'met', note: '' },
    { list: 'haves', item: 'window', pick: 0, verdict: 'notMet', note: '橱窗空置' },
    { list: 'files', item: 'order', pick: 1, verdict: 'met', note: '' },
  ]
  const send = (client: Client, body: object) => client.call(answerInspection, { params, body })
  expect((await send(office, { answers })).status).toBe(403)
  expect((await send(county, { answers: [{ ...answers[0], pick: 3 }] })).status).toBe(422)
  expect((await send(county, { answers: [{ ...answers[1], note: '32980119900101999X' }] })).status).toBe(422)
  expect((await send(county, { answers })).body.kept).toBe(3)
  expect((await send(county, { answers })).status).toBe(200)
  await find(inspectionId)
  const summary = '总体较好，宣传橱窗需要充实。'
  expect((await county.call(closeInspection, { params, body: { summary } })).status).toBe(200)
  expect((await county.call(closeInspection, { params, body: { summary } })).status).toBe(409)
  expect((await send(county, { answers })).status).toBe(409)
  const { body } = await office.call(showInspection, { params })
  expect(body).toMatchObject({ closed: true, summary, mayWrite: false, findings: 1, open: 1, overdue: 0 })
  expect(body.answers).toHaveLength(3)
  const standing = (await office.call(showStandard, { query: {} })).body.standing
  expect(standing.find((s) => s.key === 'premises')).toMatchObject({ state: 'yes', by: 'checked' })
  expect(standing.find((s) => s.key === 'window')).toMatchObject({ state: 'no', by: 'checked' })
  const paper = await server.app.inject({
    method: 'GET',
    url: `/api/inspections/${inspectionId}/paper`,
    headers: { cookie: office.cookie },
  })
  const text = readPdfText(paper.rawPayload).join('').replaceAll(/\s/g, '')
  for (const words of [
    '一镇督导检查报告',
    '宣传橱窗需要充实',
    '从12份中抽取5份',
    '宣传橱窗空置',
    '2025年7月1日',
  ])
    expect(text).toContain(words)
  const book = await county.call(exportInspections)
  expect(book.headers['content-disposition']).toContain('inspections-329801-2025-06-02.xlsx')
})

test('an office inspects below itself only; neighbours are absent and the head of a station reads', async () => {
  const own = {
    id: randomUUID(),
    area: '329801',
    on: today,
    theme: '自查',
    inspectors: '某某',
    lists: ['haves'],
  }
  expect((await county.call(beginInspection, { body: { ...own, planId: null } })).status).toBe(403)
  const far = { ...own, area: '3297', planId: null }
  expect((await county.call(beginInspection, { body: far })).status).toBe(404)
  const id = await begin({ theme: '只在一镇' })
  expect((await neighbour.call(showInspection, { params: { inspectionId: id } })).status).toBe(404)
  expect((await head.call(showInspection, { params: { inspectionId: id } })).body.mayWrite).toBe(false)
  const lines = (await neighbour.call(listInspections, { query: {} })).body.inspections
  expect(lines.map((l) => l.theme)).not.toContain('只在一镇')
})
