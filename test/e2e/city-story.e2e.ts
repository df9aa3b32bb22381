import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { showCase } from '#contract/case-contract.ts'
import { overviewFigures } from '#contract/overview-contract.ts'
import type { CaseState } from '#core/case/case-state.ts'
import { withClient } from '#server/database/pool.ts'
import { line, orderBook } from '#test/orders/order-world.ts'
import type { widths } from '#test/support/browser.ts'
import { stations, townships } from '#test/support/lives.ts'
import type { Client } from '#test/support/server.ts'
import { holds, open, type Story, startStory, type Visit } from '#test/support/story.ts'

let story: Story
let police: Client
let office: Client
let worker: Client
let head: Client

beforeAll(async () => {
  story = await startStory('2025-06-02')
  const { server } = story
  const [area] = townships
  police = await server.signIn({ role: 'policeLiaison', org: 'police-1', area: '329801', name: '民警甲' })
  office = await server.signIn({ role: 'townshipOffice', org: 'office-1', area, name: '办事员' })
  worker = await server.signIn({ role: 'worker', org: stations[0], area, name: '社工甲' })
  head = await server.signIn({ role: 'stationHead', org: stations[0], area, name: '站长甲' })
  await withClient(server.services.admin, (db) =>
    db.query('insert into staff (id, org_id, name, account_id) values ($1, $2, $3, $4)', [
      'staff-1',
      stations[0],
      '社工甲',
      worker.account,
    ]),
  )
})
afterAll(() => story?.close())

/** Every page that the story passes holds the same promises: no violation, nothing cut off. */
async function look(page: Page, path: string): Promise<void> {
  await open(page, path)
  await holds(page, `story-${path.split('/').at(-1)?.split('?')[0]}`)
}

async function visit(client: Client, path: string, size: keyof typeof widths = 'desk'): Promise<Visit> {
  const visited = await story.visit(client, path, size)
  await holds(visited.page, path)
  return visited
}

/** Fills a record form, checks the answers, sends. `fill` names text fields, `choose` the radio buttons. */
async function record(
  page: Page,
  path: string,
  answers: { fill?: Record<string, string>; choose?: readonly string[] },
): Promise<void> {
  await look(page, path)
  for (const [field, value] of Object.entries(answers.fill ?? {})) {
    await page.locator(`#field-${field}`).fill(value)
    await page.keyboard.press('Tab')
  }
  for (const label of answers.choose ?? [])
    await page.getByRole('radio', { name: label, exact: true }).check()
  await page.getByRole('button', { name: '核对' }).click()
  await page.getByRole('button', { name: '提交登记' }).click()
  await page
    .getByText(/^已登记：/)
    .first()
    .waitFor()
}

let casePath = ''

async function executionRate(
  client: Client,
): Promise<{ numerator: number | null; denominator: number | null }> {
  const { body } = await client.call(overviewFigures, {
    query: { area: townships[0], measure: 'communityDetox' },
  })
  const figure = body.figures.find((f) => f.key === 'executionRate')
  return { numerator: figure?.cell.numerator ?? null, denominator: figure?.cell.denominator ?? null }
}

async function stateOf(client: Client): Promise<CaseState> {
  const { body } = await client.call(showCase, { params: { caseId: casePath.split('/').at(-1) ?? '' } })
  return body.state
}

