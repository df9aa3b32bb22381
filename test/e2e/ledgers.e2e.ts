import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealReportRoute, showReport } from '#contract/report-contract.ts'
import { readPdfText } from '#test/documents/read-pdf-text.ts'
import { caseInForce, recordEntry } from '#test/orders/case-in-force.ts'
import { townships } from '#test/support/lives.ts'
import type { Client } from '#test/support/server.ts'
import { holds, type Story, startStory } from '#test/support/story.ts'

const area = townships[0]

let story: Story
let worker: Client
let office: Client
let county: Client

beforeAll(async () => {
  story = await startStory('2025-06-12')
  const { server } = story
  worker = await server.signIn({ role: 'worker', org: 'station-1', area, name: '社工甲' })
  office = await server.signIn({ role: 'townshipOffice', org: 'office-1', area, name: '办事员' })
  county = await server.signIn({ role: 'narcoticsOffice', org: 'county-1', area: '329801', name: '禁毒办' })
  const tester = { sample: 'urine', level: 'onSite', testers: ['甲', '乙'], place: '一镇禁毒社工站' }
  for (let n = 61; n <= 66; n++) {
    const caseId = await caseInForce(server, office, worker, n)
    await recordEntry(worker, caseId, 'testTaken', '2025-06-03', { ...tester, result: 'negative' })
  }
})
afterAll(() => story?.close())

async function saved(page: Page, button: string): Promise<Buffer> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: button, exact: true }).click()
  return readFile(await (await waiting).path())
}

test('a worker finds a register, filters it, opens a case from it, and takes it away as Excel and paper', async () => {
  const { page, leave } = await story.visit(worker, '/ledgers')
  await page.getByLabel('查找台账、报表、通报').fill('检测')
  await holds(page, 'ledgers-desk')
  await page.getByRole('link', { name: '吸毒检测台账' }).click()
  await page.getByText('共 6 行').waitFor()
  await page.getByRole('button', { name: '姓名' }).click()
  await page.getByRole('columnheader', { name: '姓名' }).and(page.locator('[aria-sort=ascending]')).waitFor()
  await holds(page, 'ledger-desk')

  const book = await readXlsx(await saved(page, 'Excel'))
  const rows = book[0]?.data ?? []
  expect(rows[0]?.[0]).toBe('吸毒检测台账')
  expect(rows.flat()).toContain('测试61')
  expect(rows.flat().filter((cell) => (cell as unknown) instanceof Date).length).toBeGreaterThanOrEqual(6)
  const paper = readPdfText(await saved(page, 'A4 打印'))
  expect(paper.join('')).toContain('第1页，共1页')

  await page.getByLabel('在本台账中筛选').fill('测试63')
  await page.getByText('筛选出 1 行，共 6 行').waitFor()
  await page.getByRole('link', { name: '测试63' }).click()
  await page.getByRole('heading', { level: 1 }).filter({ hasText: '测试63' }).waitFor()
  await page.goto('/ledgers')
  await page.getByRole('heading', { name: '最近使用' }).waitFor()
  await leave()
})

test('a number of the monthly table opens its definition and its list; the sealed month prints its hash', async () => {
  const { page, leave } = await story.visit(office, '/ledgers/monthly-figures')
  await page.getByRole('button', { name: /执行率 合计 本月 分母：6/ }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText('共 6 人').waitFor()
  await drawer.getByText('与数字一致').waitFor()
  await drawer.getByText(/口径第 \d+ 版/).waitFor()
  await drawer.getByRole('link', { name: '测试61' }).waitFor()
  await page.keyboard.press('Escape')

  const begun = await office.call(sealReportRoute, { body: { span: 'month', day: '2025-05-31', note: '' } })
  let sha = ''
  for (let i = 0; i < 100 && sha === ''; i++) {
    await new Promise((go) => setTimeout(go, 50))
    sha = (await office.call(showReport, { params: { id: begun.body.id } })).body.report.sha256 ?? ''
  }
  await page.goto('/ledgers/monthly-figures?day=2025-05-31')
  await page.getByLabel('数据来源').selectOption({ index: 1 })
  await page.getByText(sha).waitFor()
  await holds(page, 'ledger-sealed')
  expect(readPdfText(await saved(page, 'A4 打印')).join('')).toContain(sha)
  await page.goto(`/reports/${begun.body.id}`)
  const paper = readPdfText(await saved(page, 'A4 报表')).join('')
  expect(paper).toContain('一镇2025年5月月报')
  expect(paper).toContain(sha.slice(0, 8))
  await leave()
})

test('an office above says why before it sees masked names; on a phone a line is a card', async () => {
  const { page, leave } = await story.visit(county, '/ledgers/people-in-execution', 'phone', 'en')
  await page.getByRole('heading', { name: 'Roster of people in execution' }).waitFor()
  await page.getByLabel('Reason').fill('核对人员底数')
  await page.getByRole('button', { name: /reason/i }).click()
  await page.getByText('6 lines').waitFor()
  expect(await page.getByText('测**').count()).toBe(6)
  await holds(page, 'ledger-phone-en')
  await leave()
})
