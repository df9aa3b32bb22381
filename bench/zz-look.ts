import { startBrowser, newVisitor, useChineseFont, axeViolations, overflowsSideways } from '#test/support/browser.ts'
import { demoPassword } from '#core/demo/demo-logins.ts'
const browser = await startBrowser()
const [login='city', size='desk', ...steps] = process.argv.slice(2)
const { page, errors } = await newVisitor(browser, 'http://127.0.0.1:3188', size as 'desk')
await page.goto('/')
const signed = await page.evaluate(async ([login, password]) => {
  const post = async (path: string, body: unknown) => { const r = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }); return [r.status, await r.json().catch(()=>null)] as const }
  const [s1, a] = await post('/api/session', { login, password })
  const [s2, b] = await post('/api/session/second-factor', { code: a?.demoCode })
  return [s1, JSON.stringify(a).slice(0,100), s2, JSON.stringify(b).slice(0, 200)]
}, [login, demoPassword] as const)
console.log(signed)
let n = 0
for (const step of steps) {
  n++
  if (step.startsWith('/')) { const t=Date.now(); await page.goto(step); await page.waitForSelector('.figure', { timeout: 20000 }).catch(()=>console.log('no figure')); console.log('loaded ms', Date.now()-t) }
  else { await page.click(step) }
  await page.waitForTimeout(1500)
  await useChineseFont(page)
  await page.screenshot({ path: `/tmp/t8/${login}-${size}-${n}.png`, fullPage: !step.startsWith('!') })
  console.log(step, 'axe', await axeViolations(page), 'overflow', await overflowsSideways(page))
}
console.log('errors', errors)
await browser.close()
