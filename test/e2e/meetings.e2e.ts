import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPdfText } from '#test/documents/read-pdf-text.ts'
import { stations, townships } from '#test/support/lives.ts'
import type { Client } from '#test/support/server.ts'
import { holds, open, type Story, startStory } from '#test/support/story.ts'

let story: Story
let office: Client
let county: Client

beforeAll(async () => {
  story = await startStory('2025-06-02')
  office = await story.server.signIn({ role: 'townshipOffice', org: stations[0], area: townships[0] })
  county = await story.server.signIn({ role: 'narcoticsOffice', org: stations[0], area: '329801' })
})
afterAll(() => story.close())

test('a township holds a joint meeting, and the district sees what became of its task', async () => {
  const { page, leave } = await story.visit(office, '/meetings?tab=group')
  await page.getByRole('button', { name: '登记成员' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('部门').selectOption('health')
  await dialog.getByLabel('姓名').fill('白芷')
  await dialog.getByLabel('单位和职务').fill('社区卫生服务中心副主任')
  await holds(page, 'meeting-member')
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByText('缺少部门').waitFor()
  await holds(page, 'meeting-group')

  await page.getByRole('button', { name: '登记会议' }).click()
  await dialog.getByLabel('会议名称').fill('二季度联席会议')
  await dialog.getByLabel('日期', { exact: true }).fill('2025-05-20')
  await dialog.getByLabel('地点').fill('三楼会议室')
  await dialog.getByLabel('议题').fill('研究 32980119900101999X 的帮扶')
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.getByText('会议材料不写戒毒（康复）人员的个人信息').first().waitFor()
  await dialog.getByLabel('议题').fill('研究门诊与社工站的衔接')
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByRole('heading', { name: '二季度联席会议' }).waitFor()

  await page.getByRole('button', { name: '布置任务' }).click()
  await dialog.getByLabel('任务内容').fill('公布门诊转介联系人')
  await dialog.getByLabel('责任部门').selectOption('health')
  await dialog.getByLabel('责任人').fill('白芷')
  await dialog.getByLabel('完成期限', { exact: true }).fill('2025-05-30')
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('公布门诊转介联系人').waitFor()
  await page.getByLabel('纪要内容').fill('会议明确由社区卫生服务中心公布转介联系人。')
  await page.getByRole('button', { name: '保存为新的一稿' }).click()
  await page.getByText('第 1 稿').waitFor()
  await holds(page, 'meeting-draft')
  await page.getByRole('button', { name: '确认纪要' }).click()
  await dialog.getByRole('button', { name: '确认纪要' }).click()
  await page.getByText('内容已固定').waitFor()
  await holds(page, 'meeting-confirmed')
  const href = await page.getByRole('link', { name: '打印纪要和任务' }).getAttribute('href')
  const text = readPdfText(await (await page.request.get(href ?? '')).body()).join('')
  expect(text).toContain('公布转介联系人')
  expect(text).toContain('2025年5月30日')

  const other = await story.visit(county, '/meetings?below=1')
  await other.page.getByText('已超期').waitFor()
  await holds(other.page, 'meeting-tasks-county')
  await other.page.getByRole('tab', { name: '辖区' }).click()
  await other.page.getByText('各级').or(other.page.locator('tbody tr').first()).first().waitFor()
  await holds(other.page, 'meeting-areas')

  await open(page, '/meetings')
  await page.getByRole('button', { name: '公布门诊转介联系人' }).click()
  await dialog.getByRole('radio', { name: '已完成' }).check()
  await dialog.getByLabel('做了什么').fill('已在各站公布。')
  await holds(page, 'meeting-task')
  await dialog.getByRole('button', { name: '登记进展' }).click()
  await page.getByText('没有未办结的任务').waitFor()
  await open(other.page, '/meetings?below=1')
  await other.page.getByText('没有未办结的任务').waitFor()
  await other.leave()
  await leave()
})

test('on a phone and in English', async () => {
  const { page, leave } = await story.visit(office, '/meetings?tab=meetings', 'phone', 'en')
  await page.getByRole('link', { name: '二季度联席会议' }).click()
  await page.getByText('Minutes confirmed').first().waitFor()
  await holds(page, 'meeting-phone-en')
  await leave()
})
