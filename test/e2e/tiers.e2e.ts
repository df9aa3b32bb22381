import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveOwnLogin } from '#contract/own-contract.ts'
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

async function personOf(caseId: string): Promise<Client> {
  const { body } = await head.call(giveOwnLogin, { params: { caseId } })
  await story.server.services.app.query(
    `update account set status = 'active', totp_sealed = 'x' where login = $1`,
    [body.login],
  )
  return story.server.signIn(body.login)
}

test('a tier is proposed, set by a person, contested by the person concerned and decided by somebody else; the earlier one is back', async () => {
  const { server, visit } = story
  const caseId = await caseInForce(server, office, worker, 91)
  await recordEntry(worker, caseId, 'testTaken', '2025-05-12', {
    sample: 'urine',
    level: 'onSite',
    result: 'negative',
  })

  // the head sees why, what each tier brings, and sets the calm one first, with a reason
  const setting = await visit(head, '/tiers')
  await setting.page.getByRole('link', { name: '测试91' }).click()
  await setting.page.getByRole('heading', { name: '依据的事实' }).waitFor()
  await setting.page.getByRole('radio', { name: /^重点/ }).check()
  await setting.page.locator('#field-reason').fill('报到初期，先按重点对象共同管理')
  await setting.page.getByRole('button', { name: '确定' }).click()
  await setting.page.getByText('现行', { exact: true }).waitFor()

  await recordEntry(worker, caseId, 'testRefused', '2025-05-30', { way: 'evaded' })
  await setting.page.goto(`/cases/${caseId}/tier`)
  await setting.page.getByText('与现在的等级不同，等待人确认').waitFor()
  await setting.page.getByRole('radio', { name: /^异常/ }).check()
  await setting.page.getByText('这是对本人不利的决定，必须写明理由，逐人作出。').waitFor()
  await holds(setting.page, 'tier-page')
  await setting.page.locator('#field-reason').fill('逃避检测，及时核查')
  await setting.page.getByRole('button', { name: '确定' }).click()
  await setting.page.getByText('逃避检测，及时核查').waitFor()

  // the person reads it in words, without points, and contests it
  const person = await personOf(caseId)
  const own = await visit(person, '/mine', 'phone')
  await own.page.getByRole('heading', { name: '我的等级' }).waitFor()
  await own.page.getByRole('heading', { name: '对我不利的事实' }).waitFor()
  expect(await own.page.locator('main').innerText()).not.toMatch(/\d+ 分/)
  await own.page.getByRole('button', { name: '对等级提出异议' }).click()
  await own.page.locator('#field-statement').fill('那天我在医院陪护，不是逃避')
  await own.page.locator('#field-proof').fill('陪护证')
  await own.page.getByRole('button', { name: '提交异议' }).click()
  await own.page.getByText('2025年6月9日 前答复').waitFor()
  await holds(own.page, 'own-tier-phone')

  // who set it can not decide; the township can
  await setting.page.goto('/tiers?tab=contested')
  await setting.page.getByRole('link', { name: '测试91' }).waitFor()
  await holds(setting.page, 'tiers-contested')
  await setting.leave()
  const deciding = await visit(office, '/decisions?kind=tierObjection')
  await deciding.page.getByRole('link', { name: /^办理：测试91/ }).click()
  await deciding.page.getByText('那天我在医院陪护，不是逃避').waitFor()
  await deciding.page.getByRole('radio', { name: /^异议成立/ }).check()
  await deciding.page.getByText('回到“重点”').first().waitFor()
  await holds(deciding.page, 'tier-objection')
  await deciding.page.locator('#field-reason').fill('核实陪护属实')
  await deciding.page.getByRole('button', { name: '异议成立' }).click()
  await deciding.page.getByRole('heading', { name: '待我审批' }).waitFor()

  // outcome in the case, on its tier page and on the own page
  await deciding.page.goto(`/cases/${caseId}/tier`)
  await deciding.page.getByText('异议成立，不再计算').waitFor()
  await deciding.page.goto(`/cases/${caseId}`)
  await deciding.page.getByRole('heading', { name: '等级', exact: true }).waitFor()
  await deciding.page.locator('.case-head').getByText('重点').waitFor()
  await holds(deciding.page, 'case-with-tier')
  await deciding.leave()
  await own.page.reload()
  await own.page.getByText('答复：核实陪护属实').waitFor()
  expect(await own.page.locator('.own-left').nth(1).innerText()).toBe('重点')
  await own.leave()

  const phone = await visit(worker, `/cases/${caseId}/tier`, 'phone', 'en')
  await phone.page.getByText('Set aside after an objection').waitFor()
  await holds(phone.page, 'tier-page-phone-en')
  await phone.leave()
})

test('the schemes are told in words to everybody who works with them, in both languages', async () => {
  const police = await story.server.signIn({ role: 'policeLiaison', org: 'police-1', area })
  const desk = await story.visit(police, '/tiers')
  await desk.page.getByRole('heading', { name: '什么不得作为依据' }).waitFor()
  await holds(desk.page, 'schemes')
  await desk.leave()
  const english = await story.visit(head, '/tiers?tab=schemes', 'phone', 'en')
  await english.page.getByRole('heading', { name: 'What no tier may rest on' }).waitFor()
  await holds(english.page, 'schemes-phone-en')
  await english.leave()
  const months = await story.visit(head, '/tiers?tab=months')
  await months.page.getByRole('rowheader').first().waitFor()
  await holds(months.page, 'tier-months')
  await months.leave()
})
