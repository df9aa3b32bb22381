import { afterAll, beforeAll, test } from 'vitest'
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
  story = await startStory('2025-06-02')
  const { server } = story
  worker = await server.signIn({ role: 'worker', org: 'station-1', area, name: '社工甲' })
  office = await server.signIn({ role: 'townshipOffice', org: 'office-1', area, name: '办事员' })
  county = await server.signIn({ role: 'narcoticsOffice', org: 'county-1', area: '329801', name: '禁毒办' })
})
afterAll(() => story?.close())

test('a month is closed, an entry comes late, the restatement names it', async () => {
  const { server } = story
  const cases: string[] = []
  for (let n = 91; n <= 96; n++) cases.push(await caseInForce(server, office, worker, n))

  const { page, leave } = await story.visit(county, '/reports')
  await page.getByText('还没有封存过报表').waitFor()
  await page.getByRole('button', { name: '封存报表' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '封存报表' }).click()
  await page.getByRole('heading', { name: '各项指标' }).waitFor()
  await page.getByText(/校验值（SHA-256）[0-9a-f]{64}/).waitFor()

  server.services.clock.pass(30)
  await recordEntry(worker, cases[0] ?? '', 'contactLost', '2025-05-20', { how: '电话停机' })
  await page.getByRole('button', { name: '开始核验' }).click()
  await page.getByText('与封存内容完全一致').waitFor()
  await page.getByRole('heading', { name: '更正后的数字' }).waitFor()
  await page
    .getByText(/迟登 13 天/)
    .first()
    .waitFor()
  await holds(page, 'report-desk')
  await leave()

  const phone = await story.visit(county, '/reports', 'phone', 'en')
  await phone.page.getByRole('link', { name: 'Month 2025-05' }).click()
  await phone.page.getByText('The same as sealed, to the byte').waitFor()
  await holds(phone.page, 'report-phone-en')
  await phone.leave()
})
