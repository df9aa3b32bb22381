import { afterAll, beforeAll, test } from 'vitest'
import { caseInForce, recordEntry } from '#test/orders/case-in-force.ts'
import { line, orderBook, unrealId } from '#test/orders/order-world.ts'
import { townships } from '#test/support/lives.ts'
import type { TestServer } from '#test/support/server.ts'
import { holds, type Story, startStory } from '#test/support/story.ts'

let story: Story
let server: TestServer

beforeAll(async () => {
  story = await startStory('2025-06-02')
  server = story.server
})
afterAll(() => story?.close())

test('police upload a list, look at its rows and send it; the township accepts; the case is there', async () => {
  const police = await server.signIn({
    role: 'policeLiaison',
    org: 'police-1',
    area: '329801',
    name: '民警甲',
  })
  const office = await server.signIn({
    role: 'townshipOffice',
    org: 'office-1',
    area: townships[0],
    name: '办事员',
  })
  const book = await orderBook([
    line(1),
    line(2, { 身份证号: 3.29801199001e17 }),
    line(3, { 送达日期: '2025-05-01' }),
    line(4, { 措施: '社区康复', '期限(月)': null }),
    line(6),
    line(7, { 执行地: '二镇' }),
  ])
  const { page, leave } = await story.visit(police, '/orders/import')
  await holds(page, 'import-empty')
  await page
    .locator('#order-file')
    .setInputFiles({ name: '五月名单.xlsx', mimeType: 'application/octet-stream', buffer: book })
  await page.getByRole('tab', { name: /需要修改/ }).waitFor()
  await page.getByText('B4').waitFor()
  await holds(page, 'import-preview')
  await page.getByRole('checkbox', { name: /我已核对/ }).check()
  await page.getByRole('button', { name: '报送 3 行' }).click()
  await page.getByText('等待接收').first().waitFor()
  await holds(page, 'import-sent')
  const path = new URL(page.url()).pathname + new URL(page.url()).search
  await leave()

  const phone = await story.visit(police, path, 'phone', 'en')
  await phone.page.getByText('To mend').first().waitFor()
  await holds(phone.page, 'import-phone-en')
  await phone.leave()

  const inbox = await story.visit(office, '/orders/waiting')
  await inbox.page.getByRole('button', { name: /^查看/ }).first().click()
  await inbox.page.getByRole('dialog').getByText('同公社戒决字').first().waitFor()
  await holds(inbox.page, 'waiting-order')
  await inbox.page.keyboard.press('Escape')
  await inbox.page.getByRole('button', { name: '全部接收（2）' }).click()
  await inbox.page.getByLabel(/分派到工作站/).selectOption({ label: '站1' })
  await holds(inbox.page, 'accept')
  await inbox.page.getByRole('button', { name: '接收并立案' }).click()
  await inbox.page.getByText('没有等待接收的决定书').waitFor()
  await inbox.page.getByRole('tab', { name: '已接收' }).click()
  await inbox.page.locator('a[href^="/cases/"]').first().click()
  await inbox.page.getByText('待报到').first().waitFor()
  await inbox.leave()
})

test('one order by hand on a phone: search, fill in, check, done', async () => {
  const police = await server.signIn({ role: 'policeLiaison', org: 'police-2', area: '329801' })
  const { page, leave } = await story.visit(police, '/orders/new', 'phone')
  await holds(page, 'new-search-phone')
  await page.locator('#field-idNumber').fill(unrealId(51))
  await page.getByRole('button', { name: '查重' }).click()
  await page.getByText('本辖区没有登记过这个人').waitFor()
  await page.getByRole('button', { name: '继续登记' }).click()
  await page.getByRole('button', { name: '核对' }).click()
  await page.getByText('有问题需要改正').waitFor()
  await holds(page, 'new-form-phone')
  await page.locator('#field-name').fill('测试手登')
  const id = page.locator('#field-idNumber')
  await id.fill('')
  await id.fill(unrealId(51))
  await page.locator('#field-documentNo').fill('同公社戒决字〔2025〕51号')
  await page.locator('#field-decidedOn').fill('2025-5-20')
  await page.locator('#field-organ').fill('同行市公安局一区分局')
  await page.locator('#field-executionPlace').click()
  await page.getByRole('option', { name: /一镇/ }).click()
  await page.locator('#field-servedOn').fill('2025-5-22')
  await page.getByRole('button', { name: '核对' }).click()
  await page.getByText('请确认下面几点').waitFor()
  await page.getByRole('checkbox', { name: /逐项核对/ }).check()
  await holds(page, 'new-check-phone')
  await page.getByRole('button', { name: '登记并报送乡镇（街道）' }).click()
  await page.getByText('已报送一镇').waitFor()
  await holds(page, 'new-done-phone')
  await leave()
})

test('a decision on one page: what is asked, the rule, the record, what follows', async () => {
  const area = townships[0]
  const office = await server.signIn({ role: 'townshipOffice', org: 'office-1', area })
  const worker = await server.signIn({ role: 'worker', org: 'station-1', area, name: '社工甲' })
  const head = await server.signIn({ role: 'stationHead', org: 'station-1', area, name: '站长甲' })
  const caseId = await caseInForce(server, office, worker, 61)
  const asked = { from: '2025-06-05', to: '2025-06-08', destination: '外省', reason: '探亲' }
  await recordEntry(worker, caseId, 'leaveAsked', '2025-06-01', asked)
  const { page, leave } = await story.visit(head, '/decisions')
  await holds(page, 'decisions')
  await page.getByRole('link', { name: /^办理.*请假/ }).click()
  await page.getByText('规定怎么说').waitFor()
  await page.getByRole('radio', { name: /不准假/ }).check()
  await holds(page, 'decision')
  await page.getByRole('button', { name: '不准假' }).click()
  await page.getByText('请写明理由').first().waitFor()
  await page.locator('#field-reason').fill('期间安排了检测')
  await page.getByRole('button', { name: '不准假' }).click()
  await page.getByText('已记入案卷').waitFor()
  await leave()
  const phone = await story.visit(head, '/decisions', 'phone', 'en')
  await holds(phone.page, 'decisions-phone-en')
  await phone.page.getByRole('link', { name: /^Decide.*Tier/ }).click()
  await phone.page.getByText('What the rule says').waitFor()
  await holds(phone.page, 'decision-phone-en')
  await phone.leave()
})
