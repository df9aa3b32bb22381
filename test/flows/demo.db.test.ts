import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDemo } from '#cli/demo/load-demo.ts'
import { demoCity } from '#core/demo/demo-city.ts'
import { demoLogins, demoPassword } from '#core/demo/demo-logins.ts'
import { demoPlan } from '#core/demo/demo-scale.ts'
import { toDayNumber } from '#core/shared/plain-date.ts'
import { checkPassword } from '#server/accounts/password.ts'
import { readAllAreas } from '#server/areas/read-areas.ts'
import { withClient } from '#server/database/pool.ts'
import { rebuild } from '#server/jobs/rebuild.ts'
import { readDemoLogins } from '#server/store/account-demo-logins.ts'
import { findAreaPath, listChildAreas, searchAreas } from '#server/store/area-find.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { contentOf, findUnfinishedDemo } from '#server/store/demo-store.ts'
import { nextFileNo } from '#server/store/order-lookup.ts'
import { withRegions } from '#server/store/with-user.ts'
import { emptyDatabase, type TestDatabase } from '#test/support/database.ts'

const today = '2026-03-01'
const plan = demoPlan({ seed: 1, scale: 'tiny', asOf: toDayNumber(today) })
let db: TestDatabase

beforeAll(async () => {
  db = await emptyDatabase({ today })
  expect(await contentOf(db.app)).toBe('empty')
  await loadDemo({ services: db, owner: db.admin }, plan, readAllAreas())
})
afterAll(() => db.close())

async function one<T>(sql: string): Promise<T | undefined> {
  return withClient(db.admin, async (client) => (await client.query(sql)).rows[0] as T | undefined)
}

describe('a demonstration that was interrupted', () => {
  it('goes on where it stopped and comes out the same', async () => {
    const other = await emptyDatabase({ today })
    try {
      const owner = other.admin
      // the disk is full, say, in the middle of the lives
      const broken = { ...other, vault: { ...other.vault, seal: failAfter(900, other.vault.seal) } }
      await expect(loadDemo({ services: broken, owner }, plan, readAllAreas())).rejects.toThrow('no more')
      expect(await findUnfinishedDemo(other.job)).toEqual({ scale: 'tiny', seed: 1, asOf: today })
      // a batch that was still written
      await bulkLoad(other, [...demoCity(plan, other.policies)].slice(0, 20), { today })
      const { cases } = await loadDemo({ services: other, owner }, plan, readAllAreas())
      expect(cases).toBe(40)
      expect(await findUnfinishedDemo(other.job)).toBeUndefined()
      const found = await withClient(owner, (client) =>
        client.query('select count(*)::int as n from case_file'),
      )
      expect(found.rows[0]?.n).toBe(60)
    } finally {
      await other.close()
    }
  })
})

function failAfter(times: number, seal: TestDatabase['vault']['seal']): TestDatabase['vault']['seal'] {
  let left = times
  return (place, text) => {
    if (left-- <= 0) throw new Error('no more')
    return seal(place, text)
  }
}

