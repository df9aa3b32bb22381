import { afterAll, beforeAll, test } from 'vitest'
import { createOrder } from '#contract/order-contract.ts'
import { assignReleases, listReleases } from '#contract/release-contract.ts'
import { rehabOrder } from '#test/before-order/release-world.ts'
import {
  book,
  releaseHeadings,
  releaseLine,
  screeningHeadings,
  screeningLine,
} from '#test/before-order/send-roster.ts'
import { recordEntry } from '#test/orders/case-in-force.ts'
import { unrealId } from '#test/orders/order-world.ts'
import { townships } from '#test/support/lives.ts'
import type { TestServer } from '#test/support/server.ts'
import { holds, type Story, startStory } from '#test/support/story.ts'

const area = townships[0]

let story: Story
let server: TestServer

beforeAll(async () => {
  story = await startStory('2025-06-02')
  server = story.server
  await server.account({ login: 'worker', role: 'worker', org: 'station-1', area, name: '社工甲' })
  await server.account({ login: 'office', role: 'townshipOffice', org: 'office-1', area, name: '办事员' })
  await server.account({ login: 'head', role: 'stationHead', org: 'station-1', area, name: '站长甲' })
  await server.account({ login: 'above', role: 'narcoticsOffice', org: 'narcotics-1', area: '329801' })
})
afterAll(() => story?.close())

const sheet = (buffer: Buffer) => ({
  name: 'list.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer,
})

