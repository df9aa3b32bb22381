import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Composition, compose } from '#server/compose.ts'
import { readConfig } from '#server/config.ts'
import { startEmbedded } from '#server/database/embedded.ts'
import { withClient } from '#server/database/pool.ts'
import { findPostmaster, isAlive } from '#server/database/postmaster.ts'
import { serverUser } from '#server/database/server-user.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { aLife, foundCity } from '#test/support/lives.ts'
import { startChild } from '#test/support/start-child.ts'

let dataDir = ''
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'tongxing-crash-'))
  chmodSync(dataDir, 0o711)
  const c = await open()
  await foundCity(c.services)
  await c.close()
})
afterAll(async () => {
  const left = findPostmaster(join(dataDir, 'pg'))
  if (left) process.kill(left.pid, 'SIGQUIT')
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 })
})

const settings = () => ({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', PORT: '0' })
const open = () => compose(readConfig(settings()))
const count = async (c: Composition) =>
  withClient(
    c.database.admin,
    async (client) => (await client.query('select count(*) as n from journal')).rows[0].n,
  )

async function serve() {
  const child = startChild(['serve', '--port', '0'], settings())
  const address = (await child.says(/ready at (http:\S+)/))[1] ?? ''
  return { ...child, address }
}

describe('the embedded database', () => {
  test('serves, stops on SIGTERM with exit code 0 and leaves no process behind', async () => {
    const server = await serve()
    expect((await fetch(`${server.address}/live`)).status).toBe(200)
    expect((await fetch(`${server.address}/ready`)).status).toBe(200)
    const running = findPostmaster(join(dataDir, 'pg'))
    expect(running).toBeDefined()
    server.process.kill('SIGTERM')
    expect(await server.ended).toBe(0)
    expect(running && isAlive(running.pid)).toBe(false)
  })

  test('runs without the rights of root, in folders closed to others, on a socket and no port', async () => {
    const c = await open()
    const pid = findPostmaster(join(dataDir, 'pg'))?.pid
    const { rows } = await withClient(c.database.admin, (client) => client.query('show listen_addresses'))
    expect(rows[0].listen_addresses).toBe('')
    if (process.platform === 'linux') {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      expect(Number(/^Uid:\s+(\d+)/m.exec(status)?.[1])).toBe(serverUser().uid)
      expect(serverUser().uid).not.toBe(0)
    }
    await c.close()
  })

  test('is joined again after its program was killed, and loses nothing', async () => {
    const first = await open()
    await bulkLoad(first.services, [aLife({ n: 1 })], { today: '2025-06-02' })
    await first.close()
    const server = await serve()
    const before = findPostmaster(join(dataDir, 'pg'))
    server.process.kill('SIGKILL')
    expect(await server.ended).toBe('SIGKILL')
    expect(before && isAlive(before.pid)).toBe(true)
    const joined = await startEmbedded({ dataDir })
    expect(joined).toMatchObject({ adopted: true, pid: before?.pid })
    const second = await open()
    expect(await count(second)).toBe(3)
    await second.close()
    expect(before && isAlive(before.pid)).toBe(false)
  })

  test('recovers by itself after the database process was killed', async () => {
    const first = await open()
    await bulkLoad(first.services, [aLife({ n: 2 })], { today: '2025-06-02' })
    const pid = findPostmaster(join(dataDir, 'pg'))?.pid ?? 0
    process.kill(pid, 'SIGKILL')
    await first.close()
    const second = await open()
    expect(await count(second)).toBe(6)
    await second.close()
  })

  test('starts over a lock file whose process number now belongs to another program', async () => {
    const file = join(dataDir, 'pg', 'postmaster.pid')
    writeFileSync(file, `${process.pid}\n${join(dataDir, 'pg')}\n1\n5432\n${join(dataDir, 'run')}\n\n`)
    const c = await open()
    expect(await count(c)).toBe(6)
    await c.close()
  })

  test('is shared by two programs, and the last to leave stops it', async () => {
    const [one, two] = await Promise.all([open(), open()])
    const pid = findPostmaster(join(dataDir, 'pg'))?.pid ?? 0
    await one.close()
    expect(isAlive(pid)).toBe(true)
    expect(await count(two)).toBe(6)
    await two.close()
    expect(isAlive(pid)).toBe(false)
  })

  test('uses a short socket folder where the path of the data folder is too long', async () => {
    const deep = join(dataDir, 'a'.repeat(60), 'b'.repeat(60))
    mkdirSync(deep, { recursive: true })
    const server = await startEmbedded({ dataDir: deep, durable: false })
    expect(server.socketDir.startsWith(tmpdir())).toBe(true)
    await server.stop()
    rmSync(server.socketDir, { recursive: true, force: true })
  })

  test('opens again from a copy of the folder that was made while it was stopped', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'tongxing-copy-'))
    cpSync(dataDir, copy, { recursive: true, preserveTimestamps: true })
    chmodSync(copy, 0o711)
    const restored = await compose(readConfig({ ...settings(), DATA_DIR: copy }))
    expect(await count(restored)).toBe(6)
    await restored.close()
    rmSync(copy, { recursive: true, force: true })
  })

  test('is refused with other keys, before anything is written with them', async () => {
    const file = join(dataDir, 'keys', 'keys.json')
    const keys = readFileSync(file, 'utf8')
    rmSync(file)
    await expect(open()).rejects.toThrow(/The keys do not fit this database/)
    writeFileSync(file, keys, { mode: 0o600 })
    await (await open()).close()
  })
})

describe('a thief of the data folder', () => {
  test('finds no name, number, address or word of a record in it', async () => {
    const c = await open()
    const lives = Array.from({ length: 20 }, (_, i) => aLife({ n: 100 + i, name: '司徒晴岚' }))
    await bulkLoad(c.services, lives, { today: '2025-06-02' })
    await withClient(c.database.admin, (client) => client.query('checkpoint'))
    await c.close()
    const secrets = [
      '司徒晴岚',
      '329801199001010105',
      '10000000105',
      '同行市一区105号',
      'no-case-105',
      '1990-01-01',
    ]
    const found = secrets.filter((text) => holds(join(dataDir, 'pg'), Buffer.from(text)))
    expect(found).toEqual([])
    expect(holds(join(dataDir, 'pg'), Buffer.from('C-100'))).toBe(true)
  })
})

function holds(folder: string, text: Buffer): boolean {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).some((file) => {
    const path = join(file.parentPath, file.name)
    return file.isFile() && existsSync(path) && readFileSync(path).includes(text)
  })
}
