import { afterAll, beforeAll, test } from 'vitest'
import { caseInForce, recordEntry } from '#test/orders/case-in-force.ts'
import { townships } from '#test/support/lives.ts'
import type { Client, TestServer } from '#test/support/server.ts'
import { holds, type Story, startStory } from '#test/support/story.ts'

const area = townships[0]

let story: Story
let server: TestServer
let worker: Client
let office: Client
let police: Client

beforeAll(async () => {
  story = await startStory('2025-06-02')
  server = story.server
  worker = await server.signIn({ role: 'worker', org: 'station-1', area, name: '社工甲' })
  office = await server.signIn({ role: 'townshipOffice', org: 'office-1', area, name: '办事员' })
  police = await server.signIn({ role: 'policeLiaison', org: 'police-1', area: '329801', name: '民警甲' })
})
afterAll(() => story?.close())

test('a notice, a positive with two sealed parts, an objection in time, a negative laboratory: nothing is left of it', async () => {
  const caseId = await caseInForce(server, office, worker, 401)
  await caseInForce(server, office, worker, 402)
  const station = await story.visit(worker, '/tests?tab=due')
  const { page } = station
  for (const name of [/测试401/, /测试402/])
    await page.getByRole('row', { name }).getByRole('checkbox').check()
  await holds(page, 'due')
  await page.getByRole('button', { name: '通知所选 2 人' }).click()
  await page.locator('#field-dueOn').fill('2025-6-2')
  await page.locator('#field-time').fill('9:00')
  await page.locator('#field-place').fill('一镇派出所')
  await holds(page, 'notify')
  await page.getByRole('dialog').getByRole('button', { name: '通知', exact: true }).click()
  await page.getByText('已通知 2 人').waitFor()

  const counter = await story.visit(police, '/tests')
  const duty = counter.page
  await duty.getByText('通知 2 人，2 人还没有登记结果').waitFor()
  await holds(duty, 'day')
  await duty.getByRole('link', { name: '登记检测：测试401' }).click()
  await duty.getByRole('radio', { name: '阳性' }).check()
  for (const [field, value] of Object.entries(sealed)) await duty.locator(`#field-${field}`).fill(value)
  await duty.getByRole('radio', { name: '男', exact: true }).check()
  await duty.getByRole('radio', { name: '已签字' }).check()
  await holds(duty, 'collect')
  await duty.getByRole('button', { name: '核对' }).click()
  await duty.getByRole('button', { name: '提交登记' }).click()
  await duty.getByText('因此出现的提示').waitFor()

  await page.goto(`/cases/${caseId}`)
  await page.getByText('检测链').waitFor()
  await holds(page, 'case')
  await page.getByRole('link', { name: '全部检测和样本' }).click()
  await page.getByText(/可以在2025年6月5日之前/).waitFor()
  await page.getByText('登记齐全').waitFor()
  await page.getByRole('link', { name: '登记异议' }).click()
  await page.locator('#field-reason').fill('本人称近期服用止咳药')
  await page.getByRole('button', { name: '核对' }).click()
  await page.getByRole('button', { name: '提交登记' }).click()
  await page.getByText('因此消除的提示').waitFor()
  await page.goto('/tests?tab=further')
  await page.getByRole('cell', { name: /有异议，待送检/ }).waitFor()

  await duty.goto(`/cases/${caseId}/tests`)
  await duty.getByText(/异议没有决定之前/).waitFor()
  await holds(duty, 'objected')
  await duty.getByRole('link', { name: '登记送检' }).click()
  await duty.getByRole('radio', { name: 'A样' }).check()
  await duty.getByRole('radio', { name: '实验室检测' }).check()
  await duty.locator('#field-to').fill('市局毒品实验室')
  await duty.getByRole('button', { name: '核对' }).click()
  await duty.getByRole('button', { name: '提交登记' }).click()
  await duty.getByText('已登记：样本送检').waitFor()
  await duty.goto(`/cases/${caseId}/tests`)
  await duty.getByRole('link', { name: '登记检测结果' }).click()
  await duty.locator('#field-institution').fill('市局毒品实验室')
  await duty.getByRole('radio', { name: '阴性' }).check()
  await duty.getByRole('button', { name: '核对' }).click()
  await duty.getByRole('button', { name: '提交登记' }).click()
  await duty.getByText('已登记').first().waitFor()

  await page.goto(`/cases/${caseId}/tests`)
  await page.getByText('有新结果，异议待决定').waitFor()
  await holds(page, 'negative')
  await page.goto(`/cases/${caseId}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  if ((await page.getByText('检测阳性').count()) > 0) throw new Error('the positive is still told')
  await station.leave()
  await counter.leave()

  const deciding = await story.visit(office, `/cases/${caseId}/tests`)
  await deciding.page.getByRole('link', { name: '决定异议' }).click()
  await deciding.page.getByRole('link', { name: /^办理.*异议/ }).click()
  await deciding.page
    .getByRole('radio', { name: /异议成立/ })
    .first()
    .check()
  await deciding.page.locator('#field-reason').fill('实验室检测为阴性')
  await deciding.page.getByRole('button', { name: '异议成立' }).click()
  await deciding.page.getByText('已记入案卷').waitFor()
  await deciding.leave()
})

const sealed = {
  testers: '民警甲、民警乙',
  noA: 'J401-A',
  sealA: 'F4011',
  noB: 'J401-B',
  sealB: 'F4012',
  storedAt: '样本柜2层',
}

test('who did not come: what the office did stands first, an excuse stands apart from a refusal', async () => {
  const { page, leave } = await story.visit(worker, '/tests')
  await page.getByRole('button', { name: '没有来：测试402' }).click()
  await page.getByText('还没有登记送达。没有送达的').waitFor()
  await holds(page, 'absent')
  await page.getByRole('link', { name: '有正当理由，准予延期' }).click()
  await page.locator('#field-reason').fill('住院，有证明')
  await page.getByRole('button', { name: '核对' }).click()
  await page.getByRole('button', { name: '提交登记' }).click()
  await page.getByText('已登记：检测准予延期').waitFor()
  await page.goto('/tests')
  await page.getByRole('cell', { name: '准予延期' }).waitFor()
  await leave()
})

test('hair that speaks of before the report-in, a sample that is kept, the plan, on a phone and in English', async () => {
  const caseId = await caseInForce(server, office, worker, 403)
  const hair = { sample: 'hair', level: 'lab', result: 'positive', institution: '省厅检验中心', hairCm: 4 }
  const test = await recordEntry(police, caseId, 'testTaken', '2025-06-01', {
    ...hair,
    noA: 'M403-A',
    sealA: 'M1',
    noB: 'M403-B',
    sealB: 'M2',
    storedAt: '样本柜1层',
  })
  await recordEntry(worker, caseId, 'testObjected', '2025-06-02', { test, reason: '报到以前的事' })
  const file = await story.visit(worker, `/cases/${caseId}/tests?perYear=4,2,1`)
  await file.page.getByText(/不能据此认定执行期间又吸毒/).waitFor()
  await file.page
    .getByText(/处欠缺/)
    .first()
    .click()
  await file.page.getByText(/毛发应当取距根部3厘米以内/).waitFor()
  await file.page.getByText('如果从今天起按这个次数').waitFor()
  await holds(file.page, 'hair-and-plan')
  await file.leave()

  const samples = await story.visit(police, '/tests?tab=samples')
  await samples.page.getByRole('searchbox', { name: /按样本编号/ }).fill('M403')
  await samples.page.getByRole('searchbox', { name: /按样本编号/ }).press('Enter')
  await samples.page.getByText('异议或复检中，不得处理').first().waitFor()
  await holds(samples.page, 'samples')
  await samples.page.goto(`/cases/${caseId}/record/sampleDisposed?entry=${test}`)
  await samples.page.getByRole('radio', { name: 'A样' }).check()
  await samples.page.getByRole('radio', { name: '销毁' }).check()
  await samples.page.locator('#field-people').fill('民警甲、民警乙')
  await samples.page.getByRole('button', { name: '核对' }).click()
  await samples.page.getByRole('button', { name: '提交登记' }).click()
  await samples.page
    .getByText(/异议或者复检还没有结束/)
    .first()
    .waitFor()
  await samples.leave()

  for (const [path, name] of [
    [`/cases/${caseId}/tests`, 'file-phone-en'],
    ['/tests', 'day-phone-en'],
    ['/tests?tab=samples', 'samples-phone-en'],
    [`/cases/${caseId}/record/testTaken`, 'collect-phone-en'],
  ] as const) {
    const phone = await story.visit(worker, path, 'phone', 'en')
    await holds(phone.page, name)
    await phone.leave()
  }
})
