import { afterAll, beforeAll, expect, test } from 'vitest'
import { sweep } from '#server/jobs/sweep.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { aLife } from '#test/support/lives.ts'
import type { Client } from '#test/support/server.ts'
import { holds, type Story, startStory } from '#test/support/story.ts'

const today = '2025-06-30'
const day = '2025-07-10'

let story: Story
let author: Client
let second: Client

beforeAll(async () => {
  story = await startStory(today)
  const { server } = story
  const lives = Array.from({ length: 15 }, (_, i) => aLife({ n: 700 + i, township: i < 8 ? 0 : 1 }))
  await bulkLoad(server.services, lives, { today })
  const office = { role: 'narcoticsOffice', org: 'city-1', area: '3298', from: '2025-01-01' } as const
  await server.account({ ...office, login: 'draft-author', name: '起草人' })
  await server.account({ ...office, login: 'draft-second', name: '批准人' })
  author = await server.signIn('draft-author')
  second = await server.signIn('draft-second')
})
afterAll(() => story?.close())

test('adopt a draft pack: written, forecast, approved by another, in force on its day, duties changed', async () => {
  const { server } = story
  const { page, leave } = await story.visit(author, '/policy/drafts')
  await page.getByText('还没有草案').waitFor()
  await page.getByRole('button', { name: '新建草案' }).click()
  await page.getByLabel('名称').fill('重点人员增加走访')
  await page.getByLabel('生效日', { exact: true }).fill(day)
  await page.getByRole('dialog').getByRole('button', { name: '新建草案' }).click()
  await page.getByText('还没有修改').waitFor()

  // a locked rule is refused with the clause that forbids it
  await page.getByRole('button', { name: '修改规则' }).click()
  await page.getByLabel('规则', { exact: true }).selectOption('notice.dischargeDays')
  await page.getByLabel('新的值（日）').fill('30')
  await page.getByLabel('理由').fill('本地想放宽。')
  await page.getByRole('button', { name: '加入草案' }).click()
  await page.getByRole('button', { name: '保存为新版本' }).click()
  await page.getByText(/下级规则包不得改动/).waitFor()
  await holds(page, 'what-if-refused-desk')
  await page.getByRole('button', { name: '去掉这一条' }).click()

  await page.getByRole('button', { name: '修改规则' }).click()
  await page.getByLabel('规则', { exact: true }).selectOption('visit.perMonth')
  await page.getByLabel('按等级').check()
  await page.getByLabel('其他人（次 / 月）').fill('3')
  await page.getByLabel('异常（次 / 月）').fill('6')
  await page.getByLabel('理由').fill('试行一年，年底评估。')
  await page.getByRole('button', { name: '加入草案' }).click()
  await page.getByLabel('修改说明').fill('走访改为每月三次，异常六次')
  await page.getByRole('button', { name: '保存为新版本' }).click()
  await page.getByText('校验通过，可以测算。').waitFor()

  await page.getByRole('button', { name: '按生效日测算' }).click()
  await page.getByRole('link', { name: '查看结果' }).click()
  await page.getByRole('heading', { name: '谁会得到或失去什么' }).waitFor()
  await page.getByText('职责：走访 — 新增').waitFor()
  await holds(page, 'what-if-forecast-desk')
  await page.getByRole('link', { name: '返回草案' }).click()
  await page.getByLabel('理由').fill('经两个区讨论，试行一年。')
  await page.getByRole('button', { name: '提请施行' }).click()
  await page.getByText('起草人和提请人不能批准').waitFor()
  await holds(page, 'what-if-asked-desk')
  const path = new URL(page.url()).pathname
  await leave()

  const other = await story.visit(second, path, 'phone')
  await other.page.getByLabel('理由').fill('同意试行。')
  await other.page.getByRole('button', { name: '批准施行' }).click()
  await other.page.getByText('已批准').first().waitFor()
  await holds(other.page, 'what-if-approved-phone')
  await other.leave()

  await server.services.policies.refresh('now')
  const before = await visits()
  server.services.clock.set(day)
  await sweep(server.services)
  expect(await visits()).toBeGreaterThan(before)

  author = await server.signIn('draft-author')
  const later = await story.visit(author, path)
  await later.page.getByText('已施行').waitFor()
  await later.page.getByText('15 件已按新规则重新计算').waitFor()
  await later.page.goto('/policy?tab=rules&topic=contact')
  await later.page
    .getByText(/试行一年，年底评估/)
    .first()
    .waitFor()
  await holds(later.page, 'what-if-library-desk')
  await later.leave()
})

async function visits(): Promise<number> {
  const client = await story.server.services.job.connect()
  try {
    await client.query(`begin; select app_enter('{"regions":"3298"}')`)
    const { rows } = await client.query(`select count(*)::int as n from duty where kind = 'visit'`)
    return rows[0].n
  } finally {
    await client.query('rollback')
    client.release()
  }
}
