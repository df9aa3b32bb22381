import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkNode, ensureCli, root } from './prepare.mjs'

checkNode()
if (!existsSync(join(root, 'node_modules', 'esbuild'))) {
  console.error('Packages are missing. Run `npm install --no-audit --no-fund` in the clone first.')
  process.exit(1)
}
await ensureCli()
await import(join(root, 'dist/cli/main.mjs'))
