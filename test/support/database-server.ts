import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { packageRoot } from '#server/config.ts'
import { startEmbedded } from '#server/database/embedded.ts'
import { readMigrations } from '#server/database/migrator.ts'
import { withClient } from '#server/database/pool.ts'
import { superuser } from '#server/database/postmaster.ts'
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
  const dataDir = mkdtempSync(join(tmpdir(), 'tongxing-test-'))
  chmodSync(dataDir, 0o711)
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

// biome-ignore lint/style/noDefaultExport: Vitest calls the default export of a global setup.
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...server } = await startTestServer()
  project.provide('testServer', server)
  return stop
}
