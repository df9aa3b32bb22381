import type { Pool, PoolClient } from 'pg'
import { cellsOf, regionOfSum, spread, sumKeys, summed } from './figure-above-sql.ts'
import { sumCities } from './figure-above-sum.ts'
import { listRegions } from './region-store.ts'
import { withRegions } from './with-user.ts'

/** The key of the lock that lets one process at a time add up: a second one finds nothing left to do. */
const mergeLock = 'select pg_advisory_xact_lock(2026, 91)'

/**
 * Adds what recorded entries moved to the sums of counties, cities and provinces. May run at any moment and in several
 * processes; until then readers add the rows of the log themselves. Answers how many rows of the log were added.
 */
export async function mergeFigures(job: Pool): Promise<number> {
  const regions = await listRegions(job)
  const areas = await withRegions(job, regions, areasWaiting)
  if (areas.length === 0) return 0
  return withRegions(job, [...new Set([...regions, ...areas.flatMap(regionsAround)])], mergeLog)
}

async function areasWaiting(tx: PoolClient): Promise<readonly string[]> {
  const { rows } = await tx.query<{ area: string }>('select distinct left(area, 4) as area from figure_log')
  return rows.map((r) => r.area)
}

/** The sums of an area are kept with its city and with its province. */
export function regionsAround(area: string): readonly string[] {
  return [area.padEnd(4, '0'), `${area.slice(0, 2)}00`]
}

async function mergeLog(tx: PoolClient): Promise<number> {
  await tx.query(mergeLock)
  const { rows } = await tx.query<{ city: string }>(
    'select distinct left(area, 4) as city from figure_log where cells is null',
  )
  const cities = rows.map((r) => r.city)
  if (cities.length > 0) await tx.query('lock table figure_log in share row exclusive mode')
  const { rowCount } = await tx.query(
    `with taken as (delete from figure_log where cells is not null and not left(area, 4) = any($1) returning area, cells),
       cell as materialized (${cellsOf('taken')}),
       above as (${spread('cell')})
     insert into figure_above (region, ${sumKeys}, numerators, denominators)
     select ${regionOfSum}, ${sumKeys}, numerators, denominators
     from (select ${sumKeys}, ${summed} from above group by ${sumKeys} order by ${sumKeys}) s
     on conflict (region, ${sumKeys}) do update set
       numerators = vector_add(figure_above.numerators, excluded.numerators),
       denominators = vector_add(figure_above.denominators, excluded.denominators)`,
    [cities],
  )
  if (cities.length > 0) {
    await sumCities(tx, cities)
    await tx.query('delete from figure_log where left(area, 4) = any($1)', [cities])
  }
  return (rowCount ?? 0) + cities.length
}

/** Asks that the sums above these townships be counted anew from their cases. */
export async function markAnew(tx: PoolClient, region: string, areas: readonly string[]): Promise<void> {
  const cities = [...new Set(areas.map((area) => area.slice(0, 4)))]
  await tx.query('insert into figure_log (region, area, cells) select $1, unnest($2::text[]), null', [
    region,
    cities,
  ])
}
