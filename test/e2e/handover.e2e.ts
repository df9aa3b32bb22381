import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  entrustTo,
  type HandoverWorld,
  handoverWorld,
  inForce,
  places,
  record,
  sees,
  take,
} from '#test/handover/handover-world.ts'
import { holds, open, type Story, startStory } from '#test/support/story.ts'

let story: Story
let w: HandoverWorld

beforeAll(async () => {
  story = await startStory('2025-06-02')
  w = await handoverWorld(story.server)
})
afterAll(() => story?.close())

test('a move between two offices: asked, sent, accepted with a worker, reported in, signed anew', async () => {
  const caseId = await inForce(w, 101)
  await record(w.who('workers', 0), caseId, 'agreementSigned', '2025-03-12', {
    parties: ['本人'],
    place: places[0],
  })
  const worker = await story.visit(w.who('workers', 0), `/cases/${caseId}/handovers`)
  await worker.page.getByRole('combobox', { name: '新执行地' }).fill('二镇')
  await worker.page.getByRole('option', { name: /二镇/ }).click()
  await worker.page.locator('#field-changedOn').fill('2025-6-2')
  await worker.page.locator('#field-reason').fill('搬到父亲家居住')
  await holds(worker.page, 'ask')
  await worker.page.getByRole('button', { name: '申请变更执行地' }).click()
  await worker.page.getByText('由一镇办').waitFor()

  const old = await story.visit(w.who('offices', 0), '/handovers')
  await old.page.getByText('待移送材料').waitFor()
  await holds(old.page, 'out')
  await old.page.getByRole('link', { name: '测试101' }).click()
  await old.page.getByText('移送以后，对方看到什么').waitFor()
  await holds(old.page, 'send')
  // Both offices have their pages open: what one does, the other finds.
  const there = await story.visit(w.who('offices', 1), '/handovers?tab=in')
  await there.page.getByText('没有正在转入的人员').waitFor()
  await old.page.getByRole('button', { name: '移送材料' }).click()
  await old.page.getByText('等待对方办理，您现在不需要操作。').waitFor()

  await open(there.page, '/handovers?tab=in')
  await there.page.getByRole('link', { name: '测试101' }).click()
  await there.page.getByText(/接收以前您看到的就是这些/).waitFor()
  await there.page.getByRole('button', { name: '接收还是退回' }).click()
  await there.page.getByText('请先选择接收或者退回').first().waitFor()
  await there.page.getByRole('radio', { name: /^接收材料/ }).check()
  await there.page.getByRole('combobox', { name: '承办社工' }).click()
  await there.page.getByRole('option', { name: /社工乙/ }).click()
  await holds(there.page, 'accept')
  await there.page.getByRole('button', { name: '接收材料' }).click()
  await there.page.getByText('现在由二镇负责').waitFor()
  await there.page.getByText('由本人办').waitFor()
  await holds(there.page, 'accepted')

  await worker.page.goto(`/cases/${caseId}`)
  await worker.page
    .getByText(/没有找到/)
    .first()
    .waitFor()
  expect(await sees(w.who('workers', 0), caseId)).toBe(404)
  await open(old.page, '/handovers')
  await old.page.getByText('已移交').waitFor()
  await old.leave()

  const taker = await story.visit(w.who('workers', 1), '/day')
  await taker.page.getByText('变更后报到').first().waitFor()
  await holds(taker.page, 'day')
  await taker.leave()
  await record(w.who('workers', 1), caseId, 'reportedIn', '2025-06-02', { place: places[1] })
  await open(there.page, '/handovers?tab=in')
  await there.page.getByRole('link', { name: '测试101' }).click()
  await there.page.getByRole('link', { name: '登记新协议' }).waitFor()
  await record(w.who('offices', 1), caseId, 'agreementSigned', '2025-06-02', {
    parties: ['本人'],
    place: places[1],
  })
  await open(there.page, '/handovers?tab=in&closed=1')
  await there.page.getByText('已办结').first().waitFor()
  await there.leave()

  const phone = await story.visit(w.who('offices', 1), '/handovers?tab=in&closed=1', 'phone', 'en')
  await phone.page.getByRole('link', { name: '测试101' }).click()
  await phone.page.getByText('The clocks').waitFor()
  await holds(phone.page, 'moved-phone-en')
  await phone.leave()
})

