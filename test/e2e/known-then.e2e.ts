import { afterAll, beforeAll, test } from 'vitest'
import { caseInForce, recordEntry } from '#test/orders/case-in-force.ts'
import { townships } from '#test/support/lives.ts'
import type { Client } from '#test/support/server.ts'
import { holds, type Story, startStory } from '#test/support/story.ts'

const area = townships[0]

let story: Story
let station: Client
let office: Client

/** Seven cases; five days later a loss of contact of May is recorded late. */
beforeAll(async () => {
  story = await startStory('2025-06-02')
  const { server } = story
  const worker = await server.signIn({ role: 'worker', org: 'station-1', area, name: '社工甲' })
  const opener = await server.signIn({ role: 'townshipOffice', org: 'office-1', area, name: '办事员' })
  const cases: string[] = []
  for (let n = 71; n <= 77; n++) cases.push(await caseInForce(server, opener, worker, n))
  server.services.clock.set('2025-06-07')
  station = await server.signIn({ role: 'stationHead', org: 'station-1', area, name: '站长' })
  office = await server.signIn({ role: 'townshipOffice', org: 'office-1', area, name: '主任' })
  await recordEntry(station, cases[0] ?? '', 'contactLost', '2025-05-20', { how: '电话停机' })
})
afterAll(() => story?.close())

test('staff are put on the register, their figures follow and open the people behind; May is looked at as it was known then', async () => {
  const head = await story.visit(station, '/staff?tab=staff')
  await head.page.getByRole('button', { name: '登记人员' }).click()
  const dialog = head.page.getByRole('dialog')
  await dialog.getByLabel('姓名').fill('何社工')
  await dialog.getByLabel('机构').fill('站1')
  await head.page.getByRole('option', { name: /站1/ }).click()
  await dialog.getByRole('button', { name: '登记人员' }).click()
  await head.page.getByRole('button', { name: '资格与培训' }).click()
  await head.page.getByRole('button', { name: '登记证书' }).click()
  await head.page.getByLabel('证书名称').fill('助理社会工作师')
  await head.page.getByRole('button', { name: '保存' }).click()
  await head.page.getByText('助理社会工作师（社会工作者').waitFor()
  await holds(head.page, 'staff-record')
  await head.leave()

  const { page, leave } = await story.visit(office, '/overview')
  await page.getByRole('heading', { name: /队伍与组织/ }).waitFor()
  await page.getByRole('button', { name: /查看社工占比的名单/ }).click()
  await page.getByRole('dialog').getByText('何社工').waitFor()
  await page.getByText('与数字一致').waitFor()
  await holds(page, 'register-list')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /查看专职配备缺口的趋势/ }).click()
  await holds(page, 'registers-desk')
  await page.goto('/overview?day=2025-06-01')
  await page.getByRole('button', { name: '截至所知' }).click()
  await page.getByLabel('截至所知（日终）', { exact: true }).fill('2025-06-04')
  await page.getByText(/^3 项指标因后来的记录而改变/).waitFor()
  await page.getByText('迟录 18 天').first().waitFor()
  await page.getByRole('heading', { name: '变了的乡镇街道' }).waitFor()
  await holds(page, 'known-then-desk')
  await leave()

  const phone = await story.visit(office, '/overview?day=2025-06-01&known=2025-06-04', 'phone', 'en')
  await phone.page.getByText(/figures were changed by what was recorded later/).waitFor()
  await holds(phone.page, 'known-then-phone-en')
  await phone.leave()
})
