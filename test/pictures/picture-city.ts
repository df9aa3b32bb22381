import { addDays } from '#core/shared/plain-date.ts'
import type { Services } from '#server/services.ts'
import type { BulkCase } from '#server/store/bulk-case.ts'
import { bulkLoad } from '#server/store/bulk-load.ts'
import { withRegions } from '#server/store/with-user.ts'
import { aLife, entry, region, stations } from '#test/support/lives.ts'

/** The day on which stories of pictures stand still. */
export const pictureDay = '2025-06-02'

const counties = ['329801', '329802', '329803'] as const
const perCounty = 10

/** Townships in the order of their codes; the first two are those of `foundCity`. */
const codes = counties.flatMap((county) =>
  Array.from({ length: perCounty }, (_, i) => `${county}0${String(i + 1).padStart(2, '0')}`),
)

/**
 * Three counties of ten townships with some 450 people over three years: some signed late, some lost, some in isolation;
 * two townships have so few that offices above may not see them. Nothing is random.
 */
export async function pictureCity(services: Services): Promise<void> {
  await withRegions(services.job, [region], async (tx) => {
    const names = '一二三四五六七八九十'
    for (const [i, county] of counties.entries())
      await tx.query(
        `insert into area (code, level, name, parent, province, city, county) values ($1, 'county', $2, $3, '32', $3, $1)
         on conflict (code) do update set province = '32', city = '3298', county = excluded.code`,
        [county, `${names[i]}区`, region],
      )
    for (const [i, code] of codes.entries())
      await tx.query(
        `insert into area (code, level, name, parent, province, city, county, township)
           values ($1, 'township', $2, $3, '32', '3298', $3, $1)
         on conflict (code) do update set province = '32', city = '3298', county = excluded.county, township = excluded.code`,
        [code, `${'松柏桐榆槐'[i % 5]}${'溪桥湾塘'[i % 4]}${i % 3 === 0 ? '街道' : '镇'}`, code.slice(0, 6)],
      )
    await tx.query(`update area set province = '32', city = '3298' where code = '3298'`)
    for (const [n, name] of ['甲工', '乙工', '丙工'].entries()) {
      await tx.query(
        `insert into staff (id, org_id, name, started_on, account_id) values ($1, $2, $3, '2020-01-01', $4)`,
        [`staff-${n + 1}`, stations[0], name, `worker-${n + 1}`],
      )
      await tx.query(
        `insert into staff_time (staff_id, from_on, full_time, social_worker) values ($1, '2020-01-01', true, true)`,
        [`staff-${n + 1}`],
      )
    }
  })
  let made = 0
  const lives = codes.flatMap((code, i) => {
    const people = i === 13 || i === 27 ? 3 : 10 + ((i * 7) % 23)
    return Array.from({ length: people }, (_, k) => lifeOf(made++, code, k))
  })
  await bulkLoad(services, lives, { today: pictureDay })
}

function lifeOf(n: number, township: string, k: number): BulkCase {
  const servedOn = addDays('2022-07-01', (n * 37) % 1030)
  const life = aLife({ n, name: '王小明', worker: `worker-${1 + (k % 3)}`, servedOn, reportsIn: false })
  const id = life.caseFile.id
  const reportedOn = addDays(servedOn, (n * 5) % 16)
  const more = [entry(id, 'reportedIn', reportedOn, { place: township })]
  const later = (days: number) => addDays(reportedOn, days)
  const add = (type: string, on: string, data: Record<string, unknown>) => {
    if (on < pictureDay) more.push(entry(id, type, on, data))
  }
  if (n % 9 !== 0) add('agreementSigned', later(3), { parties: ['本人'], place: township })
  if (n % 11 === 3) add('contactLost', later(40 + ((n * 13) % 600)), { how: '停机' })
  if (n % 17 === 5)
    add('policeDecided', later(60 + ((n * 29) % 800)), {
      decision: 'compulsoryIsolation',
      documentNo: `第${n}号`,
    })
  const told: BulkCase = {
    ...life,
    person: {
      ...life.person,
      sex: n % 6 === 2 ? 'female' : 'male',
      birthDate: `${1958 + ((n * 17) % 47)}-06-01`,
    },
    station: n % 2 === 0 ? stations[0] : stations[1],
    entries: [...life.entries, ...more],
  }
  const parsed: BulkCase = JSON.parse(JSON.stringify(told).replaceAll('"329801001"', `"${township}"`))
  return { ...parsed, station: township === '329801001' ? stations[0] : null }
}
