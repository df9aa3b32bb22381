/**
 * Set-up shared by `npm start`, `npm test` and `bin/tongxing`: packages from the committed lock, then bundles of the
 * command line and the web application. Plain JavaScript, because it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Stops with a sentence where the machine can not run the product at all. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`Tongxing needs Node 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

/** Installs from the committed lock unless every direct dependency is there in its exact version. */
export function ensureInstalled() {
  const missing = missingPackages()
  if (missing.length === 0) return
  console.error(`Installing packages (${missing.length} missing, first: ${missing[0]}) …`)
  const done = spawnSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--include=dev', '--include=optional'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    },
  )
  if (done.status !== 0) {
    console.error('npm install failed. Check the connection to the npm registry and run the command again.')
    process.exit(1)
  }
}

function missingPackages() {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([name, version]) => installedVersion(name) !== version)
    .map(([name]) => name)
}

function installedVersion(name) {
  const file = join(root, 'node_modules', name, 'package.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined
}

/** Bundles the command line (and every `*.thread.ts`) to dist/cli when a source is newer than the last bundle. */
export async function ensureCli() {
  const stamp = stampOf(['src/cli', 'src/server', 'src/core', 'src/contract'])
  const stampFile = join(root, 'dist/cli/.stamp')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  const { build } = await import('esbuild')
  // Built beside and moved into place: a failed build leaves the last good bundle as it was.
  const out = join(root, `dist/cli.${process.pid}`)
  const threads = sourcesUnder(join(root, 'src')).filter((file) => file.endsWith('.thread.ts'))
  await build({
    entryPoints: Object.fromEntries([
      ['main', join(root, 'src/cli/main.ts')],
      ...threads.map((file) => [basename(file, '.ts'), file]),
    ]),
    outdir: out,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'error',
  }).catch((error) => {
    rmSync(out, { recursive: true, force: true })
    throw error
  })
  writeFileSync(join(out, '.stamp'), stamp)
  rmSync(join(root, 'dist/cli'), { recursive: true, force: true })
  renameSync(out, join(root, 'dist/cli'))
}

/** Builds the web application to dist/web when a source is newer than the last build. */
export async function ensureWeb() {
  const stamp = stampOf(['src/web', 'src/core', 'src/contract', 'vite.config.ts'])
  const stampFile = join(root, 'dist/web/.stamp')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  const { build } = await import('vite')
  // The configuration names its own root (src/web), relative to the clone.
  process.chdir(root)
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
  writeFileSync(stampFile, stamp)
}

/** Names, sizes and times of the sources: cheap enough to ask at every start. */
function stampOf(places) {
  const hash = createHash('sha256')
  for (const place of [...places, 'package-lock.json'])
    for (const file of sourcesUnder(join(root, place))) {
      const { size, mtimeMs } = statSync(file)
      hash.update(`${file}\0${size}\0${mtimeMs}\n`)
    }
  return hash.digest('hex')
}

function sourcesUnder(place) {
  if (!existsSync(place)) return []
  if (statSync(place).isFile()) return [place]
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}
