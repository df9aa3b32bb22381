import type { PoolClient } from 'pg'
import {
  cellsOfCases,
  cellsOfTownships,
  keptParts,
  regionOfSum,
  spread,
  sumKeys,
  summed,
} from './figure-above-sql.ts'

const into = `insert into figure_above (region, ${sumKeys}, numerators, denominators)`
const inCities = 'left(area, 4) = any($1)'

/**
 * Counts cities, their counties and the provinces above anew. The caller holds the log, so that nothing is recorded
 * between; the transaction must reach the regions of all cases and of the areas.
 */
export async function sumCities(tx: PoolClient, cities: readonly string[]): Promise<void> {
  const provinces = [...new Set(cities.map((city) => city.slice(0, 2)))]
  await tx.query(`delete from figure_above where width > 2 and ${inCities}`, [cities])
  await tx.query(
    `${into} select ${regionOfSum}, ${sumKeys}, numerators, denominators
     from (select ${sumKeys}, ${summed} from (
       select w.width, '' as dimension, kind, left(area, w.width) as area, at, measure, '' as value, numerators,
         denominators
       from (${cellsOfTownships(inCities)}) f cross join (values (4), (6)) as w(width)) f group by ${sumKeys}) s`,
    [cities],
  )
  await tx.query(
    `${into} select ${regionOfSum}, ${sumKeys}, numerators, denominators
     from (select ${sumKeys}, ${summed} from (${spread(`(${cellsOfCases(inCities)})`)}) f
       where width = 4 and dimension <> '' group by ${sumKeys}) s`,
    [cities],
  )
  await tx.query('delete from figure_above where width = 2 and area = any($1)', [provinces])
  await tx.query(
    `${into} select ${regionOfSum}, ${sumKeys}, numerators, denominators
     from (select ${sumKeys}, ${summed} from (
       select 2 as width, dimension, kind, left(area, 2) as area, at, measure, value, numerators, denominators
       from figure_above where width = 4 and left(area, 2) = any($1) and dimension = any($2)) f group by ${sumKeys}) s`,
    [provinces, keptParts.filter((k) => k.width === 2).map((k) => k.dimension)],
  )
}
