import type { PoolClient } from 'pg'
import type { Role } from '#core/access/roles.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { Services } from '#server/services.ts'
import type { BulkCase } from '#server/store/bulk-case.ts'
import { withRegions, withUser } from '#server/store/with-user.ts'
import type { TestDatabase } from './database.ts'

export const region = '3298'
export const townships = ['329801001', '329801002'] as const
export const stations = ['station-1', 'station-2'] as const

/** Two townships of the invented city, each with an office and a station. */
export async function foundCity(db: Pick<Services, 'job'>): Promise<void> {
  await withRegions(db.job, [region], async (tx) => {
    const areas = [
      ['cn', 'nation', '全国', null],
      ['32', 'province', '江苏省', 'cn'],
      ['3298', 'city', '同行市', '32'],
      ['329801', 'county', '一区', '3298'],
      [townships[0], 'township', '一镇', '329801'],
      [townships[1], 'township', '二镇', '329801'],
    ]
    for (const area of areas)
      await tx.query(
        'insert into area (code, level, name, parent) values ($1, $2, $3, $4) on conflict do nothing',
        area,
      )
    for (const [i, id] of stations.entries())
      await tx.query(`insert into organisation (id, kind, name, area) values ($1, 'station', $2, $3)`, [
        id,
        `站${i + 1}`,
        townships[i],
      ])
  })
}

export type LifeOptions = {
  readonly n: number
  readonly name?: string
  readonly township?: 0 | 1
  readonly worker?: string | null
  readonly servedOn?: string
  readonly reportsIn?: boolean
}

/** Lives told by their number: nothing in them is random, no number in them is a real person's. */
export function aLife(options: LifeOptions): BulkCase {
  const { n, township = 0, worker = 'worker-1', servedOn = '2025-03-03' } = options
  const id = `case-${n}`
  const person = {
    id: `person-${n}`,
    region,
    fileNo: `P-${n}`,
    name: options.name ?? '王小明',
    sex: 'male' as const,
    idNumber: `32980119900101${String(n).padStart(4, '0')}`,
    phone: `1000000${String(n).padStart(4, '0')}`,
    address: `同行市一区${n}号`,
    birthDate: '1990-01-01',
  }
  const place = townships[township]
  const caseFile = {
    id,
    region,
    personId: person.id,
    fileNo: `C-${n}`,
    measure: 'communityDetox' as const,
    organ: '同行市公安局一区分局',
    documentNo: `同公禁戒社字〔2025〕${n}号`,
    place,
  }
  const entries = [
    orderIssued(id, place, servedOn),
    entry(id, 'orderServed', servedOn, { to: 'person', way: 'direct' }),
    ...(options.reportsIn === false ? [] : [entry(id, 'reportedIn', '2025-03-10', { place })]),
  ]
  return { person, caseFile, station: stations[township], worker, entries }
}

export function orderIssued(caseId: string, place: string, on: string): Entry {
  return entry(caseId, 'orderIssued', on, {
    measure: 'communityDetox',
    organ: '同行市公安局一区分局',
    documentNo: `no-${caseId}`,
    executionPlace: place,
    venue: 'hukou',
  })
}

let made = 0

export function entry(caseId: string, type: string, on: string, data: Record<string, unknown>): Entry {
  made++
  return { id: `${caseId}-${type}-${made}`, case: caseId, type, on, recordedAt: `${on}T10:00:00+08:00`, data }
}

/** Does something as an account in one grant; the area is the first township unless told. */
export function as<T>(
  db: TestDatabase,
  who: { readonly id: string; readonly role: Role; readonly org?: string; readonly area?: string },
  run: (tx: PoolClient) => Promise<T>,
): Promise<T> {
  const area = who.area ?? townships[0]
  const grant = { id: 'g', role: who.role, org: who.org ?? stations[0], area, from: '2020-01-01', to: null }
  return withUser(db.app, { id: who.id, grant }, run)
}
