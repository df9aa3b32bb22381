import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addMember,
  endMember,
  listLeadingGroups,
  showLeadingGroup,
} from '#contract/leading-group-contract.ts'
import {
  changeMeeting,
  confirmMinutes,
  createMeeting,
  searchMeetings,
  showMeeting,
  writeMinutes,
} from '#contract/meeting-contract.ts'
import {
  addTask,
  countTasks,
  exportTasks,
  searchTasks,
  showTask,
  stepTask,
} from '#contract/meeting-task-contract.ts'
import { withClient } from '#server/database/pool.ts'
import { readPdfText } from '#test/documents/read-pdf-text.ts'
import { foundCity, stations, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'

const today = '2025-06-02'
let server: TestServer
let office: Client
let county: Client
let neighbour: Client
let head: Client

beforeAll(async () => {
  server = await startServer({ today })
  await foundCity(server.services)
  office = await server.signIn({ role: 'townshipOffice', org: stations[0], area: townships[0] })
  neighbour = await server.signIn({ role: 'townshipOffice', org: stations[1], area: townships[1] })
  head = await server.signIn({ role: 'stationHead', org: stations[0], area: townships[0] })
  county = await server.signIn({ role: 'narcoticsOffice', org: stations[0], area: '329801' })
})
afterAll(() => server.close())

const prepared = {
  kind: 'joint',
  title: '二季度联席会议',
  heldOn: '2025-05-20',
  place: '政府三楼会议室',
  agenda: '一、通报二季度情况；二、研究门诊衔接',
  attendance: [
    { department: 'police', name: '高平', present: true },
    { department: 'health', name: '白芷', present: true },
    { department: 'education', name: '', present: false },
  ],
}

async function hold(client: Client, change: object = {}): Promise<string> {
  const id = randomUUID()
  const answer = await client.call(createMeeting, { body: { id, ...prepared, ...change } })
  expect(answer.status, answer.text).toBe(200)
  return id
}

async function giveTask(meetingId: string, dueOn: string, text = '明确门诊转介联系人'): Promise<string> {
  const id = randomUUID()
  const body = { id, text, department: 'health', person: '白芷', dueOn }
  const answer = await office.call(addTask, { params: { meetingId }, body })
  expect(answer.status, answer.text).toBe(200)
  return id
}

const ifMatch = (version: number) => ({ 'if-match': `"${version}"` })

test('a leading group by department: who belongs, who left, which departments lack a member', async () => {
  const join = (department: string, part = 'member') => {
    const id = randomUUID()
    const body = { id, department, name: '某某', post: '负责人', part, from: '2025-01-01' }
    return office.call(addMember, { body }).then(() => id)
  }
  await join('police', 'contact')
  const health = await join('health')
  const before = (await head.call(showLeadingGroup)).body
  expect(before).toMatchObject({ area: townships[0], mayWrite: false })
  expect(before.members).toHaveLength(2)
  expect(before.lacking).toContain('youthLeague')
  expect(before.lacking).not.toContain('health')
  await office.call(endMember, { params: { memberId: health }, body: { to: '2025-06-01' } })
  const after = (await office.call(showLeadingGroup)).body
  expect(after.lacking).toContain('health')
  expect(after.past.map((m) => m.id)).toEqual([health])
  expect(
    (await office.call(endMember, { params: { memberId: health }, body: { to: '2025-06-01' } })).status,
  ).toBe(404)
})

test('minutes come in versions; two writers do not overwrite each other; confirmed ones are frozen', async () => {
  const meetingId = await hold(office)
  const params = { meetingId }
  const first = { minutes: '会议通报了二季度情况。' }
  expect((await office.call(writeMinutes, { params, body: first, headers: ifMatch(0) })).status).toBe(200)
  expect(
    (await office.call(writeMinutes, { params, body: { minutes: '另一稿' }, headers: ifMatch(0) })).status,
  ).toBe(409)
  const second = { minutes: '会议通报了二季度情况，明确了转介联系人。' }
  await office.call(writeMinutes, { params, body: second, headers: ifMatch(1) })
  expect((await office.call(confirmMinutes, { params, headers: ifMatch(1) })).status).toBe(409)
  const done = await office.call(confirmMinutes, { params, headers: ifMatch(2) })
  expect(done.body.sha256).toMatch(/^[0-9a-f]{64}$/)
  for (const answer of [
    await office.call(writeMinutes, { params, body: first, headers: ifMatch(2) }),
    await office.call(changeMeeting, { params, body: { ...prepared, place: '别处' } }),
    await office.call(confirmMinutes, { params, headers: ifMatch(2) }),
  ])
    expect(answer.status, answer.text).toBe(409)
  const { body } = await office.call(showMeeting, { params })
  expect(body.minutes.map((m) => m.text)).toEqual([second.minutes, first.minutes])
  expect(body).toMatchObject({ present: 2, invited: 3, confirmed: true, frozen: { version: 2 } })
})

test('a task is followed to its end, and every step stays', async () => {
  const meetingId = await hold(office)
  const late = await giveTask(meetingId, '2025-05-30')
  const later = await giveTask(meetingId, '2025-07-01', '安排志愿者培训')
  const list = await office.call(searchTasks, { body: {} })
  expect(list.body.tasks.map((t) => [t.id, t.state])).toEqual([
    [late, 'overdue'],
    [later, 'open'],
  ])
  expect((await office.call(countTasks)).body.overdue).toBe(1)
  const params = { taskId: late }
  const onTheWay = { state: 'underWay', note: '卫健已答复，名单待报', dueOn: '2025-06-10' }
  expect((await office.call(stepTask, { params, body: onTheWay })).body.state).toBe('underWay')
  expect((await office.call(countTasks)).body.overdue).toBe(0)
  await office.call(stepTask, { params, body: { state: 'done', note: '名单已报并公布' } })
  const { body } = await head.call(showTask, { params })
  expect(body.steps.map((s) => s.state)).toEqual(['done', 'underWay', 'open'])
  expect(body.task).toMatchObject({ state: 'done', note: '名单已报并公布', mayWrite: false })
  expect((await office.call(searchTasks, { body: {} })).body.tasks.map((t) => t.id)).toEqual([later])
  const all = await office.call(searchTasks, { body: { open: false, text: '转介' } })
  expect(all.body.tasks.map((t) => t.id)).toEqual([late])
  const book = await office.call(exportTasks, { body: { open: false } })
  expect(book.headers['content-disposition']).toContain('tasks_2025-06-02.xlsx')
  const early = { id: randomUUID(), text: '补办', department: 'health', person: '白芷', dueOn: '2025-05-01' }
  expect((await office.call(addTask, { params: { meetingId }, body: early })).status).toBe(422)
})

test('nobody in recovery is named: what looks like an identity number is refused where it stands', async () => {
  const personal = '讨论了 32980119900101999X 的情况'
  const answer = await office.call(createMeeting, {
    body: { id: randomUUID(), ...prepared, agenda: personal },
  })
  expect(answer.status).toBe(422)
  expect(answer.text).toMatch(/"[a-z]+":"[^"]*agenda"/)
  const meetingId = await hold(office)
  const minutes = { params: { meetingId }, body: { minutes: personal }, headers: ifMatch(0) }
  expect((await office.call(writeMinutes, minutes)).status).toBe(422)
})

test('an office reads below it and writes its own; neighbours are absent; the head of a station reads', async () => {
  const meetingId = await hold(office, { title: '只在一镇' })
  const params = { meetingId }
  expect((await county.call(showMeeting, { params })).body).toMatchObject({
    title: '只在一镇',
    mayWrite: false,
  })
  expect((await county.call(changeMeeting, { params, body: prepared })).status).toBe(403)
  expect((await neighbour.call(showMeeting, { params })).status).toBe(404)
  expect((await neighbour.call(showLeadingGroup, { query: { area: townships[0] ?? '' } })).status).toBe(404)
  expect((await head.call(showMeeting, { params })).status).toBe(200)
  expect((await head.call(createMeeting, { body: { id: randomUUID(), ...prepared } })).status).toBe(403)
  const own = await county.call(searchMeetings, { body: { text: '只在一镇' } })
  const below = await county.call(searchMeetings, { body: { text: '只在一镇', below: true } })
  expect([own.body.meetings.length, below.body.meetings.length]).toEqual([0, 1])
  const { groups } = (await county.call(listLeadingGroups)).body
  expect(groups.map((g) => g.area)).toEqual(expect.arrayContaining(['329801', ...townships.slice(0, 2)]))
})

test('row security alone: without its area nothing of a meeting is read or written', async () => {
  await hold(office)
  await withClient(server.services.admin, async (db) => {
    await db.query(`set role tongxing_app; select app_enter('{"area":"329801002"}'::jsonb)`)
    const { rows } = await db.query('select count(*)::int as n from meeting where area = $1', [townships[0]])
    expect(rows[0].n).toBe(0)
    await expect(
      db.query(
        `insert into meeting_minutes (region, area, meeting_id, version, text, by_user, at)
         values ('3298', '329801001', 'x', 1, 'y', 'z', now())`,
      ),
    ).rejects.toThrow(/row-level security/)
  })
})

test('minutes and tasks on paper', async () => {
  const meetingId = await hold(office)
  await giveTask(meetingId, '2025-07-01')
  await office.call(writeMinutes, {
    params: { meetingId },
    body: { minutes: '一、会议听取了汇报。\n二、明确分工。' },
    headers: ifMatch(0),
  })
  const url = `/api/meetings/${meetingId}/paper`
  const answer = await server.app.inject({ method: 'GET', url, headers: { cookie: office.cookie } })
  const text = readPdfText(answer.rawPayload).join('')
  for (const words of [
    '联席会议纪要',
    '公安 高平',
    '缺　　席：教育',
    '二、明确分工',
    '明确门诊转介联系人',
    '2025年7月1日',
  ])
    expect(text).toContain(words)
})
