import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { checkNode, ensureCli, ensureInstalled, ensureWeb, root } from './prepare.mjs'

checkNode()
ensureInstalled()
console.error('Building …')
await ensureCli()
await ensureWeb()

// A process of its own, so that signals reach the server directly and its database stops cleanly.
const server = spawn(
  process.execPath,
  [join(root, 'dist/cli/main.mjs'), 'serve', '--demo', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
  },
)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 1))
