import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { showCase } from '#contract/case-contract.ts'
import { decideRoute, showDecision } from '#contract/decision-contract.ts'
import { issuePaper, showForm } from '#contract/document-contract.ts'
import { sendDue } from '#server/messages/message-work.ts'
import { recordEntry } from '#test/orders/case-in-force.ts'
import { awaiting, type Offices, openOffices } from '#test/report-in/awaiting.ts'
import { region } from '#test/support/lives.ts'
import type { TestServer } from '#test/support/server.ts'
import { holds, type Story, startStory } from '#test/support/story.ts'

let story: Story
let server: TestServer
let all: Offices

beforeAll(async () => {
  story = await startStory('2025-06-20')
  server = story.server
  all = await openOffices(server)
  const messages = { name: 'demo', send: async () => ({ kind: 'delivered' }) }
  Object.assign(server.services, { messages })
})
afterAll(() => story?.close())

const link = (name: string) => new RegExp(`：${name}`)

async function issue(caseId: string, form: string, typed: Record<string, string>): Promise<void> {
  const { seq } = (await all.office.call(showForm, { params: { caseId, form } })).body
  const body = { id: randomUUID(), form, typed }
  const made = await all.office.call(issuePaper, {
    params: { caseId },
    body,
    headers: { 'if-match': `"${seq}"` },
  })
  expect(made.text).toContain('documentId')
}

async function report(caseId: string): Promise<void> {
  const params = { caseId, decisionId: 'report:refusal' }
  const { seq } = (await all.office.call(showDecision, { params })).body
  const body = {
    outcome: 'approve',
    reason: '多次提醒仍未报到',
    confirmed: true,
    fields: { reportNo: '报〔2025〕8号' },
  }
  const done = await all.office.call(decideRoute, { params, body, headers: { 'if-match': `"${seq}"` } })
  expect(done.status).toBe(200)
}

