import { afterAll, beforeAll, expect, test } from 'vitest'
import { showCase } from '#contract/case-contract.ts'
import { caseInForce, recordEntry } from '#test/orders/case-in-force.ts'
import { townships } from '#test/support/lives.ts'
import type { Client, TestServer } from '#test/support/server.ts'
import { holds, type Story, startStory } from '#test/support/story.ts'

const area = townships[0]

let story: Story
let server: TestServer
let worker: Client
let head: Client
let otherHead: Client
let office: Client

beforeAll(async () => {
  story = await startStory('2025-06-10')
  server = story.server
  worker = await server.signIn({ role: 'worker', org: 'station-1', area, name: '社工甲' })
  head = await server.signIn({ role: 'stationHead', org: 'station-1', area, name: '站长甲' })
  otherHead = await server.signIn({ role: 'stationHead', org: 'station-2', area, name: '站长乙' })
  office = await server.signIn({ role: 'townshipOffice', org: 'office-1', area, name: '办事员' })
})
afterAll(() => story?.close())

const done = '已记入案卷'

test('a head who is away: the township names a substitute, who decides under the own name', async () => {
  const caseId = await caseInForce(server, office, worker, 82)
  const data = { from: '2025-06-12', to: '2025-06-14', destination: '外地', reason: '探亲' }
  await recordEntry(worker, caseId, 'leaveAsked', '2025-06-10', data)
  const naming = await story.visit(office, '/decisions/substitutes')
  const { page } = naming
  const label = await page.locator('#field-account option', { hasText: '站长甲' }).innerText()
  await page.locator('#field-account').selectOption({ label })
  const other = await page.locator('#field-substitute option', { hasText: '站长乙' }).innerText()
  await page.locator('#field-substitute').selectOption({ label: other })
  await page.locator('#field-to').fill('2025-6-20')
  await page.locator('#field-reason').fill('外出培训')
  await page.getByRole('button', { name: '指定' }).click()
  await page.getByText('进行中').waitFor()
  await holds(page, 'substitutes')
  await naming.leave()

  const standing = await story.visit(otherHead, '/day')
  await standing.page.getByRole('link', { name: /^代站长甲审批/ }).click()
  await standing.page.getByText(/您正代站长甲审批/).waitFor()
  await holds(standing.page, 'inbox-acting')
  await standing.page.getByRole('link', { name: /^办理.*请假/ }).click()
  await standing.page.getByText(/您正代站长甲审批/).waitFor()
  await standing.page.getByRole('radio', { name: /^准假/ }).check()
  await standing.page.getByRole('button', { name: '准假' }).click()
  await standing.page.getByText(done).waitFor()
  await standing.leave()

  const seen = await story.visit(head, '/decisions/made')
  await seen.page.getByText('代 站长甲').waitFor()
  await seen.leave()
})

test('the calendar: a month on a desk, weeks on a phone, one person opened; breaches on the file', async () => {
  const caseId = await caseInForce(server, office, worker, 83)
  const late = { from: '2025-05-28', to: '2025-06-05', destination: '外地打工' }
  const leave = await recordEntry(worker, caseId, 'leaveAsked', '2025-05-27', late)
  await recordEntry(office, caseId, 'leaveDecided', '2025-05-27', { leave, granted: true })
  const other = await caseInForce(server, office, worker, 84)
  const days = { from: '2025-06-02', to: '2025-06-06' }
  const absence = await recordEntry(worker, other, 'absenceFound', '2025-06-08', days)
  const refused = await recordEntry(worker, other, 'testRefused', '2025-06-09', { way: 'refused' })
  await recordEntry(worker, other, 'objectionRaised', '2025-06-09', {
    about: absence,
    statement: '在外地看病',
  })
  await recordEntry(worker, other, 'statementMade', '2025-06-09', { about: refused, statement: '当天发烧' })

  const { page, leave: left } = await story.visit(head, '/leaves')
  await page.getByText('超假 5 天').first().waitFor()
  await holds(page, 'leaves')
  // A4 lying down, heading and month on the same sheet
  const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(printed.match(/\/MediaBox \[[^\]]*\]/g)).toEqual([expect.stringContaining('0 0 841')])
  await page.getByRole('button', { name: /^查看外出：.*超假/ }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText('外地打工').waitFor()
  await drawer.getByText(/超假不等于擅自离开/).waitFor()
  await holds(page, 'leave-drawer')
  await page.goto(`/cases/${other}`)
  await page.getByText('1 / 3 次').first().waitFor()
  await page.getByText('4 / 30 日').waitFor()
  await page.getByText(/如果成立：/).waitFor()
  await holds(page, 'case-breach')
  await left()

  const phone = await story.visit(worker, '/leaves', 'phone', 'en')
  await phone.page
    .locator('.weeks details[open]')
    .getByText(/5 days overdue/)
    .first()
    .waitFor()
  await holds(phone.page, 'leaves-phone-en')
  await phone.leave()
})

