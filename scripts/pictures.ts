/**
 * The six pictures of the README, from the demonstration district on a fixed day: `npm run pictures`.
 * Also writes the phone's view of each beside it; docs/ shows them.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { newVisitor, startBrowser, useChineseFont, widths } from '#test/support/browser.ts'
import { type DemoServer, startDemoServer } from '#test/support/demo-server.ts'

const out = join(import.meta.dirname, '..', 'docs', 'pictures')

type Picture = { readonly name: string; readonly login: string; readonly open: (page: Page) => Promise<void> }

const pictures: readonly Picture[] = [
  { name: 'my-day', login: 'worker', open: (page) => visit(page, '/day') },
  { name: 'people', login: 'worker', open: (page) => visit(page, '/people') },
  { name: 'case', login: 'worker', open: openFirstCase },
  { name: 'import', login: 'police', open: (page) => visit(page, '/orders/import') },
  { name: 'overview', login: 'county', open: (page) => visit(page, '/overview') },
  { name: 'decisions', login: 'head', open: (page) => visit(page, '/decisions') },
]

mkdirSync(out, { recursive: true })
const server = await startDemoServer({ scale: 'district', today: '2026-03-18' })
const browser = await startBrowser()
try {
  for (const picture of pictures) await take(browser, server, picture)
} finally {
  await browser.close()
  await server.close()
}

async function take(on: Browser, demo: DemoServer, picture: Picture): Promise<void> {
  for (const size of Object.keys(widths) as (keyof typeof widths)[]) {
    const { page, context } = await newVisitor(on, demo.url, size)
    await demo.signIn(page, picture.login)
    await picture.open(page)
    await useChineseFont(page)
    const name = size === 'desk' ? picture.name : `${picture.name}-phone`
    await page.screenshot({ path: join(out, `${name}.png`) })
    console.log(`docs/pictures/${name}.png`)
    await context.close()
  }
}

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.waitForLoadState('networkidle')
}

async function openFirstCase(page: Page): Promise<void> {
  await visit(page, '/people?stage=inForce&sort=fileNo')
  await page.locator('main a[href^="/cases/"]').first().click()
  await page.waitForLoadState('networkidle')
}
