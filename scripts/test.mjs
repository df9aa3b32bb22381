/** The whole proof: types, style, pure tests, flows on PostgreSQL, stories in Chromium. Stops at the first red tier. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { checkNode, ensureCli, ensureInstalled, ensureWeb, root } from './prepare.mjs'

checkNode()
ensureInstalled()
const results = join(root, 'test-results')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
const totals = { passed: 0, failed: 0, skipped: 0 }

step('types', 'tsc', ['-b'])
step('style', 'biome', ['check', '.'])
vitest('core')
await build()
vitest('db')
vitest('e2e')
finish(totals.failed > 0 || totals.skipped > 0 ? 1 : 0)

async function build() {
  console.log('\n== build')
  await ensureCli()
  await ensureWeb()
}

function vitest(project) {
  const report = join(results, `${project}.json`)
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  const ok = step(project, 'vitest', args, false)
  if (!existsSync(report)) finish(1)
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
    readFileSync(report, 'utf8'),
  )
  totals.passed += numPassedTests
  totals.failed += numFailedTests
  totals.skipped += numPendingTests + numTodoTests
  // A tier that ran nothing is as red as one that failed.
  if (!ok || numPassedTests === 0) finish(1)
}

function step(name, tool, args, mustPass = true) {
  console.log(`\n== ${name}`)
  const started = Date.now()
  const done = spawnSync(process.execPath, [binOf(tool), ...args], { cwd: root, stdio: 'inherit' })
  console.log(`== ${name}: ${((Date.now() - started) / 1000).toFixed(1)} s, exit ${done.status}`)
  if (done.status !== 0 && mustPass) finish(1)
  return done.status === 0
}

function binOf(tool) {
  const home = { tsc: 'typescript', biome: '@biomejs/biome', vitest: 'vitest' }[tool]
  const { bin } = JSON.parse(readFileSync(join(root, 'node_modules', home, 'package.json'), 'utf8'))
  return join(root, 'node_modules', home, typeof bin === 'string' ? bin : bin[tool])
}

function finish(code) {
  console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
  process.exit(code)
}
