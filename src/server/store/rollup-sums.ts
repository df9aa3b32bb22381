import type { PoolClient } from 'pg'
import { slotCount } from '#core/metrics/metrics.ts'

/**
 * How many sums of a region are not what its cases add up to: 0, or the number is not its list and somebody must know.
 * Rows that are all zero say the same as rows that are not there.
 */
export async function countWrongSums(tx: PoolClient, region: string): Promise<number> {
  let wrong = 0
  for (const { table, keys, sql } of sums) {
    const { rows } = await tx.query<{ n: number }>(
      `with stored as (
         select ${keys}, ${columns('numerators', (c) => c, 'n')}, ${columns('denominators', (c) => c, 'd')}
         from ${table} where region = $1),
       counted as (${sql}),
       apart as (
         select * from (select * from stored except select * from counted) a
         union all select * from (select * from counted except select * from stored) b)
       select count(*)::int as n from apart where ${slots.map((i) => `n${i} <> 0 or d${i} <> 0`).join(' or ')}`,
      [region],
    )
    wrong += rows[0]?.n ?? 0
  }
  return wrong
}

/** Until the end of the transaction nobody moves a sum: cases and sums are then compared at one moment. */
export async function lockSums(tx: PoolClient): Promise<void> {
  await tx.query(`lock table ${sums.map((s) => s.table).join(', ')} in share row exclusive mode`)
}

/** Makes the sums of a region anew from what its cases add; call `lockSums` first. */
export async function sumFigures(tx: PoolClient, region: string): Promise<void> {
  for (const { table, keys, sql } of sums) {
    await tx.query(`delete from ${table} where region = $1`, [region])
    await tx.query(
      `insert into ${table} (region, ${keys}, numerators, denominators)
       select $1, ${keys}, array[${slots.map((i) => `n${i}`).join(', ')}], array[${slots.map((i) => `d${i}`).join(', ')}]
       from (${sql}) s`,
      [region],
    )
  }
}

const slots = Array.from({ length: slotCount }, (_, i) => i + 1)

function columns(vector: string, of: (slot: string) => string, letter: string): string {
  return slots.map((i) => `coalesce(${of(`${vector}[${i}]`)}, 0)::int as ${letter}${i}`).join(', ')
}

const summed = `${columns('numerators', (c) => `sum(${c})`, 'n')}, ${columns('denominators', (c) => `sum(${c})`, 'd')}`
const signed = `${columns('numerators', (c) => `sum(${c} * sign)`, 'n')}, ${columns('denominators', (c) => `sum(${c} * sign)`, 'd')}`

/** A step comes on its first day and goes on the day after its last. */
const moves = (when: string) => `
  select area, ${when}, measure, ${signed} from (
    select area, from_day as on_day, measure, numerators, denominators, 1 as sign
    from case_standing where region = $1
    union all
    select area, to_day, measure, numerators, denominators, -1
    from case_standing where region = $1 and to_day < 'infinity') steps
  group by 1, 2, 3`

const sums: readonly { readonly table: string; readonly keys: string; readonly sql: string }[] = [
  {
    table: 'figure_now',
    keys: 'area, measure',
    sql: `select area, measure, ${summed} from case_standing
      where region = $1 and to_day = 'infinity' group by area, measure`,
  },
  {
    table: 'figure_change',
    keys: 'area, on_day, measure',
    sql: moves('on_day'),
  },
  {
    table: 'figure_move',
    keys: 'area, month, measure',
    sql: moves(`to_char(on_day, 'YYYY-MM') as month`),
  },
  {
    table: 'figure_month',
    keys: 'area, month, measure',
    sql: `select area, month, measure, ${summed} from case_month where region = $1 group by area, month, measure`,
  },
]
