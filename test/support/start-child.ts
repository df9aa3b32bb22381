import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { packageRoot } from '#server/config.ts'

export type Child = {
  readonly process: ChildProcess
  readonly output: () => string
  /** Waits for a line that matches; throws with all output when the child ends before. */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>
  readonly ended: Promise<number | string>
}

/** The command line from source in a process of its own, so that it can be killed like in real life. */
export function startChild(args: readonly string[], env: Record<string, string>): Child {
  const root = packageRoot()
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'src/cli/main.ts'), ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const add = (part: Buffer) => {
    output += part
  }
  child.stdout?.on('data', add)
  child.stderr?.on('data', add)
  const ended = new Promise<number | string>((done) =>
    child.on('exit', (code, signal) => done(code ?? signal ?? '')),
  )
  const says = async (pattern: RegExp) => {
    for (;;) {
      const found = pattern.exec(output)
      if (found) return found
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the child ended:\n${output}`)
      await new Promise((done) => setTimeout(done, 50))
    }
  }
  return { process: child, output: () => output, says, ended }
}