test('entrusted: the other station takes it, tests, and the result stands in the file at home', async () => {
  const caseId = await inForce(w, 102)
  const head = await story.visit(w.who('heads', 0), `/cases/${caseId}/handovers`)
  const form = head.page.getByRole('region', { name: '委托异地管理' })
  await form.getByRole('combobox', { name: '居住地' }).fill('二镇')
  await form.getByRole('option', { name: /二镇/ }).click()
  await form.locator('#field-station').selectOption({ label: '站2' })
  await form.getByLabel('检测').check()
  await form.getByLabel('谈话').check()
  await form.locator('#field-until').fill('2025-12-31')
  await holds(head.page, 'entrust')
  await form.getByRole('button', { name: '委托异地管理' }).click()
  await head.page.getByText('现在由一镇负责').waitFor()
  await head.leave()

  const other = await story.visit(w.who('heads', 1), '/handovers?tab=entrustedIn')
  await other.page.getByRole('link', { name: '测试102' }).click()
  await other.page.getByRole('radio', { name: /^接受委托/ }).check()
  await other.page.getByRole('combobox', { name: '办理的社工' }).click()
  await other.page.getByRole('option', { name: /社工乙/ }).click()
  await holds(other.page, 'take')
  await other.page.getByRole('button', { name: '接受委托' }).click()
  await other.page.getByText('受托办理中').waitFor()
  await other.leave()

  const day = await story.visit(w.who('workers', 1), '/day', 'phone')
  await day.page.getByRole('heading', { name: /受托事项/ }).waitFor()
  await holds(day.page, 'entrusted-day-phone')
  await day.page.getByRole('link', { name: '测试102' }).first().click()
  await day.page.getByRole('heading', { level: 1, name: '测试102' }).waitFor()
  await day.page.getByText('受托办理中').waitFor()
  await holds(day.page, 'entrusted-case-phone')
  await day.page.goto(`/cases/${caseId}/record/testTaken`)
  await day.page.locator('#field-on').fill('2025-06-02')
  await day.page.keyboard.press('Tab')
  await day.page.getByRole('radio', { name: '阴性', exact: true }).check()
  await day.page.getByRole('button', { name: '核对' }).click()
  await day.page.getByRole('button', { name: '提交登记' }).click()
  await day.page
    .getByText(/^已登记：/)
    .first()
    .waitFor()
  await day.page.goto('/day')
  await day.page.getByRole('heading', { name: /受托事项/ }).waitFor()
  await day.leave()

  const home = await story.visit(w.who('workers', 0), `/cases/${caseId}`)
  await home.page.getByText('阴性').first().waitFor()
  await home.page.getByText('站2').first().waitFor()
  await home.page.getByRole('heading', { name: '交接与委托' }).waitFor()
  await holds(home.page, 'entrusted-home')
  await home.leave()
})

test('English on a phone: the list, and work offered to a station', async () => {
  const caseId = await inForce(w, 103)
  const id = await entrustTo(w.who('heads', 0), caseId, ['visit', 'escort'])
  const phone = await story.visit(w.who('heads', 1), '/handovers?tab=entrustedIn', 'phone', 'en')
  await phone.page.getByText('To be answered').first().waitFor()
  await holds(phone.page, 'list-phone-en')
  await open(phone.page, `/handovers/${caseId}/${id}`)
  await phone.page.getByRole('radio', { name: /^Decline/ }).check()
  await holds(phone.page, 'take-phone-en')
  await phone.leave()
  expect((await take(w.who('heads', 1), caseId, id, w.who('workers', 1).account)).status).toBe(200)
})