test('police liaison uploads orders, the township accepts for its station', async () => {
  const book = await orderBook([line(1, { 送达日期: '2025-05-22' })])
  const upload = await visit(police, '/orders/import')
  await upload.page
    .locator('#order-file')
    .setInputFiles({ name: '名单.xlsx', mimeType: 'application/octet-stream', buffer: book })
  await upload.page.getByRole('checkbox', { name: /我已核对/ }).check()
  await upload.page.getByRole('button', { name: '报送 1 行' }).click()
  await upload.page.getByText('等待接收').first().waitFor()
  await upload.leave()

  const inbox = await visit(office, '/orders/waiting')
  await inbox.page.getByRole('button', { name: '全部接收（1）' }).click()
  await inbox.page.getByLabel(/分派到工作站/).selectOption({ label: '站1' })
  await inbox.page.getByRole('button', { name: '接收并立案' }).click()
  await inbox.page.getByRole('tab', { name: '已接收' }).click()
  const link = inbox.page.locator('a[href^="/cases/"]').first()
  casePath = (await link.getAttribute('href')) ?? ''
  expect(casePath).toMatch(/^\/cases\//)
  await inbox.leave()
})

test('the station head hands the case to a worker and sees what the desk will hold', async () => {
  const { page, leave } = await visit(head, '/staff')
  await page
    .getByRole('row', { name: /测试乙1/ })
    .getByRole('checkbox')
    .check()
  await page.getByRole('button', { name: /^分派/ }).click()
  await page.locator('#field-worker').click()
  await page.getByRole('option', { name: /社工甲/ }).click()
  await page.locator('#field-reason').fill('新接收的个案')
  await page.getByRole('dialog').getByRole('button', { name: /^分派/ }).click()
  await page.getByText('没有待分派的个案').waitFor()
  await leave()
})

test('before anything happened the township has nobody to be counted', async () => {
  expect(await executionRate(office)).toEqual({ numerator: 0, denominator: 0 })
})

test('the worker finds the person on My day and records report-in, agreement, a test and a visit', async () => {
  const { page, leave } = await visit(worker, '/day')
  await page.getByText('测试乙1').first().waitFor()
  await record(page, `${casePath}/record/reportedIn`, { fill: { on: '2025-05-26' } })
  await record(page, `${casePath}/record/agreementSigned`, { fill: { on: '2025-05-26' } })
  await record(page, `${casePath}/record/testTaken`, { fill: { on: '2025-05-27' }, choose: ['阴性'] })
  await record(page, `${casePath}/record/visitMade`, { fill: { on: '2025-05-28' } })
  await look(page, casePath)
  await page.getByText('执行中').first().waitFor()
  await leave()
})

test('the figure of the township has moved and its list shows the person', async () => {
  expect(await executionRate(office)).toEqual({ numerator: 1, denominator: 1 })
  const { page, leave } = await visit(office, '/overview')
  await page.getByText('执行率').first().waitFor()
  await page.getByRole('button', { name: '查看执行率的名单' }).click()
  await page.getByRole('dialog').getByText('测试乙1').waitFor()
  await leave()
})

test('three refusals become a finding with its evidence; striking one takes it away at once', async () => {
  const { page, leave } = await visit(worker, casePath)
  for (const on of ['2025-05-29', '2025-05-30', '2025-05-31'])
    await record(page, `${casePath}/record/testRefused`, {
      fill: { on, statement: '今天不想做' },
      choose: ['拒绝'],
    })
  await page.getByText('因此出现的提示').waitFor()
  await look(page, casePath)
  const alert = page.getByText(/严重违反/).first()
  await alert.waitFor()
  await page.getByRole('button', { name: '为什么：严重违反协议' }).first().click()
  await page
    .getByRole('dialog')
    .getByText(/戒毒条例/)
    .first()
    .waitFor()
  await page.keyboard.press('Escape')

  const state = await stateOf(worker)
  expect(state.findings.map((f) => f.kind)).toContain('seriousViolation')
  expect(state.counters.testRefusals).toMatchObject({ value: 3, threshold: 3 })
  const last = state.counters.testRefusals.evidence.at(-1) ?? ''
  await record(page, `${casePath}/record/struck?entry=${last}`, { fill: { reason: '登记错了人' } })
  await page.getByText('因此消除的提示').waitFor()
  await leave()
  const after = await stateOf(worker)
  expect(after.findings.map((f) => f.kind)).not.toContain('seriousViolation')
  expect(after.counters.testRefusals.value).toBe(2)
})

test('the same page on a phone', async () => {
  const { page, leave } = await visit(worker, casePath, 'phone')
  await page.getByText('测试乙1').first().waitFor()
  await leave()
})
