import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { packageRoot } from '#server/config.ts'
import {
  axeViolations,
  useChineseFont as drawChinese,
  newVisitor,
  overflowsSideways,
  startBrowser,
  type widths,
} from './browser.ts'
import { foundCity } from './lives.ts'
import { type Client, startServer, type TestServer } from './server.ts'

export type Visit = { readonly page: Page; readonly leave: () => Promise<void> }

/** A server with the two townships of the tests, the built web application on it, and a browser: what stories start from. */
export type Story = {
  readonly server: TestServer
  readonly url: string
  /** Opens a page as a signed-in client; `leave` expects that the page reported no error of its own. */
  readonly visit: (
    client: Client,
    path: string,
    size?: keyof typeof widths,
    language?: 'zh' | 'en',
  ) => Promise<Visit>
  readonly close: () => Promise<void>
}

const pictures = process.env['PICTURES']

export async function startStory(today: string): Promise<Story> {
  const webRoot = process.env['WEB_ROOT'] ?? join(packageRoot(), 'dist/web')
  const server = await startServer({ today, webRoot })
  await foundCity(server.services)
  // The session cookie is for secure hosts only, and of the loopback names browsers trust this one.
  const url = (await server.app.listen({ host: '127.0.0.1', port: 0 })).replace('127.0.0.1', 'localhost')
  const browser = await startBrowser()
  return {
    server,
    url,
    visit: (client, path, size = 'desk', language = 'zh') =>
      visit(browser, url, client, path, size, language),
    close: async () => {
      await browser.close()
      await server.close()
    },
  }
}

async function visit(
  browser: Browser,
  url: string,
  client: Client,
  path: string,
  size: keyof typeof widths,
  language: 'zh' | 'en',
): Promise<Visit> {
  const { context, page, errors } = await newVisitor(browser, url, size)
  const [name = '', value = ''] = client.cookie.split('=')
  await context.addCookies([
    { name, value, url: url.replace('http:', 'https:'), secure: true, sameSite: 'Strict' },
  ])
  if (language === 'en') await context.addCookies([{ name: 'language', value: 'en', url }])
  await open(page, path)
  return {
    page,
    leave: async () => {
      expect(errors).toEqual([])
      await context.close()
    },
  }
}

export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
}

/** In a picture of the whole page nothing stands where a window would hold it. */
const asOnPaper =
  '.skip-link, .bottom-bar { display: none } .top-bar, .rail, .notice-line { position: static }'

/** What every screen must hold as it stands, and its picture where a folder for them is named (PICTURES). */
export async function holds(page: Page, name: string): Promise<void> {
  if (pictures) {
    await drawChinese(page)
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true, style: asOnPaper })
  }
  expect(await axeViolations(page), name).toEqual([])
  expect(await overflowsSideways(page), name).toBe(false)
}
