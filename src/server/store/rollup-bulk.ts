import type { PoolClient } from 'pg'
import type { CaseFigures } from '#core/metrics/case-figures.ts'
import { slotCount } from '#core/metrics/metrics.ts'
import { standingRow } from './rollup-write.ts'

/** Figures of many cases of a region, counted from scratch; the sums are made afterwards by `sumFigures`. */
export async function writeManyCaseFigures(
  tx: PoolClient,
  region: string,
  cases: readonly { readonly caseId: string; readonly figures: CaseFigures }[],
): Promise<void> {
  if (cases.length === 0) return
  const ids = cases.map((c) => c.caseId)
  const standings = cases.flatMap((c) =>
    c.figures.standings.map((s) => ({ ...standingRow(s), case_id: c.caseId })),
  )
  const months = cases.flatMap((c) => c.figures.months.map((m) => ({ ...m, case_id: c.caseId })))
  await tx.query('delete from case_standing where region = $1 and case_id = any($2)', [region, ids])
  await tx.query('delete from case_month where region = $1 and case_id = any($2)', [region, ids])
  await tx.query(
    `insert into case_standing (region, case_id, from_day, to_day, area, measure, numerators, denominators)
     select $1, case_id, from_day, to_day, area, measure, numerators, denominators
     from jsonb_to_recordset($2::jsonb) as r(case_id text, from_day date, to_day date, area text, measure text,
       numerators int[], denominators int[])`,
    [region, JSON.stringify(standings)],
  )
  await tx.query(
    `insert into case_month (region, case_id, month, area, measure, numerators, denominators)
     select $1, case_id, month, area, measure, numerators, denominators
     from jsonb_to_recordset($2::jsonb) as r(case_id text, month text, area text, measure text,
       numerators int[], denominators int[])`,
    [region, JSON.stringify(months)],
  )
  await tx.query(
    `insert into case_counted (region, case_id, counted_on)
     select $1, case_id, counted_on from jsonb_to_recordset($2::jsonb) as r(case_id text, counted_on date)
     on conflict (region, case_id) do update set counted_on = excluded.counted_on`,
    [region, JSON.stringify(cases.map((c) => ({ case_id: c.caseId, counted_on: c.figures.countedOn })))],
  )
}

/** Makes the sums of a region anew from what its cases add. Nobody else may write figures of the region meanwhile. */
export async function sumFigures(tx: PoolClient, region: string): Promise<void> {
  for (const table of ['figure_now', 'figure_change', 'figure_month'])
    await tx.query(`delete from ${table} where region = $1`, [region])
  await tx.query(
    `insert into figure_now (region, area, measure, numerators, denominators)
     select region, area, measure, ${summed('numerators')}, ${summed('denominators')}
     from case_standing where region = $1 and to_day = 'infinity' group by region, area, measure`,
    [region],
  )
  await tx.query(
    `insert into figure_change (region, area, on_day, measure, numerators, denominators)
     select region, area, on_day, measure, ${summed('n', 'sign')}, ${summed('d', 'sign')} from (
       select region, area, from_day as on_day, measure, numerators as n, denominators as d, 1 as sign
       from case_standing where region = $1
       union all
       select region, area, to_day, measure, numerators, denominators, -1
       from case_standing where region = $1 and to_day < 'infinity') steps
     group by region, area, on_day, measure`,
    [region],
  )
  await tx.query(
    `insert into figure_month (region, area, month, measure, numerators, denominators)
     select region, area, month, measure, ${summed('numerators')}, ${summed('denominators')}
     from case_month where region = $1 group by region, area, month, measure`,
    [region],
  )
}

/** `array[sum(v[1]), …]`, one for each slot given so far. */
function summed(vector: string, times = '1'): string {
  const slots = Array.from(
    { length: slotCount },
    (_, i) => `coalesce(sum(${vector}[${i + 1}] * ${times}), 0)::int`,
  )
  return `array[${slots.join(', ')}]`
}
