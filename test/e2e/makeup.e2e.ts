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

test('a city takes the execution rate apart, and compares its districts by one value', async () => {
  const { page, leave } = await story.visit(city, '/overview?view=makeup')
  const table = page.getByRole('region', { name: '执行率：按性别的构成' })
  await table.getByRole('rowheader', { name: '合计' }).waitFor()
  await page.getByRole('radio', { name: '年龄' }).check()
  const ages = page.getByRole('region', { name: '执行率：按年龄的构成' })
  await ages.getByRole('rowheader', { name: '合计' }).waitFor()
  await page.waitForSelector('.chart canvas')
  await holds(page, 'makeup-age-desk')
  await page.getByRole('button', { name: '与下级辖区对照' }).click()
  const areas = page.getByRole('region', { name: '执行率：下级辖区按年龄对照' })
  await areas.getByRole('rowheader').first().waitFor()
  expect(await areas.getByRole('rowheader').count()).toBe(3)
  await holds(page, 'makeup-areas-desk')
  await leave()
})

test('a township office opens the people of one part on a phone; the list is as long as the part says', async () => {
  const { page, leave } = await story.visit(office, '/overview?view=makeup&metric=agreementRate', 'phone')
  const table = page.getByRole('region', { name: '协议签订率：按性别的构成' })
  await table.getByRole('rowheader', { name: '合计' }).waitFor()
  const row = table.getByRole('row').nth(1)
  const below = Number((await row.getByRole('cell').nth(2).innerText()).replace(/\D/g, ''))
  expect(below).toBeGreaterThan(0)
  await holds(page, 'makeup-phone')
  await row.getByRole('button').click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText(`共 ${below} 人`).waitFor()
  await drawer.getByText(/^性别：/).waitFor()
  await leave()
})
