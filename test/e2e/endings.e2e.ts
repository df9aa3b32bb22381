import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { showCase } from '#contract/case-contract.ts'
import { addDays } from '#core/shared/plain-date.ts'
import { sweep } from '#server/jobs/sweep.ts'
import { caseInForce } from '#test/orders/case-in-force.ts'
import { townships } from '#test/support/lives.ts'
import type { Client, TestServer } from '#test/support/server.ts'
import { holds, type Story, startStory } from '#test/support/story.ts'

const area = townships[0]
const people = [
  { login: 'worker', role: 'worker', org: 'station-1', area, name: '社工甲' },
  { login: 'head', role: 'stationHead', org: 'station-1', area, name: '站长甲' },
  { login: 'office', role: 'townshipOffice', org: 'office-1', area, name: '办事员甲' },
  { login: 'deputy', role: 'townshipOffice', org: 'office-1', area, name: '办事员乙' },
  { login: 'police', role: 'policeLiaison', org: 'police-1', area: '329801', name: '民警甲' },
] as const

let story: Story
let server: TestServer
let worker: Client
let office: Client

beforeAll(async () => {
  story = await startStory('2025-06-02')
  server = story.server
  for (const account of people) await server.account(account)
  worker = await server.signIn('worker')
  office = await server.signIn('office')
})
afterAll(() => story?.close())

const stateOf = async (who: Client, caseId: string) =>
  (await who.call(showCase, { params: { caseId } })).body.state

/** Everybody signs in anew on a later day, after the night's sweep. */
async function onDay(day: string): Promise<void> {
  server.services.clock.set(day)
  await sweep(server.services)
  worker = await server.signIn('worker')
  office = await server.signIn('office')
}

async function decide(path: string, button: string): Promise<void> {
  const { page, leave } = await story.visit(office, path)
  await page.getByRole('link', { name: /^办理/ }).click()
  await page.getByRole('radio', { name: new RegExp(`^${button}`) }).check()
  await page.locator('#field-reason').fill('已核对材料')
  await holds(page, `decide-${button}`)
  await page.getByRole('button', { name: button }).click()
  await page.getByText('已记入案卷').waitFor()
  await leave()
}

async function giveNotice(page: Page, to: string): Promise<void> {
  await page.getByRole('button', { name: `登记通知：${to}` }).click()
  const dialog = page.getByRole('dialog')
  const number = dialog.locator('#field-noticeNo')
  if (await number.isVisible()) await number.fill('同解字〔2028〕1号')
  await dialog.getByRole('radio', { name: '当面送达' }).check()
  await dialog.getByRole('button', { name: '确认登记' }).click()
  await page.getByRole('button', { name: `登记通知：${to}` }).waitFor({ state: 'detached' })
}

/** A court asks: written down by the township, approved by the head and by another of the township, read. */
async function queryTheSealed(fileNo: string): Promise<void> {
  const asking = await story.visit(office, '/endings?tab=sealing')
  await asking.page.getByRole('button', { name: '登记查询' }).click()
  const dialog = asking.page.getByRole('dialog')
  const values = { fileNo, asker: '某区人民法院', basis: '刑事诉讼法第五十四条', scope: '是否有记录' }
  for (const [name, value] of Object.entries(values)) await dialog.locator(`#field-${name}`).fill(value)
  await dialog.locator('#field-until').fill('明天')
  await holds(asking.page, 'sealed-query-ask')
  await dialog.getByRole('button', { name: '提交登记' }).click()
  await asking.page.getByRole('button', { name: '撤回' }).waitFor()
  await asking.leave()
  for (const login of ['head', 'deputy']) {
    const { page, leave } = await story.visit(await server.signIn(login), '/endings?tab=sealing')
    await page.getByRole('button', { name: '批准', exact: true }).click()
    await page.getByRole('button', { name: '批准', exact: true }).waitFor({ state: 'detached' })
    if (login === 'deputy') {
      await holds(page, 'sealed-query')
      await page.getByRole('button', { name: '查阅' }).click()
      await page.getByRole('dialog').getByText('责令决定').first().waitFor()
      await holds(page, 'sealed-file')
    }
    await leave()
  }
}

