import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPdfText } from '#test/documents/read-pdf-text.ts'
import { foundDistrict, laterOn, markAll, type People, three } from '#test/evaluation/three-townships.ts'
import { caseInForce } from '#test/orders/case-in-force.ts'
import { holds, open, type Story, startStory } from '#test/support/story.ts'

let story: Story
let people: People

beforeAll(async () => {
  story = await startStory('2026-01-12')
  people = await foundDistrict(story.server, true)
  const worker = await story.server.signIn({ role: 'worker', org: 'station-1', area: three[0] })
  const [office] = people.offices
  if (office) for (let n = 1; n <= 6; n++) await caseInForce(story.server, office, worker, n)
})
afterAll(() => story.close())

function township(i: number) {
  const found = people.offices[i]
  if (!found) throw new Error('no such office')
  return found
}

test('a district evaluates its townships; the one in last place gets its talk, and its task is checked by another person', async () => {
  const district = await story.visit(people.first, '/evaluations')
  const { page } = district
  const dialog = page.getByRole('dialog')
  await page.getByText('还没有考评').waitFor()
  await page.getByRole('button', { name: '开展考评' }).click()
  await dialog.getByText('将考评 3 个地区').waitFor()
  await holds(page, 'evaluation-open')
  await dialog.getByRole('button', { name: '开展考评' }).click()
  await page.getByRole('heading', { name: '2025年社区戒毒社区康复工作考评' }).waitFor()
  const roundId = new URL(page.url()).pathname.split('/').at(-1) ?? ''

  const own = await story.visit(township(0), '/evaluations')
  await own.page.getByRole('link', { name: /2025年社区戒毒/ }).click()
  await own.page.getByRole('link', { name: '填写自评' }).click()
  const leadership = own.page.getByRole('region', { name: '领导小组作用发挥' })
  await leadership.getByLabel('自评分').fill('9')
  await leadership.getByLabel('情况说明').fill('全年召开四次会议，任务均有反馈。')
  await leadership.getByText('已保存').waitFor()
  await own.page.getByText('已填 1 / 3 项').waitFor()
  await holds(own.page, 'evaluation-self')
  await own.page.getByRole('button', { name: '提交自评' }).click()
  await own.page.getByRole('dialog').getByText('还有 2 项没有自评分').waitFor()
  await own.page.getByRole('dialog').getByRole('button', { name: '提交自评' }).click()
  await own.page.getByText(/提交$/).first().waitFor()

  await open(page, `/evaluations/${roundId}`)
  await page.getByText('已提交', { exact: true }).waitFor()
  await page.getByRole('button', { name: '结束自评，开始评审' }).click()
  await dialog.getByText('3 个地区中 1 个已提交自评').waitFor()
  await dialog.getByRole('button', { name: '结束自评，开始评审' }).click()
  await page.getByRole('button', { name: '取数并进入评审' }).click({ timeout: 20_000 })
  await page.getByText('以下是按现有评审计算的暂定得分').waitFor()
  await page.getByRole('link', { name: '三镇' }).click()
  const item = page.getByRole('region', { name: '领导小组作用发挥' })
  await item.getByLabel('我的评分').fill('4')
  await item.getByLabel('评语').fill('只开一次会，没有记录。')
  await item.getByRole('button', { name: '保存评分' }).click()
  await page.getByRole('button', { name: /三镇，领导小组作用发挥：16/ }).waitFor()
  await holds(page, 'evaluation-review')
  for (const [i, area] of three.entries())
    for (const who of [people.first, people.second])
      await markAll(who, roundId, area, [0.95, 0.8, 0.4][i] ?? 0)

  await open(page, `/evaluations/${roundId}`)
  await page.getByText('末位', { exact: true }).waitFor()
  await page
    .getByRole('button', { name: /^一镇，.+：/ })
    .first()
    .click()
  await page.getByText('计分办法').waitFor()
  await holds(page, 'evaluation-explain')
  await page.keyboard.press('Escape')
  await holds(page, 'evaluation-matrix')
  await page.getByRole('button', { name: '告知结果' }).click()
  await dialog.getByRole('button', { name: '告知结果' }).click()
  await page.getByText('告知结果的人不能自己公布').waitFor()

  await open(own.page, `/evaluations/${roundId}/${three[0]}`)
  await own.page.getByRole('button', { name: '提出异议' }).waitFor()
  await holds(own.page, 'evaluation-told')
  await own.leave()
  await district.leave()

  people = await laterOn(story.server, '2026-01-26')
  const second = await story.visit(people.second, `/evaluations/${roundId}`)
  await second.page.getByRole('button', { name: '公布结果' }).click()
  await second.page.getByRole('dialog').getByRole('button', { name: '公布结果' }).click()
  await second.page.getByRole('link', { name: '打印通报' }).waitFor()
  await second.page.getByRole('button', { name: '重新计算核对' }).click()
  await second.page.getByText('逐字一致').waitFor()
  await holds(second.page, 'evaluation-published')
  const href = await second.page.getByRole('link', { name: '打印通报' }).getAttribute('href')
  const text = readPdfText(await (await second.page.request.get(href ?? '')).body()).join('')
  expect(text).toContain('三镇')
  await second.leave()

  const decider = await story.visit(people.first, '/evaluations?tab=consequences')
  const ask = decider.page.getByRole('dialog')
  await decider.page
    .getByRole('row', { name: /三镇.*约谈/ })
    .getByRole('link')
    .click()
  await decider.page.getByRole('button', { name: '决定', exact: true }).click()
  await ask.getByLabel('理由').fill('履职不到位，需当面约谈。')
  await ask.getByRole('button', { name: '决定', exact: true }).click()
  await decider.page.getByRole('button', { name: '登记约谈' }).click()
  await ask.getByLabel('地点').fill('区会议室')
  await ask.getByLabel('约谈人（职务）').fill('禁毒办主任')
  await ask.getByLabel('被约谈的领导（职务）').fill('党委书记')
  await ask.getByLabel('约谈情况').fill('通报考评情况。')
  await ask.getByLabel('议定事项').fill('一个月内补齐协议。')
  await ask.getByRole('textbox', { name: '任务' }).fill('补签协议')
  await ask.getByLabel('责任人').fill('分管领导')
  await holds(decider.page, 'evaluation-talk-form')
  await ask.getByRole('button', { name: '登记约谈' }).click()
  await decider.page.getByRole('button', { name: '补签协议' }).waitFor()
  await holds(decider.page, 'evaluation-talk')

  const last = await story.visit(township(2), '/evaluations?tab=rectifications', 'phone')
  await last.page.getByRole('button', { name: '补签协议' }).click()
  const step = last.page.getByRole('dialog')
  await step.getByRole('radio', { name: '报告完成' }).check()
  await step.getByLabel('说明').fill('已经全部补签。')
  await holds(last.page, 'evaluation-task-phone')
  await step.getByRole('button', { name: '登记', exact: true }).click()
  await last.page.getByText('待验收').waitFor()
  await last.leave()

  await open(decider.page, '/evaluations?tab=rectifications')
  await decider.page.getByRole('button', { name: '补签协议' }).click()
  await ask.getByRole('radio', { name: '验收销号' }).check()
  await ask.getByLabel('说明').fill('抽查属实。')
  await ask.getByRole('button', { name: '登记', exact: true }).click()
  await decider.page.getByText('没有要整改的事项').waitFor()
  await open(decider.page, '/evaluations?tab=consequences')
  await decider.page.getByRole('row', { name: /三镇.*已完成/ }).waitFor()
  await holds(decider.page, 'evaluation-consequences')
  await decider.leave()
})