test('long leave: sent back, asked again, granted, extended, back late, and no counter moves', async () => {
  const caseId = await caseInForce(server, office, worker, 81)
  const field = await story.visit(worker, `/cases/${caseId}/record/leaveAsked`)
  const { page } = field
  await page.locator('#field-from').fill('2025-6-11')
  await page.locator('#field-to').fill('2025-6-24')
  await page.getByText('这些日子怎样计算').waitFor()
  await page.getByText(/按日历经过 14 日，需要书面报告/).waitFor()
  await page.getByText(/返回日减离开日，13 日/).waitFor()
  await page.locator('#field-destination').fill('外地亲属家')
  await holds(page, 'leave-ask')
  await page.getByRole('button', { name: '核对' }).click()
  await page.getByRole('button', { name: '提交登记' }).click()
  await page.getByRole('link', { name: '回到个案' }).waitFor()

  const deciding = await story.visit(office, '/decisions?kind=leave')
  const { page: desk } = deciding
  await desk.getByText('外出开始之前').waitFor()
  await holds(desk, 'inbox')
  const decide = async (answer: RegExp, button: string, reason: string) => {
    await desk.getByRole('link', { name: /^办理/ }).first().click()
    await desk.getByRole('radio', { name: answer }).check()
    await desk.locator('#field-reason').fill(reason)
    await desk.getByRole('button', { name: button }).click()
    await desk.getByText(done).waitFor()
  }
  await decide(/^退回补充/, '退回补充', '请补充外出期间的联系电话')
  await desk.goto('/decisions?kind=leave')
  await desk.getByText('没有等待您审批的事项').waitFor()

  await page.goto('/decisions?tab=sentBack')
  await page.getByRole('link', { name: /^查看/ }).waitFor()
  await recordEntry(worker, caseId, 'note', '2025-06-10', { text: '联系电话已补' })
  await desk.goto('/decisions?kind=leave')
  await desk.getByRole('link', { name: /^办理/ }).click()
  await desk.getByText(/擅自离开 0 \/ 3 次（还差 3 次）/).waitFor()
  await holds(desk, 'leave-decision')
  await desk.goto('/decisions?kind=leave')
  await decide(/^准假/, '准假', '材料齐全')

  const { entries } = (await worker.call(showCase, { params: { caseId } })).body
  const leave = entries.find((e) => e.type === 'leaveAsked')?.id ?? ''
  const extension = { leave, to: '2025-06-30', reason: '母亲手术', way: 'phone' }
  await recordEntry(worker, caseId, 'leaveExtensionAsked', '2025-06-10', extension)
  await desk.goto('/decisions?kind=leaveExtension')
  await decide(/^同意续假/, '同意续假', '有住院证明')
  await desk.goto('/decisions/made')
  await desk.getByText('按期').first().waitFor()
  await holds(desk, 'made')
  await deciding.leave()

  await page.goto(`/cases/${caseId}`)
  await page.getByText('已续假').waitFor()
  await holds(page, 'case')
  await field.leave()

  server.services.clock.set('2025-07-03')
  const later = await server.signIn({ role: 'stationHead', org: 'station-1', area, name: '站长丙' })
  const overdue = await story.visit(later, `/cases/${caseId}`)
  await overdue.page.getByText(/超假不等于擅自离开/).waitFor()
  await overdue.leave()
  await recordEntry(later, caseId, 'leaveReturned', '2025-07-03', { leave, on: '2025-07-02', seen: '当面' })
  const back = await story.visit(later, `/cases/${caseId}`)
  await back.page.getByText('晚归销假').waitFor()
  await back.leave()
  const { state } = (await later.call(showCase, { params: { caseId } })).body
  expect([state.counters.unauthorisedLeaves.value, state.counters.unauthorisedDays.value]).toEqual([0, 0])
})
