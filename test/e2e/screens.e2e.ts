import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '#core/access/roles.ts'
import { aDraft, aForecast } from '#test/support/a-draft.ts'
import {
  axeViolations,
  newVisitor,
  overflowsSideways,
  startBrowser,
  type widths,
} from '#test/support/browser.ts'
import { type DemoServer, startDemoServer } from '#test/support/demo-server.ts'
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

async function ask<T>(page: Page, method: string, path: string, body?: object): Promise<T> {
  const answer = await page.evaluate(
    async ([how, where, what]) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
      const init = what ? { method: how, headers, body: JSON.stringify(what) } : { method: how }
      const reply = await fetch(where, init)
      return { ok: reply.ok, body: await reply.json() }
    },
    [method, path, body] as const,
  )
  if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
  return answer.body as T
}

async function aCase(page: Page): Promise<string> {
  const found = await ask<{ rows: { caseId: string }[] }>(page, 'POST', '/api/people/search', {
    stage: ['inForce'],
    limit: 1,
  })
  return found.rows[0]?.caseId ?? 'none'
}

/** One that is under way, whichever side; the worker of the first township has some. */
async function aHandover(page: Page): Promise<string> {
  for (const tab of ['out', 'in', 'entrustedOut', 'entrustedIn']) {
    const found = await ask<{ handovers: { caseId: string; handoverId: string }[] }>(
      page,
      'GET',
      `/api/handovers?tab=${tab}`,
    )
    const [first] = found.handovers
    if (first) return `/handovers/${first.caseId}/${first.handoverId}`
  }
  return `/handovers/${await aCase(page)}/none`
}

/** How an address with a parameter is found in the demonstration. A new one must say so here, or its test fails. */
async function aScreening(page: Page): Promise<string | undefined> {
  const { screenings } = await ask<{ screenings: { id: string }[] }>(page, 'GET', '/api/screenings')
  return screenings[0]?.id
}

async function aRound(page: Page): Promise<string> {
  const { rounds } = await ask<{ rounds: { id: string; stage: string }[] }>(page, 'GET', '/api/evaluations')
  return rounds.find((r) => r.stage === 'published')?.id ?? ''
}

const addressOf: Readonly<Record<string, (page: Page) => Promise<string>>> = {
  '/cases/:caseId/tier': async (page) => `/cases/${await aCase(page)}/tier`,
  '/cases/:caseId/handovers': async (page) => `/cases/${await aCase(page)}/handovers`,
  '/handovers/:caseId/:handoverId': aHandover,
  '/documents/batch/:batchId': async (page) => {
    const { people } = await ask<{ people: { caseId: string }[] }>(
      page,
      'POST',
      '/api/documents/batch/candidates',
      {
        form: 'F-16',
        due: false,
        limit: 2,
      },
    )
    const id = crypto.randomUUID()
    const caseIds = people.map((one) => one.caseId)
    await ask(page, 'POST', '/api/documents/batch', { id, form: 'F-16', caseIds })
    return `/documents/batch/${id}`
  },
  '/ledgers/:id': async () => '/ledgers/monthly-execution',
  '/oversight/inspections/:inspectionId': async (page) => {
    const { inspections } = await ask<{ inspections: { id: string }[] }>(page, 'GET', '/api/inspections')
    return `/oversight/inspections/${inspections[0]?.id}`
  },
  '/oversight/units/:unitId': async (page) => {
    const { units } = await ask<{ units: { id: string }[] }>(page, 'GET', '/api/demonstration-units')
    return `/oversight/units/${units[0]?.id}`
  },
  '/evaluations/:roundId': async (page) => `/evaluations/${await aRound(page)}`,
  '/evaluations/:roundId/:area': async (page) => {
    const { grant } = await ask<{ grant: { area: string } }>(page, 'GET', '/api/session')
    return `/evaluations/${await aRound(page)}/${grant.area}`
  },
  '/consequences/:consequenceId': async (page) => {
    const { consequences } = await ask<{ consequences: { id: string }[] }>(page, 'GET', '/api/consequences')
    return `/consequences/${consequences[0]?.id}`
  },
  '/meetings/:meetingId': async (page) => {
    const { meetings } = await ask<{ meetings: { id: string }[] }>(page, 'POST', '/api/meetings/search', {})
    return `/meetings/${meetings[0]?.id}`
  },
  '/cases/:caseId': async (page) => `/cases/${await aCase(page)}`,
  '/cases/:caseId/record/:form': async (page) => `/cases/${await aCase(page)}/record/visitMade`,
  '/cases/:caseId/ending/:act': async (page) => `/cases/${await aCase(page)}/ending/suspend`,
  '/cases/:caseId/tests': async (page) => `/cases/${await aCase(page)}/tests`,
  '/cases/:caseId/documents': async (page) => `/cases/${await aCase(page)}/documents`,
  '/cases/:caseId/documents/:form': async (page) => `/cases/${await aCase(page)}/documents/F-08`,
  '/cases/:caseId/agreement': async (page) => `/cases/${await aCase(page)}/agreement`,
  '/cases/:caseId/work-group': async (page) => `/cases/${await aCase(page)}/work-group`,
  '/decisions/:caseId/:decisionId': async (page) => {
    const { decisions } = await ask<{ decisions: { caseId: string; decisionId: string }[] }>(
      page,
      'GET',
      '/api/decisions',
    )
    const [first] = decisions
    return `/decisions/${first?.caseId}/${encodeURIComponent(first?.decisionId ?? 'none')}`
  },
  '/policy/drafts/:id': async (page) => `/policy/drafts/${await aDraft(page, ask)}`,
  '/policy/forecasts/:id': async (page) => `/policy/forecasts/${await aForecast(page, ask)}`,
  '/reports/:id': async (page) => {
    const { id } = await ask<{ id: string }>(page, 'POST', '/api/reports', {
      span: 'month',
      day: '2026-02-28',
    })
    return `/reports/${id}`
  },
  '/received-reports/:caseId/:reportId': async (page) => {
    const { reports } = await ask<{ reports: { caseId: string; reportId: string }[] }>(
      page,
      'GET',
      '/api/police-reports',
    )
    const [first] = reports
    return `/received-reports/${first?.caseId}/${first?.reportId}`
  },
  '/releases/:releaseId': async (page) => {
    const ofBucket = (bucket: string) =>
      ask<{ releases: { id: string }[] }>(page, 'GET', `/api/releases?bucket=${bucket}`)
    const open = await ofBucket('open')
    const [first] = open.releases.length > 0 ? open.releases : (await ofBucket('joined')).releases
    return `/releases/${first?.id}`
  },
  '/screenings/:screeningId': async (page) => `/screenings/${await aScreening(page)}`,
  '/screenings/:screeningId/lists': async (page) => `/screenings/${await aScreening(page)}/lists`,
  '/accounts/:accountId': async (page) => {
    const { accounts } = await ask<{ accounts: { id: string }[] }>(page, 'GET', '/api/accounts')
    return `/accounts/${accounts[0]?.id}`
  },
}

async function pathOf(screen: Screen, page: Page): Promise<string> {
  if (!screen.path.includes(':')) return screen.path
  const find = addressOf[screen.path]
  if (!find) throw new Error(`say in addressOf how an address of ${screen.path} is found`)
  return find(page)
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
