import type { PoolClient } from 'pg'
import {
  cellsOfCases,
  cellsOfTownships,
  inCity,
  keptParts,
  regionOfSum,
  spread,
  sumKeys,
  summed,
} from './figure-above-sql.ts'

const into = `insert into figure_above (region, ${sumKeys}, numerators, denominators)`
const from = `select ${regionOfSum}, ${sumKeys}, numerators, denominators from`

/**
 * Counts cities, their counties and the provinces above anew. The caller holds the log, so that nothing is recorded
 * between; the transaction must reach the regions of all cases and of the areas.
 */
export async function sumCities(tx: PoolClient, cities: readonly string[]): Promise<void> {
  // The rows of a city are sorted in memory and not on disk.
  await tx.query(`set local work_mem = '96MB'`)
  for (const city of cities) await sumCity(tx, city)
  for (const province of new Set(cities.map((city) => city.slice(0, 2)))) await sumProvince(tx, province)
}

async function sumCity(tx: PoolClient, city: string): Promise<void> {
  await tx.query('delete from figure_above where region = $1 and width > 2 and left(area, 4) = $2', [
    city.padEnd(4, '0'),
    city,
  ])
  await tx.query(
    `${into} ${from} (select ${sumKeys}, ${summed} from (
       select w.width, '' as dimension, kind, left(area, w.width) as area, at, measure, '' as value, numerators,
         denominators
       from (${cellsOfTownships(inCity)}) f cross join (values (4), (6)) as w(width)) f group by ${sumKeys}) s`,
    [city],
  )
  await tx.query(
    `${into} ${from} (select ${sumKeys}, ${summed} from (${spread(`(${cellsOfCases(inCity, { days: false })})`)}) f
       where width = 4 and dimension <> '' group by ${sumKeys}) s`,
    [city],
  )
}

async function sumProvince(tx: PoolClient, province: string): Promise<void> {
  await tx.query('delete from figure_above where region = $1 and width = 2', [`${province}00`])
  await tx.query(
    `${into} ${from} (select ${sumKeys}, ${summed} from (
       select 2 as width, dimension, kind, left(area, 2) as area, at, measure, value, numerators, denominators
       from figure_above where width = 4 and area >= $1 and area < $1 || '~' and dimension = any($2)) f
     group by ${sumKeys}) s`,
    [province, keptParts.filter((k) => k.width === 2).map((k) => k.dimension)],
  )
}
