import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { demoPassword } from '#core/demo/demo-logins.ts'
import { packageRoot } from '#server/config.ts'

export type DemoServer = {
  readonly url: string
  /** Signs a page in with both factors, as the sign-in screen does. */
  readonly signIn: (page: Page, login: string) => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * The product as a newcomer gets it: the bundled server on a database of its own in a temporary folder, with the
 * demonstration made from its seed. The day stands still.
 */
export async function startDemoServer(options: { scale: string; today: string }): Promise<DemoServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tongxing-demo-'))
  const program = join(packageRoot(), 'dist/cli/main.mjs')
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    TONGXING_DEMO: '1',
    TONGXING_TODAY: options.today,
    PORT: '0',
  }
  const { scale, today } = options
  await finished(
    spawn(process.execPath, [program, 'demo', '--scale', scale, '--as-of', today], { env, stdio: 'ignore' }),
  )
  const server = spawn(process.execPath, [program, 'serve', '--demo'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const url = await addressOf(server)
  return {
    url,
    signIn: signInPage,
    close: async () => {
      await stopped(server)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function signInPage(page: Page, login: string): Promise<void> {
  await page.goto('/')
  await page.evaluate(
    async ([who, password]) => {
      const post = async (path: string, body: unknown) => {
        const headers = { 'content-type': 'application/json' }
        const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
        if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
        return answer.json()
      }
      const step = await post('/api/session', { login: who, password })
      await post('/api/session/second-factor', { code: step.demoCode })
    },
    [login, demoPassword] as const,
  )
}

function finished(child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('exit', (code) =>
      code === 0 ? done() : fail(new Error(`the demonstration ended with ${code}`)),
    )
  })
}

/** Asks the server to stop and waits; one that hangs is ended, so that a failed test is told instead of a late one. */
async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const gone = new Promise((done) => server.once('exit', done))
  const late = setTimeout(() => server.kill('SIGKILL'), 20_000)
  server.kill('SIGTERM')
  await gone
  clearTimeout(late)
}

/** Waits for the line that `serve` prints when it is ready. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let text = ''
    server.stdout?.on('data', (part) => {
      text += part
      const found = /ready at (http:\/\/\S+)/.exec(text)?.[1]
      if (found) done(found)
    })
    server.once('exit', (code) => fail(new Error(`the server ended with ${code}: ${text}`)))
  })
}