test('suspended, resumed, full by itself, told, handed to the police, sealed by three people', async () => {
  const caseId = await caseInForce(server, office, worker, 81)
  const ends = (await stateOf(worker, caseId)).term.endsOn ?? ''

  const convicted = await story.visit(office, `/cases/${caseId}/ending/terminate`, 'phone', 'en')
  await convicted.page.getByRole('radio', { name: 'Imprisonment' }).check()
  await convicted.page.locator('#field-since').fill('2025-5-20')
  await convicted.page.getByText('Only imprisonment').first().waitFor()
  await holds(convicted.page, 'terminate-phone-en')
  await convicted.leave()

  const asking = await story.visit(worker, `/cases/${caseId}/ending/suspend`)
  await asking.page.getByText('填好原因和日期后').waitFor()
  await asking.page.getByRole('radio', { name: '行政拘留' }).check()
  await asking.page.locator('#field-since').fill('2025-5-20')
  await asking.page.getByText('条文没有写明').first().waitFor()
  await asking.page.getByRole('radio', { name: '刑事拘留' }).check()
  await asking.page.locator('#field-proof').fill('派出所电话告知，拘留通知书已看过')
  await asking.page.getByText('羁押期间每过一天').waitFor()
  await holds(asking.page, 'ask-suspension')
  await asking.page.getByRole('button', { name: '提交申请' }).click()
  await asking.page.getByText('等待乡镇（街道）决定').first().waitFor()
  await asking.leave()
  await decide('/decisions?kind=suspend', '同意中止')

  const told = await story.visit(worker, '/endings?tab=suspended')
  await told.page.getByText('3 项未办').waitFor()
  await holds(told.page, 'register-suspended')
  await told.page.getByRole('link', { name: '测试81' }).click()
  await giveNotice(told.page, '执行地公安机关')
  await holds(told.page, 'case-suspended')
  await told.page.getByRole('link', { name: '恢复执行' }).click()
  await told.page.locator('#field-since').fill('2025-6-1')
  await told.page.locator('#field-proof').fill('释放证明')
  await told.page.getByText(/中止 12 天/).waitFor()
  await told.page.getByRole('button', { name: '提交申请' }).click()
  await told.page.getByText('等待乡镇（街道）决定').first().waitFor()
  await told.leave()
  await decide('/decisions?kind=resume', '同意恢复执行')
  const end = addDays(ends, 12)
  expect(await stateOf(worker, caseId)).toMatchObject({ stage: 'inForce', term: { endsOn: end } })

  await onDay(addDays(end, -30))
  const soon = await story.visit(worker, '/endings', 'phone')
  await soon.page.getByText('测试81').waitFor()
  await holds(soon.page, 'register-soon-phone')
  await soon.leave()

  await onDay(addDays(end, 2))
  const police = await server.signIn('police')
  const issuing = await story.visit(police, '/endings')
  await issuing.page.getByText('3 项未办').waitFor()
  await holds(issuing.page, 'register-police')
  await issuing.page.getByRole('link', { name: /^出具通知书/ }).click()
  await issuing.page.getByRole('heading', { level: 1 }).waitFor()
  expect(issuing.page.url()).toContain('F-29')
  await issuing.page.goto(`/cases/${caseId}`)
  for (const to of ['本人', '家属', '乡镇（街道）']) await giveNotice(issuing.page, to)
  await issuing.page.goto('/endings')
  await issuing.page.getByText('这一部分现在没有人').waitFor()
  await issuing.leave()

  const handing = await story.visit(office, '/endings?tab=clean')
  await handing.page
    .getByRole('checkbox', { name: /测试81|选择/ })
    .last()
    .check()
  await holds(handing.page, 'exit-list')
  await handing.page.getByRole('button', { name: '移送所选 1 人' }).click()
  const dialog = handing.page.getByRole('dialog')
  await dialog.locator('#field-listNo').fill('2028-05')
  await holds(handing.page, 'exit-hand-over')
  await dialog.getByRole('button', { name: /移送/ }).click()
  await handing.page.getByRole('cell', { name: /已移送，待确认/ }).waitFor()
  await handing.leave()

  const answering = await story.visit(police, '/endings?tab=clean')
  await answering.page.getByRole('button', { name: /^答复/ }).click()
  await answering.page.getByRole('radio', { name: '确认退出动态管控' }).check()
  await answering.page.getByRole('dialog').getByRole('button', { name: '确认登记' }).click()
  await answering.page.getByText('这一部分现在没有人').waitFor()
  await answering.page.goto('/endings?tab=clean&exit=confirmed')
  await answering.page.getByRole('cell', { name: /公安机关已确认/ }).waitFor()
  await holds(answering.page, 'exit-police')
  await answering.leave()

  const { fileNo } = (await worker.call(showCase, { params: { caseId } })).body
  const preparing = await story.visit(worker, `/cases/${caseId}`)
  await preparing.page.getByRole('button', { name: '准备封存申请' }).click()
  await preparing.page.getByText('等待第一次批准').first().waitFor()
  await holds(preparing.page, 'case-discharged')
  await preparing.leave()
  const first = await story.visit(office, '/endings?tab=sealing')
  await first.page.getByRole('button', { name: '批准', exact: true }).click()
  await first.page.getByText('已批准一次').first().waitFor()
  await holds(first.page, 'sealing')
  await first.leave()
  const second = await story.visit(await server.signIn('deputy'), '/endings?tab=sealing')
  await second.page.getByRole('button', { name: '批准并封存' }).click()
  await second.page.getByText('没有等待批准的封存申请').waitFor()
  await second.leave()
  expect((await worker.call(showCase, { params: { caseId } })).status).toBe(404)

  await queryTheSealed(fileNo)
  const phone = await story.visit(office, '/endings?tab=clean', 'phone', 'en')
  await phone.page.getByText('Nobody in this part now').waitFor()
  await holds(phone.page, 'register-phone-en')
  await phone.leave()
})
