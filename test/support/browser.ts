import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import chromium from '@sparticuz/chromium'
import axe from 'axe-core'
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core'

/** The two widths that every screen is made for. */
export const widths = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const

/** Chromium from npm: no system packages, no download; background traffic off, web security on. */
export async function startBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })
}

/** A fresh visitor. Console errors and page errors are collected: a story ends by expecting none. */
export async function newVisitor(
  browser: Browser,
  baseURL: string,
  size: keyof typeof widths = 'desk',
): Promise<{ context: BrowserContext; page: Page; errors: string[] }> {
  const context = await browser.newContext({
    baseURL,
    viewport: widths[size],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    bypassCSP: true,
    hasTouch: size === 'phone',
    // what is judged is a page at rest, not a colour on its way
    reducedMotion: 'reduce',
  })
  // Loaders that keep function names call this helper in what is evaluated on the page.
  await context.addInitScript('globalThis.__name ??= (f) => f')
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of (4\d\d)/.test(message.text())) errors.push(message.text())
  })
  return { context, page, errors }
}

const fontFolder = dirname(
  createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/package.json'),
)

/** Draws Chinese on machines without a Chinese font; call after navigation, before a picture. */
export async function useChineseFont(page: Page): Promise<void> {
  await page.route('**/test-fonts/*', async (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? ''
    await route.fulfill({ body: await readFile(join(fontFolder, 'files', name)), contentType: 'font/woff2' })
  })
  const css = await readFile(join(fontFolder, 'index.css'), 'utf8')
  const content = css
    .replaceAll('./files/', '/test-fonts/')
    .replaceAll("'Noto Sans SC Variable'", "'Noto Sans SC'")
  await page.addStyleTag({ content })
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(300)
}

/** Violations of WCAG 2.2 A and AA on the page as it stands, as `rule: target` lines; empty is clean. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  await atRest(page)
  const found = await page.evaluate(async () => {
    const run = (window as unknown as { axe: typeof axe }).axe
    const { violations } = await run.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    })
    return violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.target.join(' ')).join(', ')}`)
  })
  return found
}

/** Answers and colours that are still on their way have arrived; a spinner that never ends is not waited for. */
async function atRest(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(150)
  await page.evaluate(async () => {
    const ends = document.getAnimations().filter((a) => a.effect?.getTiming().iterations !== Infinity)
    await Promise.all(ends.map((a) => a.finished.catch(() => undefined)))
  })
}

/** True where the page is wider than the screen: something is cut off or scrolls sideways. */
export async function overflowsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)
}