describe('the demonstration in a database', () => {
  it('holds every person, case and entry of the plan', async () => {
    const cases = [...demoCity(plan, db.policies)]
    const entries = cases.reduce((n, c) => n + c.entries.length, 0)
    const found = await one(`select (select count(*)::int from person) as people,
      (select count(*)::int from case_state) as cases, (select count(*)::int from journal) as entries,
      (select count(*)::int from organisation where kind = 'station') as stations`)
    expect(found).toEqual({ people: 60, cases: 60, entries, stations: 2 })
  })

  it('has every projection as a rebuild makes it, again and in a later month', async () => {
    const later = { now: () => '2026-04-20T09:00:00+08:00', today: () => '2026-04-20' }
    for (const services of [db, db, { ...db, clock: later }, { ...db, clock: later }]) {
      const { cases, differed } = await rebuild(services)
      expect(cases).toBe(60)
      expect(Object.entries(differed).filter(([, n]) => n !== 0)).toEqual([])
    }
  })

  it('names the author of every entry by an account with a name', async () => {
    const found = await one<{ n: number }>(
      'select count(*)::int as n from journal j left join account a on a.id = j.by_user where a.name is null',
    )
    expect(found?.n).toBe(0)
  })

  it('offers one login per role, with a password that the rules accept', async () => {
    const logins = await readDemoLogins(db.app)
    const wanted = new Map(demoLogins(plan).map((l) => [l.role, l.login]))
    expect(new Set(logins.map((l) => l.role))).toEqual(new Set(wanted.keys()))
    expect(logins.find((l) => l.role === 'worker')?.login).toBe('worker')
    expect(checkPassword(demoPassword, ['worker'])).toEqual([])
  })

  it('gives the demonstration worker people to care for, and duties on the day', async () => {
    const worker = demoLogins(plan).find((l) => l.login === 'worker')
    const found = await one<{ cases: number; open: number }>(
      `select count(*)::int as cases, sum(open_duty_count)::int as open from case_state
       where worker_id = '${worker?.accountId}' and stage = 'inForce'`,
    )
    expect(found?.cases).toBeGreaterThan(2)
    expect(found?.open).toBeGreaterThan(0)
  })

  it('has orders that wait, and a few decisions at the head of the first station', async () => {
    const found = await one(
      `select count(*)::int as n, count(distinct township)::int as places,
         count(*) filter (where standing = 'refused' or status <> 'waiting')::int as wrong from order_import_row`,
    )
    expect(found).toEqual({ n: 7, places: 2, wrong: 0 })
    const head = demoLogins(plan).find((l) => l.login === 'head')
    const inbox = await one<{ n: number; strikes: number }>(
      `select count(*)::int as n, count(*) filter (where d.kind = 'strike')::int as strikes from decision d
         where 'stationHead' = any(deciders) and township = '${head?.area}'`,
    )
    expect(inbox?.n).toBeGreaterThan(0)
    // a month later, with tiers to be reviewed and an objection to one: seven kinds, two of each at the most on average
    expect(inbox?.n).toBeLessThan(15)
  })

  it('goes on with file numbers where the city stopped', async () => {
    const last = await one<{ township: string; year: number; last_no: number }>(
      'select township, year, last_no from file_number order by last_no desc limit 1',
    )
    if (!last) throw new Error('no file numbers')
    const next = await withRegions(db.job, ['3298'], (tx) => nextFileNo(tx, '3298', last.township, last.year))
    expect(Number(next.split('-')[2])).toBe(last.last_no + 1)
    const taken = await one<{ n: number }>(
      `select count(*)::int as n from case_file where file_no = '${next}'`,
    )
    expect(taken?.n).toBe(0)
  })

  it('is known as a demonstration, and as real use once a real account stands beside it', async () => {
    expect(await contentOf(db.app)).toBe('demonstration')
    await withClient(db.admin, (client) =>
      client.query(`insert into account (id, login, name, created_at) values ('real', 'real', '某', now())`),
    )
    expect(await contentOf(db.app)).toBe('real')
  })
})

describe('areas', () => {
  it('are walked from the nation down, in the order of the list', async () => {
    await withRegions(db.job, [], async (tx) => {
      const provinces = await listChildAreas(tx, 'cn')
      expect(provinces).toHaveLength(31)
      expect(provinces[0]).toEqual({ code: '11', level: 'province', name: '北京市', children: 1 })
      const cities = await listChildAreas(tx, '32')
      expect(cities.at(-1)).toMatchObject({ code: '3298', name: '同行市', children: 11 })
    })
  })

  it('are found by name, by pinyin and by initials, near the place that is asked about', async () => {
    await withRegions(db.job, [], async (tx) => {
      const find = (text: string, within = 'cn') =>
        searchAreas(tx, { text, within, level: undefined, limit: 5 })
      expect((await find('同行'))[0]).toMatchObject({ code: '3298', path: '江苏省' })
      expect((await find('chongqing'))[0]?.name).toBe('重庆市')
      expect((await find('qxjd', '329801')).map((a) => a.name)).toContain('栖溪街道')
      expect(await find('chongqing', '3298')).toEqual([])
    })
  })

  it('are shown with everything above them', async () => {
    const path = await withRegions(db.job, [], (tx) => findAreaPath(tx, '329801001'))
    expect(path.map((area) => area.code)).toEqual(['cn', '32', '3298', '329801', '329801001'])
    expect(await withRegions(db.job, [], (tx) => findAreaPath(tx, '999999'))).toEqual([])
  })
})
