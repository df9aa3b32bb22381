import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import { packageRoot } from '#server/config.ts'

/**
 * Starts `src/<path>.thread.ts` as a worker thread: the bundle beside this one in production (`scripts/prepare.mjs`
 * bundles every `*.thread.ts` by its base name), the source through tsx in development and tests.
 */
export function startThread(path: string, options: WorkerOptions = {}): Worker {
  const name = path.split('/').at(-1) ?? path
  const bundled = join(dirname(fileURLToPath(import.meta.url)), `${name}.thread.mjs`)
  if (existsSync(bundled)) return new Worker(bundled, options)
  const source = join(packageRoot(), 'src', `${path}.thread.ts`)
  return new Worker(throughLoader(source), options)
}

/** Node 20 ignores `--import` in a thread's arguments, so the thread's first module registers the loader itself. */
function throughLoader(source: string): URL {
  const loader = pathToFileURL(join(packageRoot(), 'node_modules/tsx/dist/esm/api/index.mjs')).href
  const boot = `import { register } from ${JSON.stringify(loader)}
register()
await import(${JSON.stringify(pathToFileURL(source).href)})`
  return new URL(`data:text/javascript,${encodeURIComponent(boot)}`)
}
