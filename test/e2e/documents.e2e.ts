import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packageRoot } from '#server/config.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { readPdfText } from '#test/documents/read-pdf-text.ts'
import {
  axeViolations,
  useChineseFont as drawChinese,
  overflowsSideways,
  startBrowser,
  widths,
} from '#test/support/browser.ts'
import { aLife, entry, foundCity, stations, townships } from '#test/support/lives.ts'
import { type Client, startServer, type TestServer } from '#test/support/server.ts'

const webRoot = process.env['WEB_ROOT'] ?? join(packageRoot(), 'dist/web')
const pictures = process.env['PICTURES']
const today = '2025-06-02'
const caseId = randomUUID()

let server: TestServer
let browser: Browser
let url: string
let worker: Client

beforeAll(async () => {
  server = await startServer({ today, webRoot })
  await foundCity(server.services)
  worker = await server.signIn({ role: 'worker', org: stations[0], area: townships[0] })
  const life = aLife({ n: 1, worker: worker.account })
  const personId = randomUUID()
  const facts = [...life.entries, entry(caseId, 'warned', '2025-05-20', { breach: '没有按约定来谈话' })]
  const one = {
    ...life,
    person: { ...life.person, id: personId },
    caseFile: { ...life.caseFile, id: caseId, personId },
    entries: facts.map((e) => ({ ...e, case: caseId, id: randomUUID() })),
  }
  await bulkLoad(server.services, [one], { today })
  url = (await server.app.listen({ host: '127.0.0.1', port: 0 })).replace('127.0.0.1', 'localhost')
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** A visitor under the product's own content policy, which the preview must live with. */
async function visit(path: string, size: keyof typeof widths = 'desk', language = 'zh') {
  const context = await browser.newContext({
    baseURL: url,
    viewport: widths[size],
    locale: 'zh-CN',
    hasTouch: size === 'phone',
    bypassCSP: pictures !== undefined,
    reducedMotion: 'reduce',
  })
  await context.addInitScript('globalThis.__name ??= (f) => f')
  const [name = '', value = ''] = worker.cookie.split('=')
  const cookie = {
    name,
    value,
    url: url.replace('http:', 'https:'),
    secure: true,
    sameSite: 'Strict' as const,
  }
  await context.addCookies([cookie])
  if (language === 'en') await context.addCookies([{ name: 'language', value: 'en', url }])
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  return { page, errors, close: () => context.close() }
}

async function holds(page: Page, name: string): Promise<void> {
  if (pictures) {
    await drawChinese(page)
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
  }
  expect(await axeViolations(page), name).toEqual([])
  expect(await overflowsSideways(page), name).toBe(false)
}

const previewDrawn = (page: Page) =>
  page.waitForFunction(() => {
    const picture = document.querySelector<HTMLImageElement>('.paper-page img')
    return picture?.complete === true && picture.naturalWidth > 0
  })

test('a worker prints the agreement of a case: from the case, checked, numbered, on paper', async () => {
  const { page, errors, close } = await visit(`/cases/${caseId}`)
  await page.getByText('还没有制发文书').waitFor()
  await holds(page, 'documents-card')
  await page.getByRole('link', { name: '制作文书' }).click()
  await page.getByText('现在可以制作').waitFor()
  await holds(page, 'documents-list')
  await page.getByRole('link', { name: '社区戒毒（社区康复）协议书' }).click()
  await previewDrawn(page)
  await page.getByLabel('戒毒（康复）具体措施').fill('')
  await page.getByText('制发前还缺').waitFor()
  await holds(page, 'documents-form-missing')
  await page.getByLabel('戒毒（康复）具体措施').fill('每月一次家庭谈话；介绍参加电工培训。')
  await page.getByText('制发前还缺').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '核对并制发' }).click()
  await page.getByRole('checkbox', { name: '内容已逐项核对' }).check()
  await holds(page, 'documents-check')
  await page.getByRole('button', { name: '制发', exact: true }).click()
  await page.getByText('编号 站1协〔2025〕1号').waitFor()
  await holds(page, 'documents-done')
  const href = await page.getByRole('link', { name: /^打印/ }).getAttribute('href')
  const paper = await page.request.get(href ?? '')
  expect(paper.headers()['content-type']).toBe('application/pdf')
  const words = readPdfText(await paper.body()).join('')
  expect(words).toContain('每月一次家庭谈话；介绍参加电工培训。')
  expect(words).toContain('站1协〔2025〕1号')
  expect(errors).toEqual([])
  await close()
})

test('an issued paper is made void with a reason, and the signed copy of the next one is attached', async () => {
  const { page, errors, close } = await visit(`/cases/${caseId}/documents`)
  await page.getByRole('button', { name: /^作废：/ }).click()
  await page.getByLabel('作废原因').fill('措施写得不具体')
  await page.getByRole('dialog').getByRole('button', { name: '作废' }).click()
  await page.getByText('作废原因：措施写得不具体').waitFor()
  await page.getByRole('link', { name: '告诫书' }).click()
  await previewDrawn(page)
  await page.goto(`/cases/${caseId}/documents/F-01`)
  await previewDrawn(page)
  await page.getByRole('button', { name: '核对并制发' }).click()
  await page.getByRole('checkbox', { name: '内容已逐项核对' }).check()
  await page.getByRole('button', { name: '制发', exact: true }).click()
  await page.getByText('已制发').first().waitFor()
  await page.goto(`/cases/${caseId}/documents`)
  await page.getByRole('button', { name: /^附签字件：责令社区戒毒决定书摘要/ }).click()
  const buffer = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n')
  await page.locator('#signed-copy').setInputFiles({ name: 'scan.pdf', mimeType: 'application/pdf', buffer })
  await page.getByRole('button', { name: '签字件 1' }).waitFor()
  await holds(page, 'documents-issued')
  expect(errors).toEqual([])
  await close()
})

test('on a phone and in English', async () => {
  const phone = await visit(`/cases/${caseId}/documents/F-14`, 'phone', 'en')
  await previewDrawn(phone.page)
  await holds(phone.page, 'documents-form-phone-en')
  expect(phone.errors).toEqual([])
  await phone.close()
  const list = await visit(`/cases/${caseId}/documents`, 'phone', 'en')
  await holds(list.page, 'documents-list-phone-en')
  expect(list.errors).toEqual([])
  await list.close()
})
