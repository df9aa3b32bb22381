import { afterAll, beforeAll, expect, test } from 'vitest'
import { caseInForce, recordEntry } from '#test/orders/case-in-force.ts'
import { townships } from '#test/support/lives.ts'
import type { Client } from '#test/support/server.ts'
import { holds, type Story, startStory } from '#test/support/story.ts'

const area = townships[0]

let story: Story
let worker: Client
let head: Client
let office: Client

beforeAll(async () => {
  story = await startStory('2025-06-02')
  const { server } = story
  worker = await server.signIn({ role: 'worker', org: 'station-1', area, name: '社工甲' })
  head = await server.signIn({ role: 'stationHead', org: 'station-1', area, name: '站长甲' })
  office = await server.signIn({ role: 'townshipOffice', org: 'office-1', area, name: '办事员' })
})
afterAll(() => story?.close())

test('the head gives a login, the person reads, asks for leave, objects and leaves at once', async () => {
  const { server } = story
  const caseId = await caseInForce(server, office, worker, 81)
  await recordEntry(worker, caseId, 'testRefused', '2025-05-20', { way: 'refused' })

  const giving = await story.visit(head, `/cases/${caseId}`)
  await giving.page.getByRole('button', { name: '开通本人账号' }).click()
  const dialog = giving.page.getByRole('dialog')
  await dialog.getByText('开通码：').waitFor()
  const login = /用户名：(\w+)/.exec(await dialog.innerText())?.[1] ?? ''
  expect(login).toMatch(/^wo[a-z0-9]{8}$/)
  await giving.leave()

  // taking up a code has its own tests; from here both factors are taken as given
  await server.services.app.query(
    `update account set status = 'active', totp_sealed = 'x' where login = $1`,
    [login],
  )
  const person = await server.signIn(login)

  const { page, leave } = await story.visit(person, '/', 'phone')
  await page.getByText('我要做的').waitFor()
  expect(await page.title()).toMatch(/^我的安排/)
  await holds(page, 'own-phone')
  await page.getByRole('button', { name: '申请请假' }).click()
  await page.locator('#field-from').fill('2025-06-05')
  await page.locator('#field-to').fill('2025-06-08')
  await page.locator('#field-destination').fill('邻市乙区')
  await page.locator('#field-reason').fill('探望父母')
  await page.getByRole('button', { name: '提交请假' }).click()
  await page.getByText('等待审批', { exact: true }).waitFor()
  await page.getByRole('button', { name: /^对“拒绝或逃避检测/ }).click()
  await page.locator('#field-statement').fill('那天我在医院陪护，有病历')
  await page.getByRole('button', { name: '提交异议' }).click()
  await page.getByText('异议待处理').waitFor()
  await leave()

  const desk = await story.visit(person, '/mine', 'desk', 'en')
  await desk.page.getByRole('heading', { name: 'What I do' }).waitFor()
  await desk.page.getByRole('button', { name: 'Show', exact: true }).click()
  await desk.page.getByText(/head/i).first().waitFor()
  await holds(desk.page, 'own-desk-en')
  await desk.page.getByRole('button', { name: /^Leave quickly/ }).click()
  await desk.page.waitForURL('about:blank')
  await desk.leave()

  const deciding = await story.visit(head, '/decisions')
  await deciding.page
    .getByRole('link', { name: /^办理.*请假/ })
    .first()
    .waitFor()
  await deciding.page
    .getByRole('link', { name: /^办理.*异议/ })
    .first()
    .waitFor()
  await deciding.leave()
})
