import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compose } from '#server/compose.ts'
import { readConfig } from '#server/config.ts'
import { rebuild } from '#server/jobs/rebuild.ts'
import type { Services } from '#server/services.ts'
import { appendEntries } from '#server/store/append-entries.ts'
import type { BulkCase } from '#server/store/bulk-case.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { loadJournal } from '#server/store/journal-store.ts'
import { openCase } from '#server/store/open-case.ts'
import { withUser } from '#server/store/with-user.ts'
import { aLife, entry, foundCity, stations, townships } from '#test/support/lives.ts'

/**
 * What the store reaches on this machine, on a durable embedded database of its own in a temporary folder:
 *
 *     npx tsx bench/storage.ts [cases=2000] [seconds=5] [clients=20]
 */
const [cases = 2000, seconds = 5, clients = 20] = process.argv.slice(2).map(Number)
const today = '2025-06-02'
const dataDir = mkdtempSync(join(tmpdir(), 'tongxing-bench-'))
chmodSync(dataDir, 0o711)
const composition = await compose(
  readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', DATABASE_POOL: String(clients) }),
)
const { services } = composition
try {
  await foundCity(services)
  await load(services)
  await during('append one note, all projections', (n) => append(services, n))
  await during('open a case and read its journal', (n) => read(services, n))
  await during('first page of a township, by due day', () => list(services))
  const start = performance.now()
  const { differed } = await rebuild({
    ...services,
    clock: { now: () => `${today}T10:00:00+08:00`, today: () => today },
  })
  const rate = Math.round(cases / ((performance.now() - start) / 1000))
  say(`rebuild: ${rate} cases/s, rows that differed: ${Object.values(differed).reduce((a, b) => a + b, 0)}`)
} finally {
  await composition.close()
  rmSync(dataDir, { recursive: true, force: true })
}

async function load(s: Services): Promise<void> {
  const start = performance.now()
  const cpu = process.cpuUsage()
  const loaded = await bulkLoad(s, lives(), { today })
  const took = (performance.now() - start) / 1000
  const used = process.cpuUsage(cpu)
  const own = ((used.user + used.system) / 1e6).toFixed(1)
  say(
    `bulk load: ${loaded.cases} cases, ${loaded.entries} entries in ${took.toFixed(1)} s (own CPU ${own} s), ${Math.round(loaded.entries / took)} entries/s`,
  )
}

function* lives(): Generator<BulkCase> {
  for (let n = 0; n < cases; n++) {
    const life = aLife({ n, worker: `worker-${n % 50}` })
    const id = life.caseFile.id
    const months = Array.from({ length: 3 }, (_, m) => `2025-0${3 + m}`)
    const regular = months.flatMap((month) => [
      ...[12, 15, 18, 24].map((day) =>
        entry(id, 'visitMade', `${month}-${day}`, {
          withWhom: ['本人'],
          method: 'faceToFace',
          summary: '情况稳定，家人支持。',
        }),
      ),
      entry(id, 'testTaken', `${month}-20`, { sample: 'urine', level: 'onSite', result: 'negative' }),
    ])
    yield { ...life, entries: [...life.entries, ...regular] }
  }
}

function as<T>(s: Services, run: Parameters<typeof withUser<T>>[2]): Promise<T> {
  const grant = {
    id: 'g',
    role: 'townshipOffice' as const,
    org: stations[0],
    area: townships[0],
    from: today,
    to: null,
  }
  return withUser(s.app, { id: 'office', grant }, run)
}

function append(s: Services, n: number): Promise<unknown> {
  const caseId = `case-${(n * 7919) % cases}`
  const note = { id: `bench-${n}`, type: 'note', on: today, data: { text: '电话联系，一切正常。' } }
  const author = { user: 'office', role: 'townshipOffice', org: stations[0] }
  return as(s, (tx) =>
    appendEntries(tx, s, { caseId, entries: [note], author, today, now: `${today}T10:00:00+08:00` }),
  )
}

function read(s: Services, n: number): Promise<unknown> {
  return as(s, async (tx) => {
    const key = await openCase(tx, `case-${(n * 7919) % cases}`)
    return loadJournal(tx, s.vault, key.region, key.caseId)
  })
}

function list(s: Services): Promise<unknown> {
  const text = `select s.case_id, s.file_no, s.stage, s.next_due_on, s.overdue_count, p.name_sealed
    from case_state s join person p on p.region = s.region and p.id = s.person_id
    where s.region = $1 and s.township = $2 order by s.next_due_on, s.file_no, s.case_id limit 50`
  return as(s, (tx) => tx.query({ name: 'bench-list', text, values: ['3298', townships[0]] }))
}

async function during(what: string, act: (n: number) => Promise<unknown>): Promise<void> {
  const times: number[] = []
  const end = performance.now() + seconds * 1000
  let n = 0
  const client = async () => {
    while (performance.now() < end) {
      const start = performance.now()
      await act(n++)
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  times.sort((a, b) => a - b)
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1)
  say(
    `${what}: ${Math.round(times.length / seconds)}/s with ${clients} clients, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`,
  )
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