test('overdue: reminded, the reason refused, the pack filed; the police receive and decide, the office sees it', async () => {
  const caseId = await awaiting(server, all, 81, { name: '测试甲' })
  await awaiting(server, all, 82, { name: '测试乙', servedOn: '2025-06-06' })
  await awaiting(server, all, 83, { name: '测试丙', servedOn: null })
  await awaiting(server, all, 84, { name: '测试丁', servedOn: '2025-06-16' })

  const worker = await story.visit(all.worker, '/report-in')
  await worker.page.getByText('逾期 2 天').waitFor()
  await worker.page.getByText('休息日顺延').waitFor()
  await holds(worker.page, 'board')
  await worker.page.getByRole('button', { name: /^提醒：测试甲/ }).click()
  const dialog = worker.page.getByRole('dialog')
  await dialog.getByText('您预约的事项尚未办理，请尽快到一镇（湖滨路12号）办理').waitFor()
  await holds(worker.page, 'remind')
  await dialog.getByRole('button', { name: '发送短信' }).click()
  await worker.page.getByText('短信待发').waitFor()
  await sendDue(server.services, [region])
  await worker.page.reload()
  await worker.page.getByText('短信已送达').waitFor()
  await worker.leave()

  const reason = { reason: '称在外地务工', until: '2025-07-10', asker: 'person' }
  await recordEntry(all.worker, caseId, 'properReasonAsked', '2025-06-20', reason)
  const head = await story.visit(all.head, '/report-in?bucket=reasonAsked')
  await head.page.getByRole('link', { name: /^办理申请：测试甲/ }).click()
  await head.page.getByText('称在外地务工').waitFor()
  await holds(head.page, 'proper-reason')
  await head.page.getByRole('radio', { name: /^不予认可/ }).check()
  await head.page.locator('#field-reason').fill('没有务工证明，报到期限内未提出')
  await head.page.getByRole('button', { name: '不予认可' }).click()
  await head.page.getByText('已记入案卷').waitFor()
  await head.leave()

  await recordEntry(all.office, caseId, 'warned', '2025-06-20', { breach: '逾期未报到' })
  await issue(caseId, 'F-14', { 'typed.demand': '请立即前来报到', 'agreement.title': '社区戒毒协议' })
  await issue(caseId, 'F-07', { 'reportIn.reason': '未说明正当理由' })
  await report(caseId)
  const office = await story.visit(all.office, `/cases/${caseId}`)
  await office.page.getByRole('heading', { name: '移交材料' }).waitFor()
  await office.page.getByText('还缺 1 份').waitFor()
  await holds(office.page, 'case-card')
  await office.page.getByRole('button', { name: '提醒和申请' }).click()
  await office.page.getByRole('dialog').getByText('没有务工证明，报到期限内未提出').waitFor()
  await office.page.keyboard.press('Escape')
  await issue(caseId, 'F-25a', { 'typed.police': '一区公安分局' })
  await office.page.reload()
  await office.page.getByText('材料齐全').waitFor()
  const print = office.page.getByRole('link', { name: '合并打印' })
  const pdf = await office.page.request.get((await print.getAttribute('href')) ?? '')
  expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])

  const police = await story.visit(all.police, '/received-reports')
  await police.page.getByRole('link', { name: /^办理：测试甲/ }).waitFor()
  await holds(police.page, 'received')
  await police.page.getByRole('link', { name: /^办理：测试甲/ }).click()
  await police.page.getByLabel('签收编号').fill('收〔2025〕31号')
  await holds(police.page, 'report')
  await police.page.getByRole('button', { name: '签收这份报告' }).click()
  await police.page.getByRole('button', { name: '登记决定' }).waitFor()

  await office.page.goto('/report-in?tab=reports')
  await office.page.getByText('收〔2025〕31号').waitFor()
  await holds(office.page, 'sent-reports')

  await police.page.getByRole('radio', { name: /^强制隔离戒毒/ }).check()
  await police.page.getByLabel(/决定书文号/).fill('强戒〔2025〕9号')
  await holds(police.page, 'decide')
  await police.page.getByRole('button', { name: '登记决定' }).click()
  await police.page.getByText(/决定：强制隔离戒毒（强戒〔2025〕9号）/).waitFor()
  await police.leave()
  expect((await all.office.call(showCase, { params: { caseId } })).body.state.stage).toBe(
    'convertedToIsolation',
  )
  await office.page.reload()
  await office.page.getByText('强制隔离戒毒').first().waitFor()
  await office.leave()
})

test('rehabilitation: the same refusal opens no isolation, and the measure goes on', async () => {
  const caseId = await awaiting(server, all, 85, { name: '测试戊', measure: 'communityRehab' })
  await report(caseId)
  const police = await story.visit(all.police, '/received-reports', 'phone')
  await police.page.getByRole('link', { name: link('测试戊') }).click()
  await police.page.getByText(/单独不会导致强制隔离戒毒/).waitFor()
  await police.page.getByLabel('签收编号').fill('收〔2025〕32号')
  await police.page.getByRole('button', { name: '签收这份报告' }).click()
  await police.page.getByText(/这一事由单独不能决定强制隔离戒毒/).waitFor()
  expect(await police.page.getByRole('radio').count()).toBe(2)
  await holds(police.page, 'rehab-phone')
  await police.page.getByRole('radio', { name: /^继续执行/ }).check()
  await police.page.getByRole('button', { name: '登记决定' }).click()
  await police.page.getByText(/决定：继续执行/).waitFor()
  await police.leave()
  expect((await all.office.call(showCase, { params: { caseId } })).body.state.stage).toBe('awaitingReport')
})

test('on a phone, in English', async () => {
  const phone = await story.visit(all.worker, '/report-in', 'phone', 'en')
  await phone.page.getByText('moved from a rest day').waitFor()
  await holds(phone.page, 'board-phone-en')
  await phone.page.getByRole('button', { name: /^Remind：测试乙/ }).click()
  await phone.page.getByRole('dialog').getByText('By message').waitFor()
  await holds(phone.page, 'remind-phone-en')
  await phone.leave()
})
