import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { readDocxText } from '#test/documents/read-docx-text.ts'
import { readPdfText } from '#test/documents/read-pdf-text.ts'
import { aLife, entry, stations, townships } from '#test/support/lives.ts'
import type { Client } from '#test/support/server.ts'
import { holds, open, type Story, startStory } from '#test/support/story.ts'

const today = '2025-06-02'
const people = Array.from({ length: 4 }, () => randomUUID())
let story: Story
let worker: Client

beforeAll(async () => {
  story = await startStory(today)
  worker = await story.server.signIn({ role: 'worker', org: stations[0], area: townships[0] })
  const lives = people.map((caseId, n) => {
    const life = aLife({ n: n + 1, worker: worker.account })
    const personId = randomUUID()
    const dueOn = n === 3 ? '2025-05-01' : '2025-06-10'
    const told = entry(caseId, 'testNotified', '2025-04-28', { dueOn, way: '电话' })
    return {
      ...life,
      person: { ...life.person, id: personId },
      caseFile: { ...life.caseFile, id: caseId, personId },
      entries: [...life.entries, told].map((e) => ({ ...e, case: caseId, id: randomUUID() })),
    }
  })
  async function* stream() {
    yield* lives
  }
  await bulkLoad(story.server.services, stream(), { today })
})
afterAll(() => story.close())

test('notices for everybody who is ready, one print, an editable copy, and the whole file', async () => {
  const { page, leave } = await story.visit(worker, '/documents/batch?form=F-15&all=1')
  await page.getByText('缺：检测地点').first().waitFor()
  await page.getByLabel('检测地点').fill('一镇派出所')
  await page.getByText('可以制发', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: '选中全部可以制发的' }).click()
  await page.getByText('已选 3 人').waitFor()
  await holds(page, 'batch-choose')
  await page.getByRole('button', { name: '制发 3 份' }).click()
  await page.getByText('全部处理完毕。').waitFor()
  await page.getByText('〔2025〕3号').waitFor()
  await holds(page, 'batch-done')
  const href = await page.getByRole('link', { name: '合并打印 3 份' }).getAttribute('href')
  const pages = readPdfText(await (await page.request.get(href ?? '')).body())
  expect(pages).toHaveLength(3)
  for (const one of pages) expect(one).toContain('一镇派出所')

  await page.locator('tbody a').first().click()
  await page.getByText('已制发').first().waitFor()
  const [docx] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^可编辑稿：/ }).click(),
  ])
  expect(docx.suggestedFilename()).toBe('F-15_2025-06-02.docx')
  expect(readDocxText(await bytesOf(docx))).toContain('一镇派出所')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '打印整份档案' }).click(),
  ])
  expect(readPdfText(await bytesOf(file)).join('')).toContain('完整性检查')
  await leave()
})

test('on a phone and in English: what goes against a person is not made for many', async () => {
  const { page, leave } = await story.visit(worker, '/documents/batch', 'phone', 'en')
  await page.getByText('Which papers are not made for many').click()
  await page.getByText(/Warning letter/).waitFor()
  await holds(page, 'batch-phone-en')
  await page.locator('.paper-list a').first().click()
  await page.getByRole('progressbar').waitFor()
  await holds(page, 'batch-done-phone-en')
  await open(page, '/documents/batch')
  await leave()
})

async function bytesOf(download: {
  createReadStream: () => Promise<NodeJS.ReadableStream>
}): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of await download.createReadStream()) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}
