import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string }

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

/** Runs `bin/tongxing` from source, with text on its standard input. */
export function runCli(args: readonly string[], input = ''): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], { stdio: 'pipe' })
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
