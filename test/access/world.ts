import { randomUUID } from 'node:crypto'
import type { Role } from '#core/access/roles.ts'
import type { Entry } from '#core/journal/entry.ts'
import { withClient } from '#server/database/pool.ts'
import type { BulkCase } from '#server/store/bulk-case.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { insertOwnLogin } from '#server/store/own-login.ts'
import { withRegions } from '#server/store/with-user.ts'
import {
  type Client,
  type Registry,
  startServer,
  type TestAccount,
  type TestServer,
} from '#test/support/server.ts'

/** How a case stands to the one who looks: the looker works at the first station of the first township. */
export const relations = [
  'own',
  'sameStation',
  'otherStation',
  'otherTownship',
  'otherDistrict',
  'otherCity',
] as const
export type Relation = (typeof relations)[number]

export type Target = {
  readonly relation: Relation | 'nonexistent'
  readonly caseId: string
  readonly personId: string
  readonly township: string
  readonly station: string
  readonly worker: string
  /** Ids of the journal's entries, the order first. */
  readonly entries: readonly string[]
  /** Texts that only those who reach the case may ever be sent. */
  readonly markers: readonly string[]
  readonly fullName: string
}

export type World = {
  readonly server: TestServer
  readonly targets: Readonly<Record<Relation | 'nonexistent', Target>>
  readonly client: (role: Role) => Promise<Client>
  readonly revoked: (role: Role) => Promise<Client>
  readonly expired: (role: Role) => Promise<Client>
  readonly close: () => Promise<void>
}

/** Said in confidence: never for the police or an office above the township. */
export const confidence = '夜里总做同一个梦'
/** Marked clinical by its writer: not for the township office either. */
export const clinical = '服药剂量四十毫克'

const places: Record<Relation, { township: string; station: string; name: string; worker: string }> = {
  own: { township: '329801001', station: 'station-a', name: '夔一鸣', worker: randomUUID() },
  sameStation: { township: '329801001', station: 'station-a', name: '麴二南', worker: randomUUID() },
  otherStation: { township: '329801001', station: 'station-b', name: '逯三石', worker: randomUUID() },
  otherTownship: { township: '329801002', station: 'station-c', name: '郗四维', worker: randomUUID() },
  otherDistrict: { township: '329802001', station: 'station-d', name: '嵇五岭', worker: randomUUID() },
  otherCity: { township: '329701001', station: 'station-e', name: '亓六合', worker: randomUUID() },
}

const offices: Record<Exclude<Role, never>, { org: string; area: string }> = {
  worker: { org: 'station-a', area: '329801001' },
  stationHead: { org: 'station-a', area: '329801001' },
  townshipOffice: { org: 'office-a', area: '329801001' },
  narcoticsOffice: { org: 'office-county', area: '329801' },
  policeLiaison: { org: 'police-a', area: '329801001' },
  clinic: { org: 'clinic-a', area: '329801001' },
  partner: { org: 'other-a', area: '329801001' },
  volunteer: { org: 'other-a', area: '329801001' },
  gridMember: { org: 'other-a', area: '329801001' },
  provider: { org: 'other-a', area: '329801001' },
  evaluator: { org: 'other-a', area: '329801001' },
  person: { org: 'other-a', area: '329801001' },
  auditor: { org: 'installation', area: '3298' },
  securityAdmin: { org: 'installation', area: 'cn' },
  systemAdmin: { org: 'installation', area: 'cn' },
}

/** Two cities, three districts, twin townships with stations of the same kind, one case for every relation. */
export async function buildWorld(registry?: Registry): Promise<World> {
  const server = await startServer(registry ? { registry } : {})
  await found(server)
  for (const relation of relations) {
    const { worker: id, station, township } = places[relation]
    await server.account({
      id,
      role: 'worker',
      org: station,
      area: township,
      login: `worker-${relation}`.toLowerCase(),
    })
  }
  const lives = relations.map((relation, n) => lifeOf(relation, n))
  await bulkLoad(
    server.services,
    lives.map((l) => l.life),
    { today: server.services.clock.today() },
  )
  const targets = Object.fromEntries(lives.map((l) => [l.target.relation, l.target])) as World['targets']
  return {
    server,
    targets: {
      ...targets,
      nonexistent: {
        ...targets.own,
        relation: 'nonexistent',
        caseId: randomUUID(),
        personId: randomUUID(),
        worker: randomUUID(),
      },
    },
    client: perRole(async (role) => {
      const client = await server.signIn(role === 'worker' ? 'worker-own' : accountOf(role))
      if (role === 'person') await giveOwnFile(server, client.account, targets.own)
      return client
    }),
    revoked: perRole((role) => thenGone(server, role, 'revoked_at = now()')),
    expired: perRole((role) => thenGone(server, role, `to_day = '2025-06-02'`)),
    close: server.close,
  }
}

