import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '#core/access/roles.ts'
import {
  axeViolations,
  newVisitor,
  overflowsSideways,
  startBrowser,
  type widths,
} from '#test/support/browser.ts'
import { type DemoServer, startDemoServer } from '#test/support/demo-server.ts'
import { pathOf } from '#test/support/screen-paths.ts'
import { unsaid } from '#test/support/unsaid.ts'
import { type Screen, screens } from '#web/routes.tsx'

const loginOf: Partial<Record<Role, string>> = {
  worker: 'worker',
  stationHead: 'head',
  townshipOffice: 'office',
  narcoticsOffice: 'county',
  policeLiaison: 'police',
  auditor: 'audit',
  securityAdmin: 'security',
  systemAdmin: 'system',
  person: 'person',
}
const sizes = ['desk', 'phone'] as const
const languages = ['zh', 'en'] as const
/** Document titles stand in histories and on shared monitors. */
const telling = /毒|瘾|drug|detox|addict|rehab/i

let server: DemoServer
let browser: Browser
const cookies = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>()

beforeAll(async () => {
  server = await startDemoServer({ scale: 'tiny', today: '2026-03-18' })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** A signed-in visitor; each login signs in once, later visitors bring its cookie. */
async function visitor(login: string, size: keyof typeof widths = 'desk', language = 'zh') {
  const one = await newVisitor(browser, server.url, size)
  if (language === 'en') await one.context.addCookies([{ name: 'language', value: 'en', url: server.url }])
  const known = cookies.get(login)
  if (known) await one.context.addCookies(known)
  else {
    await server.signIn(one.page, login)
    const all = await one.context.cookies()
    cookies.set(
      login,
      all.filter((cookie) => cookie.name !== 'language'),
    )
  }
  return one
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('networkidle')
}

function userOf(screen: Screen): string {
  const roles = screen.roles === 'anyone' ? (['worker'] as const) : screen.roles
  const login = roles.map((role) => loginOf[role]).find((one) => one !== undefined)
  if (!login) throw new Error(`no login of the demonstration may open ${screen.path}`)
  return login
}

describe.each(screens.map((screen) => [screen.path, screen] as const))('%s', (_, screen) => {
  test.each(languages)('in %s at both widths', async (language) => {
    for (const size of sizes) {
      const { context, page, errors } = await visitor(userOf(screen), size, language)
      if (screen.path.includes(':')) await open(page, '/help')
      await open(page, await pathOf(screen, page))
      const where = `${screen.path} ${language} ${size}`
      const heading = await page.getByRole('heading', { level: 1 }).first().innerText()
      expect(heading.trim(), where).not.toBe('')
      expect(await page.locator('main .empty [role=alert], main [role=alert].empty').count(), where).toBe(0)
      expect(await page.title(), where).toMatch(/.+ – (同行|Tongxing)$/)
      expect(await page.title(), where).not.toMatch(telling)
      expect(await page.locator('html').getAttribute('lang'), where).toBe(language === 'en' ? 'en' : 'zh-CN')
      expect(await unsaid(page, language), where).toEqual([])
      expect(await axeViolations(page), where).toEqual([])
      expect(await overflowsSideways(page), where).toBe(false)
      expect(errors, where).toEqual([])
      await context.close()
    }
  })
})

test('a screen of other posts says so and keeps its contents', async () => {
  const { context, page } = await visitor('audit')
  await open(page, '/people')
  await page.getByRole('heading', { name: '您当前的岗位不能使用这个页面' }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await open(page, '/nowhere')
  await page.getByRole('heading', { name: '没有找到这个页面' }).waitFor()
  await context.close()
})

test('an empty list and a failed one say so in words', async () => {
  const { context, page } = await visitor('worker')
  await open(page, '/people?stage=terminated&finding=relapse&tier=highRisk')
  await page.getByText('没有符合条件的人员').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.route('**/api/day*', (route) =>
    route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{}' }),
  )
  await open(page, '/day')
  await page.getByRole('button', { name: '重试' }).first().waitFor()
  await page.unroute('**/api/day*')
  await page.getByRole('button', { name: '重试' }).first().click()
  await page.getByRole('tab', { name: /今天的预约/ }).waitFor()
  await context.close()
})

/** Presses Tab until what has the focus fits; the keyboard reaches everything or this fails. */
async function tabTo(page: Page, fits: string): Promise<void> {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((css) => document.activeElement?.matches(css) ?? false, fits)) return
  }
  throw new Error(`the keyboard does not reach ${fits}`)
}

test('by keyboard alone: sign in, search, open the case, record a visit', async () => {
  const { context, page, errors } = await newVisitor(browser, server.url)
  const helper = await visitor('worker')
  await open(helper.page, '/people?stage=inForce')
  const name = await helper.page.locator('main tbody th a').first().innerText()
  await helper.context.close()

  await page.goto('/')
  await tabTo(page, '#field-login')
  await page.keyboard.type('worker')
  await tabTo(page, '#field-password')
  await page.keyboard.type('lantern-ferry-cedar-42')
  await page.keyboard.press('Enter')
  await page.locator('#field-code').waitFor()
  await tabTo(page, 'button[type=submit]')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '我的今天' }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.insertText(name)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '人员与个案' }).waitFor()
  await page.locator('main tbody a', { hasText: name }).first().waitFor()
  await tabTo(page, 'main tbody a[href^="/cases/"]')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await tabTo(page, '.case-acts .button.primary')
  await page.keyboard.press('Enter')
  await tabTo(page, 'a[href*="/record/visitMade"]')
  await page.keyboard.press('Enter')
  await tabTo(page, 'textarea')
  await page.keyboard.insertText('本人在家，近况平稳')
  await tabTo(page, 'main button[type=submit]')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '提交登记' }).waitFor()
  await tabTo(page, 'main .button.primary')
  await page.keyboard.press('Enter')
  await page
    .getByText(/^已登记：/)
    .first()
    .waitFor()
  expect(errors).toEqual([])
  await context.close()
})