test('from a row of the facility’s list to the order that joins the same file', async () => {
  const above = await server.signIn('above')
  const lists = await story.visit(above, '/releases/lists')
  const rows = [releaseLine(20), releaseLine(21, { 4: '2025-06-05' }), releaseLine(22, { 4: '25.6.9' })]
  await lists.page.locator('#roster-file').setInputFiles(sheet(await book(releaseHeadings, rows)))
  await lists.page.getByText('看不出哪个是年、月、日').waitFor()
  await holds(lists.page, 'roster')
  await lists.page.locator('#field-warnings').check()
  await lists.page.getByRole('button', { name: '登记 2 人' }).click()
  await lists.page.getByText('已登记 2 人').waitFor()
  await lists.page.goto('/releases')
  await lists.page.getByRole('link', { name: '测***' }).first().waitFor()
  await lists.leave()

  let office = await server.signIn('office')
  const register = await story.visit(office, '/releases')
  await register.page
    .getByRole('row', { name: /测试名20/ })
    .getByRole('checkbox')
    .check()
  await register.page.getByRole('button', { name: '分派选中的 1 人' }).click()
  const hand = register.page.getByRole('dialog')
  await hand.locator('#field-station').selectOption('station-1')
  await hand.getByRole('button', { name: '分派' }).click()
  await register.page.getByText('已分派 1 人').waitFor()
  await holds(register.page, 'register')
  const { releases } = (await office.call(listReleases)).body
  const releaseId = releases.find((r) => r.name === '测试名20')?.id ?? ''
  let worker = await server.signIn('worker')
  const body = { releases: [releaseId], station: 'station-1', worker: worker.account }
  await office.call(assignReleases, { body })
  await register.leave()

  // on a phone, in the facility: visit, rights, agreement, each in less than a minute
  const phone = await story.visit(worker, `/releases/${releaseId}`, 'phone')
  await phone.page.getByRole('button', { name: '出所前会见', exact: true }).click()
  await phone.page.locator('#field-text').fill('愿意回家，想找份工作')
  await holds(phone.page, 'step-phone')
  await phone.page.getByRole('button', { name: '保存' }).click()
  for (const act of ['告知权利义务', '签订帮教协议']) {
    await phone.page.getByRole('button', { name: act, exact: true }).click()
    await phone.page.getByRole('button', { name: '保存' }).click()
    await phone.page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await phone.page.getByRole('button', { name: '安排接所', exact: true }).waitFor()
  await holds(phone.page, 'release-phone')
  await phone.leave()

  // the day of release: met at the gate
  server.services.clock.set('2025-06-20')
  worker = await server.signIn('worker')
  office = await server.signIn('office')
  const gate = await story.visit(worker, `/releases/${releaseId}`)
  await gate.page.getByRole('button', { name: '已接回', exact: true }).click()
  await gate.page.getByText('工作站社工接回').click()
  await gate.page.getByRole('button', { name: '保存' }).click()
  await gate.page.getByText('已办').first().waitFor()
  await holds(gate.page, 'release')
  await gate.leave()

  // two offices: the township registers the order that came, the worker finds the same file
  const desk = await story.visit(office, '/orders/new')
  await desk.page.locator('#field-idNumber').fill(unrealId(20))
  await desk.page.getByRole('button', { name: '查重' }).click()
  await desk.page.getByText(/出所衔接：2025年6月20日/).waitFor()
  await holds(desk.page, 'order-search')
  await desk.leave()
  const draft = rehabOrder(20)
  draft.person.name = '测试名20'
  const made = await office.call(createOrder, { body: { draft, warnings: true } })
  const caseId = made.body.caseId ?? ''
  await recordEntry(worker, caseId, 'visitMade', '2025-06-20', {})
  const file = await story.visit(worker, `/cases/${caseId}`)
  await file.page.getByRole('heading', { name: '出所前做了什么' }).waitFor()
  await file.page.getByText('社工接回').waitFor()
  await holds(file.page, 'case-card')
  await file.page.getByRole('link', { name: '查看衔接记录' }).click()
  await file.page.getByText(/决定书已到/).waitFor()
  await holds(file.page, 'release-joined')
  await file.leave()
})

test('a screening from its list to its end: nobody without an outcome', async () => {
  const above = await server.signIn('above')
  let office = await server.signIn('office')
  const { page, leave } = await story.visit(office, '/screenings')
  await page.getByRole('button', { name: '开始排查' }).click()
  await page.locator('#field-name').fill('上半年排查摸底')
  await page.locator('#field-why').fill('区禁毒办部署')
  await page.getByRole('button', { name: '开始', exact: true }).click()
  await page.getByRole('heading', { name: '上半年排查摸底' }).waitFor()
  const screening = page.url()
  await page.getByRole('link', { name: '上传名单' }).click()
  const people = [601, 602].map((n) => screeningLine(n))
  await page.locator('#roster-file').setInputFiles(sheet(await book(screeningHeadings, people)))
  await page.locator('#field-warnings').check()
  await page.getByRole('button', { name: '登记 2 人' }).click()
  await page.getByText('已登记 2 人').waitFor()
  await page.goto(screening)
  await page.getByRole('row', { name: /测试查601/ }).waitFor()
  await holds(page, 'screening')
  await page.getByRole('button', { name: '结束排查' }).click()
  const closing = page.getByRole('dialog')
  await closing.getByRole('button', { name: '结束排查' }).click()
  await closing.getByText(/还有 2 人没有结果/).waitFor()
  await closing.getByRole('button', { name: '关闭' }).first().click()
  await leave()

  office = await server.signIn('office')
  const phone = await story.visit(office, new URL(screening).pathname, 'phone')
  for (const name of ['测试查601', '测试查602']) {
    await phone.page.getByRole('button', { name: `登记结果：${name}` }).click()
    const dialog = phone.page.getByRole('dialog')
    await dialog.getByText('网上核查').click()
    await dialog.locator('#field-text').fill('平台显示已在外省报到')
    if (name.endsWith('602')) await holds(phone.page, 'outcome-phone')
    await dialog.getByRole('button', { name: '保存结果' }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await phone.page.getByText('100%').waitFor()
  await holds(phone.page, 'screening-phone')
  await phone.page.getByRole('button', { name: '结束排查' }).click()
  await phone.page.getByRole('dialog').getByRole('button', { name: '结束排查' }).click()
  await phone.page.getByText(/由 办事员 结束/).waitFor()
  await phone.leave()

  const english = await story.visit(above, '/screenings', 'desk', 'en')
  await english.page.getByRole('link', { name: '上半年排查摸底' }).waitFor()
  await holds(english.page, 'screenings-en')
  await english.page.goto('/releases')
  await english.page.getByText(/names are masked/).waitFor()
  await holds(english.page, 'register-en')
  await english.leave()
})

test('by hand: what is missing is said, what was typed stays', async () => {
  const office = await server.signIn('office')
  const { page, leave } = await story.visit(office, '/releases/new')
  await page.locator('#field-name').fill('测试手登')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByRole('alert').getByText('请填写戒毒场所').waitFor()
  await holds(page, 'new-release')
  await page.reload()
  await page.locator('#field-idNumber').fill(unrealId(31))
  await page.locator('#field-facility').fill('某强制隔离戒毒所')
  await page.locator('#field-releaseOn').fill('2025-7-1')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByText('身份证号的校验位不对').first().waitFor()
  await page.locator('#field-confirmed').check()
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByText(/一镇可以开始提前介入/).waitFor()
  await page.getByRole('link', { name: '打开' }).click()
  await page.getByRole('heading', { name: '测试手登' }).waitFor()
  await page.getByText('出所前会见').first().waitFor()
  await leave()
})