/** The person of the matrix is whom the first case is about. */
async function giveOwnFile(server: TestServer, account: string, { caseId, personId }: Target): Promise<void> {
  const key = { region: places.own.township.slice(0, 4), caseId, personId }
  await withRegions(server.services.job, [key.region], (tx) =>
    insertOwnLogin(tx, key, { accountId: account, by: null, on: server.services.clock.today() }),
  )
}

function perRole(make: (role: Role) => Promise<Client>): (role: Role) => Promise<Client> {
  const made = new Map<Role, Promise<Client>>()
  return (role) => {
    const kept = made.get(role) ?? make(role)
    made.set(role, kept)
    return kept
  }
}

function accountOf(role: Role): TestAccount {
  return { role, ...offices[role], login: `the-${role}`.toLowerCase() }
}

/** Signs in first: what counts is the request after the right has gone. */
async function thenGone(server: TestServer, role: Role, change: string): Promise<Client> {
  const client = await server.signIn({ role, ...offices[role] })
  await withClient(server.services.admin, (c) =>
    c.query(`update account_grant set ${change} where account_id = $1`, [client.account]),
  )
  return client
}

async function found(server: TestServer): Promise<void> {
  const areas = [
    'cn',
    '32',
    '3298',
    '3297',
    '329801',
    '329802',
    '329701',
    '329801001',
    '329801002',
    '329802001',
    '329701001',
  ]
  const levels: Record<number, string> = { 2: 'province', 4: 'city', 6: 'county', 9: 'township' }
  const kinds: Record<string, string> = {
    station: 'station',
    office: 'townshipOffice',
    police: 'police',
    clinic: 'clinic',
    other: 'other',
  }
  const stations = Object.values(places).map((p) => [p.station, p.township] as const)
  const others = Object.values(offices).filter(
    (o) => o.org !== 'installation' && !o.org.startsWith('station'),
  )
  const organisations = new Map([...stations, ...others.map((o) => [o.org, o.area] as const)])
  await withClient(server.services.admin, async (c) => {
    for (const code of areas)
      await c.query('insert into area (code, level, name) values ($1, $2, $3) on conflict do nothing', [
        code,
        code === 'cn' ? 'nation' : levels[code.length],
        `地${code}`,
      ])
    for (const [id, area] of organisations)
      await c.query('insert into organisation (id, kind, name, area) values ($1, $2, $3, $4)', [
        id,
        kinds[id.split('-')[0] ?? ''] ?? 'other',
        `机构${id}`,
        area,
      ])
  })
}

function lifeOf(relation: Relation, n: number): { life: BulkCase; target: Target } {
  const { township, station, worker, name } = places[relation]
  const [caseId, personId] = [randomUUID(), randomUUID()]
  const region = township.slice(0, 4)
  const person = {
    id: personId,
    region,
    fileNo: `P-${relation}-7${n}31`,
    name,
    sex: 'male' as const,
    idNumber: `${township.slice(0, 6)}19900101${n}99X`,
    phone: `1000777${n}${n}${n}8`,
    address: `槐荫里${n}弄`,
    birthDate: '1990-01-01',
  }
  const caseFile = {
    id: caseId,
    region,
    personId,
    fileNo: `C-${relation}-8${n}42`,
    measure: 'communityDetox' as const,
    organ: '同行市公安局',
    documentNo: `DOC-${relation}-9${n}53`,
    place: township,
  }
  const markers = [
    caseId,
    personId,
    person.fileNo,
    name,
    person.idNumber,
    person.phone,
    caseFile.fileNo,
    caseFile.documentNo,
    person.address,
  ]
  const journal = entriesOf(caseId, township, caseFile.documentNo)
  const entries = journal.map((e) => e.id)
  return {
    life: { person, caseFile, station, worker, entries: journal },
    target: { relation, caseId, personId, township, station, worker, entries, markers, fullName: name },
  }
}

function entriesOf(caseId: string, place: string, documentNo: string): Entry[] {
  const facts: [string, string, Record<string, unknown>][] = [
    [
      'orderIssued',
      '2025-03-03',
      { measure: 'communityDetox', organ: '同行市公安局', documentNo, executionPlace: place, venue: 'hukou' },
    ],
    ['orderServed', '2025-03-03', { to: 'person', way: 'direct' }],
    ['reportedIn', '2025-03-10', { place }],
    ['talkHeld', '2025-03-12', { withWhom: '本人', method: 'faceToFace', summary: confidence }],
    ['note', '2025-03-13', { text: clinical, confidentiality: 'clinical' }],
  ]
  return facts.map(([type, on, data]) => ({
    id: randomUUID(),
    case: caseId,
    type,
    on,
    recordedAt: `${on}T10:00:00+08:00`,
    data,
  }))
}
