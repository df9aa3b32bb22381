import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Pool, PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type AreaLevel, ancestorOf, areaLevels, parentOf } from '#core/shared/area.ts'
import type { AreaRow } from '#server/areas/read-areas.ts'

const columns = 'code, level, name, parent, province, city, county, township, pinyin, sort'

/**
 * Lays divisions into `area`: new ones come, changed ones get their name and reading, none goes (a file's home must stay
 * readable after a reform). The client must be the owner's; answers how many rows were new or changed.
 */
export async function loadAreas(client: PoolClient, areas: readonly AreaRow[]): Promise<number> {
  await client.query('create temporary table if not exists area_in (like area) on commit preserve rows')
  await client.query('truncate area_in')
  const copy = client.query(copyFrom(`copy area_in (${columns}) from stdin`))
  await pipeline(Readable.from(chunks(areas)), copy)
  const done = await client.query(
    `insert into area (${columns}) select ${columns} from area_in
     on conflict (code) do update set name = excluded.name, pinyin = excluded.pinyin, sort = excluded.sort
       where (area.name, area.pinyin, area.sort) is distinct from (excluded.name, excluded.pinyin, excluded.sort)`,
  )
  await client.query('drop table area_in')
  return done.rowCount ?? 0
}

/** Are the divisions of the country loaded? The first and the last province stand for all. */
export async function hasAreas(pool: Pool): Promise<boolean> {
  const { rowCount } = await pool.query("select from area where code in ('11', '65')")
  return rowCount === 2
}

function* chunks(areas: readonly AreaRow[]): Generator<string> {
  const size = 2000
  for (let i = 0; i < areas.length; i += size)
    yield areas
      .slice(i, i + size)
      .map((area, k) => copyLine(area, i + k))
      .join('')
}

function copyLine(area: AreaRow, sort: number): string {
  const at = (level: AreaLevel) =>
    areaLevels.indexOf(level) <= areaLevels.indexOf(area.level) ? ancestorOf(area.code, level) : '\\N'
  const parent = area.code === 'cn' ? '\\N' : parentOf(area.code)
  const levels = [at('province'), at('city'), at('county'), at('township')].map((code) =>
    area.code === 'cn' ? '\\N' : code,
  )
  return `${[area.code, area.level, area.name, parent, ...levels, area.pinyin, sort].join('\t')}\n`
}
