import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { packageRoot } from '#server/config.ts'
import { startEmbedded } from '#server/database/embedded.ts'
import { readMigrations } from '#server/database/migrator.ts'
import { withClient } from '#server/database/pool.ts'
import { findPostmaster, isAlive, superuser } from '#server/database/postmaster.ts'
import { prepareDatabase } from '#server/database/preparation.ts'

/** Where the test server listens; every test file makes its own database from the migrated template. */
export type TestServer = { readonly host: string; readonly port: number; readonly template: string }

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer
  }
}

export const templateName = 'tongxing_template'

/** One embedded server for the whole run, without fsync, in a folder of its own that goes away afterwards. */
export async function startTestServer(): Promise<TestServer & { stop: () => Promise<void> }> {
  clearLeftovers()
  const dataDir = mkdtempSync(join(tmpdir(), prefix))
  chmodSync(dataDir, 0o711)
  writeFileSync(join(dataDir, 'owner'), String(process.pid))
  const server = await startEmbedded({ dataDir, durable: false })
  const admin = { host: server.socketDir, port: server.port, user: superuser, database: 'postgres' }
  await withClient(admin, (client) => client.query(`create database ${templateName}`))
  const migrations = readMigrations(join(packageRoot(), 'migrations'))
  await withClient({ ...admin, database: templateName }, (client) => prepareDatabase(client, migrations))
  const stop = async () => {
    process.kill(server.pid, 'SIGQUIT')
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { host: server.socketDir, port: server.port, template: templateName, stop }
}

const prefix = 'tongxing-test-'

/** A run that was killed leaves its server behind; the next run ends those whose owner is gone. */
function clearLeftovers(): void {
  for (const name of readdirSync(tmpdir()).filter((n) => n.startsWith(prefix))) {
    const dataDir = join(tmpdir(), name)
    const owner = join(dataDir, 'owner')
    if (!existsSync(owner) || isAlive(Number(readFileSync(owner, 'utf8')))) continue
    const left = findPostmaster(join(dataDir, 'pg'))
    if (left) process.kill(left.pid, 'SIGQUIT')
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

// biome-ignore lint/style/noDefaultExport: Vitest calls the default export of a global setup.
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...server } = await startTestServer()
  project.provide('testServer', server)
  return stop
}
