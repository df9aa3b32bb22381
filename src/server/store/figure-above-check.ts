import type { PoolClient } from 'pg'
import {
  cellsOf,
  cellsOfCases,
  inCity,
  isNotZero,
  keptParts,
  spread,
  sumKeys,
  summed,
} from './figure-above-sql.ts'

/** Kept sums above the townships that are not what lies below them. */
export type WrongAbove = {
  readonly area: string
  /** By what they are taken apart; '' for the whole. */
  readonly dimension: string
  readonly wrong: number
}

/** Is any sum above the townships kept? A database from before they were has none. */
export async function isAnyKept(tx: PoolClient): Promise<boolean> {
  const { rows } = await tx.query('select from figure_above limit 1')
  return rows.length > 0
}

/** Cities that anything is kept of. */
export async function citiesKept(tx: PoolClient): Promise<readonly string[]> {
  const { rows } = await tx.query<{ city: string }>(`
    select distinct left(area, 4) as city from figure_now
    union select distinct left(area, 4) from figure_above where width = 4
    union select distinct left(area, 4) from figure_log order by 1`)
  return rows.map((r) => r.city)
}

const tail = cellsOf(`(select area, cells from figure_log where ${inCity})`)

/** Sums of a city and its counties, whole and in parts, against what the cases add: compared at one moment. */
export async function wrongOfCity(tx: PoolClient, city: string): Promise<readonly WrongAbove[]> {
  const stored = `select ${sumKeys}, numerators, denominators from figure_above where width > 2 and ${inCity}
    union all select ${sumKeys}, numerators, denominators from (${spread(`(${tail})`)}) t where width > 2`
  const counted = `select ${sumKeys}, numerators, denominators from (${spread(`(${cellsOfCases(inCity, { days: true })})`)}) c
    where width > 2`
  return compare(tx, { stored, counted, values: [city] })
}

/** Sums of provinces against those of their cities. */
export async function wrongOfProvinces(tx: PoolClient): Promise<readonly WrongAbove[]> {
  const dimensions = keptParts.filter((k) => k.width === 2).map((k) => k.dimension)
  const stored = `select ${sumKeys}, numerators, denominators from figure_above where width = 2`
  const counted = `select 2 as width, dimension, kind, left(area, 2) as area, at, measure, value, numerators, denominators
    from figure_above where width = 4 and dimension = any($1)`
  return compare(tx, { stored, counted, values: [dimensions] })
}

async function compare(
  tx: PoolClient,
  { stored, counted, values }: { stored: string; counted: string; values: readonly unknown[] },
): Promise<readonly WrongAbove[]> {
  const sums = (from: string) => `
    select * from (select ${sumKeys}, ${summed} from (${from}) f group by ${sumKeys}) s where ${isNotZero}`
  const { rows } = await tx.query<WrongAbove>(
    `with stored as materialized (${sums(stored)}), counted as materialized (${sums(counted)}),
       apart as ((select * from stored except select * from counted) union all
         (select * from counted except select * from stored))
     select left(area, 4) as area, dimension, count(*)::int as wrong from apart group by 1, 2 order by 1, 2`,
    [...values],
  )
  return rows
}
