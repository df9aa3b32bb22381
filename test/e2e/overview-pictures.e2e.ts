import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pictureCity, pictureDay } from '#test/pictures/picture-city.ts'
import type { Client } from '#test/support/server.ts'
import { holds, type Story, startStory } from '#test/support/story.ts'

let story: Story
let city: Client
let office: Client

beforeAll(async () => {
  story = await startStory(pictureDay)
  await pictureCity(story.server.services)
  city = await story.server.signIn({ role: 'narcoticsOffice', org: 'city-1', area: '3298', name: '市禁毒办' })
  office = await story.server.signIn({
    role: 'townshipOffice',
    org: 'office-1',
    area: '329801001',
    name: '办事员',
  })
})
afterAll(() => story?.close())

/** The file that a button gives. */
async function saved(page: Page, button: string): Promise<Buffer> {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  return readFile(await (await coming).path())
}

/** An image that shows something: large enough, and of more than one colour in more than a few places. */
async function expectPicture(file: Buffer, name: string): Promise<void> {
  const folder = process.env['PICTURES']
  if (folder) await writeFile(join(folder, `${name}.png`), file)
  const { width, height, format } = await sharp(file).metadata()
  expect(format).toBe('png')
  expect(width).toBeGreaterThan(1000)
  expect(height).toBeGreaterThan(400)
  const { channels, entropy } = await sharp(file).stats()
  expect(Math.max(...channels.slice(0, 3).map((c) => c.stdev))).toBeGreaterThan(8)
  expect(entropy).toBeGreaterThan(0.3)
}

test('a city looks at its tiles, goes down by keyboard, and takes image and workbook along', async () => {
  const { page, leave } = await story.visit(city, '/overview')
  await page.getByRole('tab', { name: '格子图', selected: true }).waitFor()
  const tiles = page.getByRole('group', { name: '执行率：下级辖区格子图' })
  await tiles.getByRole('button').first().waitFor()
  expect(await tiles.getByRole('button').count()).toBe(3)
  await holds(page, 'pictures-tiles-desk')
  await expectPicture(await saved(page, '存为图片'), 'saved-tiles')
  const [grid, table] = (await readXlsx(await saved(page, '导出 Excel'))).sheets
  expect(grid?.rows[0]?.slice(0, 2)).toEqual(['执行率', '同行市'])
  expect(table?.rows.map((r) => r[1])).toEqual(expect.arrayContaining(['一区', '二区', '三区']))

  await page.getByRole('radio', { name: '全部乡镇街道' }).click()
  await tiles.getByRole('button').nth(20).waitFor()
  expect(await tiles.getByRole('button').count()).toBe(30)
  await expect.poll(() => tiles.getByRole('button', { name: /不显示/ }).count()).toBeGreaterThanOrEqual(2)
  await holds(page, 'pictures-townships-desk')
  await page.getByRole('radio', { name: '直接下级' }).click()
  await expect.poll(() => tiles.getByRole('button').count()).toBe(3)
  await tiles.getByRole('button').first().focus()
  await page.keyboard.press('ArrowRight')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^二区/)
  await page.keyboard.press('Enter')
  await page.getByText('二区', { exact: true }).first().waitFor()
  await expect.poll(() => tiles.getByRole('button').count()).toBe(10)
  await leave()
})

test('a city reads the curve of a cohort with its band, its table and its people', async () => {
  const { page, leave } = await story.visit(city, '/overview?view=cohorts')
  await page.getByText(/^2023：到\d+ 天，\d+\.\d%（\d+\.\d%–\d+\.\d%）仍在措施内/).waitFor()
  await page.getByLabel('对比').selectOption('2024')
  await page.getByText(/对数秩检验 χ²=/).waitFor()
  await page.waitForSelector('.chart canvas')
  await holds(page, 'pictures-cohorts-desk')
  await expectPicture(await saved(page, '存为图片'), 'saved-cohorts')
  const book = await readXlsx(await saved(page, '导出 Excel'))
  expect(book.sheets.map((s) => s.name)).toEqual(['分组', '曲线', '在观察人数', '结束原因'])
  await page.getByRole('button', { name: '以表格显示' }).click()
  await page.getByRole('button', { name: '查看 2023 起始的人员' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText(/^共 \d+ 人$/).waitFor()
  await drawer.getByLabel('事由').fill('核对年度指标')
  await drawer.getByRole('button', { name: '说明事由并查看' }).click()
  await drawer.getByRole('table').waitFor()
  await leave()
})

test('a township sees its workers and what falls due; on the phone too', async () => {
  const { page, leave } = await story.visit(office, '/overview?view=workload', 'phone')
  await page.getByText('甲工').waitFor()
  await page.getByText(/不按多少排名/).waitFor()
  await holds(page, 'pictures-workload-phone')
  await expectPicture(await saved(page, '存为图片'), 'saved-workload')
  const [sheet] = (await readXlsx(await saved(page, '导出 Excel'))).sheets
  expect(sheet?.rows.map((r) => r[0])).toEqual(expect.arrayContaining(['甲工', '合计']))
  await leave()
  const phone = await story.visit(city, '/overview', 'phone', 'en')
  await phone.page.getByRole('group', { name: /areas below as tiles/ }).waitFor()
  await holds(phone.page, 'pictures-tiles-phone-en')
  await phone.leave()
})

test('one picture is printed alone on its sheet', async () => {
  const { page, leave } = await story.visit(city, '/overview?view=funnel')
  await page.getByRole('button', { name: '打印本图' }).waitFor()
  await page.evaluate(() => {
    window.print = () => undefined
  })
  await page.getByRole('button', { name: '打印本图' }).click()
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.printed').isVisible()).toBe(true)
  expect(await page.getByText('口径第 1 版').isVisible()).toBe(true)
  expect(await page.locator('.figure-value').first().isVisible()).toBe(false)
  await leave()
})
