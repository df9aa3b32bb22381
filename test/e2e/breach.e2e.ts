import { afterAll, beforeAll, test } from 'vitest'
import { caseInForce, recordEntry } from '#test/orders/case-in-force.ts'
import { townships } from '#test/support/lives.ts'
import type { Client, TestServer } from '#test/support/server.ts'
import { holds, type Story, startStory } from '#test/support/story.ts'

const area = townships[0]

let story: Story
let server: TestServer
let worker: Client
let head: Client
let office: Client

beforeAll(async () => {
  story = await startStory('2025-06-02')
  server = story.server
  worker = await server.signIn({ role: 'worker', org: 'station-1', area, name: '社工甲' })
  head = await server.signIn({ role: 'stationHead', org: 'station-1', area, name: '站长甲' })
  office = await server.signIn({ role: 'townshipOffice', org: 'office-1', area, name: '办事员' })
})
afterAll(() => story?.close())

test('three refusals: an objection is decided first, both sides are read, the report is filed', async () => {
  const caseId = await caseInForce(server, office, worker, 71)
  const refused: string[] = []
  for (const on of ['2025-05-15', '2025-05-20', '2025-05-25'])
    refused.push(await recordEntry(worker, caseId, 'testRefused', on, { way: 'refused' }))
  const objection = { about: refused[1], statement: '当天在医院陪护' }
  await recordEntry(worker, caseId, 'objectionRaised', '2025-06-01', objection)

  const blocked = await story.visit(office, `/decisions/${caseId}/report:seriousViolation`)
  await blocked.page.getByRole('radio', { name: /^报告公安机关/ }).check()
  await blocked.page.getByText(/提出的异议还没有决定/).waitFor()
  await holds(blocked.page, 'report-blocked')
  await blocked.leave()

  const deciding = await story.visit(head, '/decisions?kind=objection')
  await deciding.page.getByRole('link', { name: /^办理.*异议/ }).click()
  await deciding.page
    .getByText(/如果成立：不再成立/)
    .first()
    .waitFor()
  await holds(deciding.page, 'objection')
  await deciding.page.getByRole('radio', { name: /异议不成立/ }).check()
  await deciding.page.locator('#field-reason').fill('医院没有当天的就诊记录，已当面告知')
  await deciding.page.getByRole('button', { name: '异议不成立' }).click()
  await deciding.page.getByText('已记入案卷').waitFor()
  await deciding.leave()

  const phone = await story.visit(office, `/decisions/${caseId}/report:seriousViolation`, 'phone', 'en')
  await phone.page.getByText('What the office owed and did').first().waitFor()
  await phone.page.getByRole('radio', { name: /^Report to the police/ }).check()
  await holds(phone.page, 'report-phone-en')
  await phone.leave()

  const { page, leave } = await story.visit(office, '/decisions?kind=report')
  await page.getByRole('link', { name: /^办理.*报告公安机关/ }).click()
  await page.getByText('双方履责对照').first().waitFor()
  await page.getByText('3 / 3').waitFor()
  await page.getByRole('radio', { name: /^报告公安机关/ }).check()
  await page.locator('#field-reason').fill('三次拒绝检测，事实清楚')
  await page.locator('#field-reportNo').fill('同禁报〔2025〕7号')
  await page.getByRole('button', { name: '报告公安机关' }).click()
  await page
    .getByText(/请先核对双方履责对照/)
    .first()
    .waitFor()
  await holds(page, 'report')
  await page.locator('#field-confirmed').check()
  await page.getByRole('button', { name: '报告公安机关' }).click()
  await page.getByText('已记入案卷').waitFor()
  await page.goto('/decisions?kind=report')
  await page.getByText('没有等待您审批的事项').waitFor()
  await leave()
})

test('abnormal: found in the list, a date set, ended by the record', async () => {
  const caseId = await caseInForce(server, office, worker, 72)
  await recordEntry(worker, caseId, 'contactLost', '2025-05-28', { how: '电话停机' })
  const { page, leave } = await story.visit(worker, '/abnormal')
  await page.getByText('已过 2 天').waitFor()
  await holds(page, 'abnormal')
  await page.getByRole('button', { name: /^处置：.*失去联系/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/还没有人定日期/).waitFor()
  await dialog.locator('#field-nextOn').fill('2025-6-4')
  await holds(page, 'abnormal-handle')
  await dialog.getByRole('button', { name: '定下日期' }).click()
  await page.getByText('还有 2 天').waitFor()
  await page.getByRole('button', { name: /^处置：.*失去联系/ }).click()
  await dialog.getByText('社工甲').waitFor()
  await dialog.getByRole('link', { name: '恢复联系' }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await recordEntry(worker, caseId, 'contactRestored', '2025-06-02', { how: '上门见到' })
  await page.goto('/abnormal?kind=contactLost')
  await page.getByText('没有未了结的异常情况').waitFor()
  await leave()

  const phone = await story.visit(head, '/abnormal', 'phone', 'en')
  await phone.page
    .getByRole('cell', { name: /Test evaded or refused/ })
    .first()
    .waitFor()
  await holds(phone.page, 'abnormal-phone-en')
  await phone.page
    .getByRole('button', { name: /^Handle/ })
    .first()
    .click()
  await phone.page
    .getByRole('dialog')
    .getByLabel(/By when/)
    .first()
    .waitFor()
  await holds(phone.page, 'abnormal-handle-phone-en')
  await phone.leave()

  const police = await server.signIn({
    role: 'policeLiaison',
    org: 'police-1',
    area: '329801',
    name: '民警甲',
  })
  const told = await story.visit(police, '/abnormal')
  await told.page.getByText('已报告公安机关').first().waitFor()
  await holds(told.page, 'abnormal-police')
  await told.leave()
})
