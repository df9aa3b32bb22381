import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addBody } from '#contract/agreement-contract.ts'
import { readPdfText } from '#test/documents/read-pdf-text.ts'
import { caseInForce, recordEntry } from '#test/orders/case-in-force.ts'
import { townships } from '#test/support/lives.ts'
import type { Client, TestServer } from '#test/support/server.ts'
import { holds as holdsAsItStands, type Story, startStory } from '#test/support/story.ts'

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

/** From the top: the bar that stays in view hides whatever a long page was scrolled to. */
async function holds(page: Page, name: string): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0))
  await holdsAsItStands(page, name)
}

test('group, needs, plan, agreement on paper, four names with one absent; then a second version', async () => {
  const caseId = await caseInForce(server, office, worker, 61)
  const group = await story.visit(office, `/cases/${caseId}/work-group`)
  const { page: g } = group
  for (const [at, who] of ['周安', '高平', '', '王大田', '李春'].entries())
    if (who) await g.locator(`#field-members-${at}-name`).fill(who)
  await g.getByLabel('社区医务人员：缺少的原因').fill('等待卫生院指派')
  await holds(g, 'group-form')
  await g.getByRole('button', { name: '登记工作小组' }).click()
  await g.getByText('缺1类').waitFor()
  await g.getByText('等待卫生院指派').first().waitFor()
  await holds(g, 'group')
  await group.leave()

  const drawing = await story.visit(worker, `/cases/${caseId}/agreement`)
  const { page } = drawing
  await page.getByRole('button', { name: '增加一项需求' }).click()
  await page.locator('#field-needs-0-need').fill('没有稳定工作')
  await page.locator('#field-needs-0-goal').fill('三个月内就业')
  await holds(page, 'needs')
  await page.getByRole('button', { name: '记为一次需求评估' }).click()
  await page.getByText('最近一次需求评估').waitFor()
  await page.getByRole('button', { name: '保存，下一步' }).click()
  await page.getByRole('button', { name: '就业指导' }).click()
  await page.locator('#field-services-0-by').fill('周安')
  await holds(page, 'plan')
  await page.getByRole('button', { name: '保存，下一步' }).click()
  await page.getByText('就业指导：每月一次，由周安负责。').waitFor()
  await page.getByRole('button', { name: /^另加一条：权利/ }).click()
  await page.getByLabel('文字').fill('每周三下午可以到站里打电话。')
  await page.getByRole('button', { name: /^补充：离开社区戒毒/ }).click()
  await page.getByLabel('补充（写在法定条款后面）').fill('电话说明以后补写也可以。')
  await holds(page, 'clauses')
  await page.getByRole('button', { name: '保存，下一步' }).click()
  await page.getByText('协议书还没有制发').waitFor()
  await page.getByRole('link', { name: /F-08/ }).click()

  await page.getByText('制发前还缺').waitFor()
  await page.getByLabel(/^地址|^现居住地址/).fill('槐荫里12号')
  await page.getByText('制发前还缺').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '核对并制发' }).click()
  await page.getByRole('checkbox', { name: '内容已逐项核对' }).check()
  await page.getByRole('button', { name: '制发', exact: true }).click()
  const link = page.getByRole('link', { name: /^打印/ })
  await link.waitFor()
  const paper = await page.request.get((await link.getAttribute('href')) ?? '')
  const words = readPdfText(await paper.body())
    .join('')
    .replaceAll(/\s/g, '')
  for (const said of [
    '就业指导：每月一次，由周安负责',
    '每周三下午可以到站里打电话',
    '电话说明以后补写也可以',
    '三日以上的，事先书面报告',
  ])
    expect(words).toContain(said)

  await page.goto(`/cases/${caseId}/agreement?step=sign`)
  const signed = page.getByRole('radio', { name: '已签字' })
  await signed.nth(0).check()
  await signed.nth(1).check()
  await page.getByRole('radio', { name: '未到场' }).nth(2).check()
  await page.locator('#field-signers-2-reason').fill('在外地务工')
  await signed.nth(3).check()
  await holds(page, 'sign')
  await page.getByRole('checkbox', { name: '以上签署情况与纸质协议一致' }).check()
  await page.getByRole('button', { name: '登记签署情况' }).click()
  await page.getByText(/^协议已签订：/).waitFor()
  await page.getByText('第2版').first().waitFor()

  await page.goto(`/cases/${caseId}/agreement?step=clauses`)
  await page.getByRole('button', { name: /^改写：住址、联系方式/ }).click()
  await page.getByLabel('文字').fill('换了号码，三日内说一声。')
  await page.getByRole('button', { name: '保存，下一步' }).click()
  await page.getByRole('heading', { name: /^与上一版不同的地方/ }).waitFor()
  await page.getByText('换了号码，三日内说一声。').waitFor()
  await holds(page, 'second-version')
  await page.goto(`/cases/${caseId}`)
  await page.getByText('第1版').waitFor()
  await page.getByText('未签字：王大田').waitFor()
  await drawing.leave()

  const phone = await story.visit(worker, `/cases/${caseId}/agreement?step=versions`, 'phone', 'en')
  await phone.page.getByRole('button', { name: /^Show clauses/ }).click()
  await phone.page.getByRole('heading', { name: 'Concrete measures' }).waitFor()
  await holds(phone.page, 'versions-phone-en')
  await phone.page.goto(`/cases/${caseId}/agreement?step=sign`)
  await phone.page.getByText('What differs from the version before').waitFor()
  await holds(phone.page, 'sign-phone-en')
  await phone.page.getByRole('tab', { name: '3 Clauses' }).click()
  await phone.page.getByRole('heading', { name: 'Rules to follow' }).waitFor()
  await holds(phone.page, 'clauses-phone-en')
  await phone.leave()
})

test('a body is appointed by the township and takes its line among the signers', async () => {
  const caseId = await caseInForce(server, office, worker, 62)
  await office.call(addBody, {
    body: { kind: 'residentsCommittee', name: '槐荫里居民委员会', from: '2025-01-01' },
  })
  const { page, leave } = await story.visit(office, `/cases/${caseId}/agreement?step=sign`)
  await page.getByRole('button', { name: '指定基层组织' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('从登记册选择').selectOption({ label: '槐荫里居民委员会' })
  await dialog.getByLabel('指定文书号').fill('一镇发〔2025〕8号')
  await holds(page, 'appoint')
  await dialog.getByRole('button', { name: '指定', exact: true }).click()
  await page.getByText('已指定槐荫里居民委员会签订').waitFor()
  await page.getByText('指定的基层组织 槐荫里居民委员会').waitFor()
  await page.goto('/agreement-bodies')
  await page.getByRole('cell', { name: '居民委员会', exact: true }).waitFor()
  await holds(page, 'bodies')
  await leave()
})

test('a nursing mother: register and card for the worker, one line for the police, at the same time', async () => {
  const caseId = await caseInForce(server, office, worker, 63, { sex: 'female' })
  await recordEntry(worker, caseId, 'specialSituation', '2025-05-20', {
    kind: 'nursing',
    childBornOn: '2025-05-01',
  })
  const list = await story.visit(worker, '/special')
  await list.page.getByRole('cell', { name: /哺乳期/ }).waitFor()
  await holds(list.page, 'special')
  const told = await story.visit(police, `/cases/${caseId}`)
  await told.page.getByText('强制隔离戒毒的适用').waitFor()
  await told.page.getByText('不适用强制隔离戒毒', { exact: true }).waitFor()
  expect(await told.page.getByText('哺乳期').count()).toBe(0)
  await holds(told.page, 'special-police')
  await told.leave()
  await list.page.getByRole('link', { name: '测试63' }).click()
  await list.page.getByRole('heading', { name: '特殊规定' }).waitFor()
  await list.page.getByText('宜加入').waitFor()
  await holds(list.page, 'special-case')
  await list.page.getByRole('link', { name: '登记加入' }).click()
  await list.page.getByRole('radio', { name: '妇女联合会' }).check()
  await list.page.locator('#field-organisation').fill('一镇妇女联合会')
  await list.page
    .getByRole('button', { name: /检查|核对|下一步/ })
    .first()
    .click()
  await list.leave()
  const phone = await story.visit(worker, '/special', 'phone', 'en')
  await phone.page.getByText('Not put into isolation').first().waitFor()
  await holds(phone.page, 'special-phone-en')
  await phone.leave()
})
