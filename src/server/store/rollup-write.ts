import type { PoolClient } from 'pg'
import type { CaseFigures, MonthCount, Standing } from '#core/metrics/case-figures.ts'
import { type FigureDelta, figureDelta } from '#core/metrics/figure-delta.ts'

/** What the case adds to the figures as last counted; dates come as text, an open step has no end. */
export async function readCaseFigures(tx: PoolClient, region: string, caseId: string): Promise<CaseFigures> {
  const { rows } = await tx.query({
    name: 'case-figures',
    text: `select
      (select to_char(counted_on, 'YYYY-MM-DD') from case_counted where region = $1 and case_id = $2) as "countedOn",
      (select coalesce(jsonb_agg(jsonb_build_object('from', from_day, 'to', nullif(to_day, 'infinity'), 'area', area,
          'measure', measure, 'numerators', numerators, 'denominators', denominators) order by from_day), '[]')
        from case_standing where region = $1 and case_id = $2) as standings,
      (select coalesce(jsonb_agg(jsonb_build_object('month', month, 'area', area, 'measure', measure,
          'numerators', numerators, 'denominators', denominators) order by month), '[]')
        from case_month where region = $1 and case_id = $2) as months`,
    values: [region, caseId],
  })
  return rows[0]
}

/** Writes what changed of one case and moves the sums of its townships by the difference, in one statement. */
export async function writeCaseFigures(
  tx: PoolClient,
  region: string,
  caseId: string,
  before: CaseFigures,
  after: CaseFigures,
): Promise<void> {
  const delta = figureDelta(before, after)
  const standings = changedRows(before.standings, after.standings, (s) => s.from)
  const months = changedRows(before.months, after.months, (m) => m.month)
  const counted = before.countedOn === after.countedOn ? null : after.countedOn
  if (counted === null && isStill(delta) && standings.put.length + standings.gone.length === 0) return
  await tx.query({
    name: 'case-figures-write',
    text: writeAll,
    values: [
      region,
      caseId,
      standings.gone,
      JSON.stringify(standings.put.map(standingRow)),
      months.gone,
      JSON.stringify(months.put),
      counted,
      JSON.stringify(delta.now),
      JSON.stringify(delta.changes),
      JSON.stringify(delta.months),
    ],
  })
}

export function standingRow(s: Standing): object {
  return { ...s, from_day: s.from, to_day: s.to ?? 'infinity' }
}

function isStill(delta: FigureDelta): boolean {
  return delta.now.length + delta.changes.length + delta.months.length === 0
}

/** Rows to put (new or different) and keys to take away. */
function changedRows<T extends Standing | MonthCount>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (row: T) => string,
): { put: readonly T[]; gone: readonly string[] } {
  const old = new Map(before.map((row) => [keyOf(row), canonical(row)] as const))
  const kept = new Set(after.map(keyOf))
  return {
    put: after.filter((row) => old.get(keyOf(row)) !== canonical(row)),
    gone: [...old.keys()].filter((key) => !kept.has(key)),
  }
}

function canonical(row: Standing | MonthCount): string {
  const when = 'month' in row ? row.month : `${row.from}/${row.to}`
  return JSON.stringify([when, row.area, row.measure, row.numerators, row.denominators])
}

const vectors = 'numerators int[], denominators int[]'
const sums = (table: string) =>
  `numerators = vector_add(${table}.numerators, excluded.numerators),
   denominators = vector_add(${table}.denominators, excluded.denominators)`
const replaced =
  'area = excluded.area, measure = excluded.measure, numerators = excluded.numerators, denominators = excluded.denominators'

const writeAll = `with
  gone_standing as (delete from case_standing
    where region = $1 and case_id = $2 and from_day = any($3::date[])),
  put_standing as (insert into case_standing (region, case_id, from_day, to_day, area, measure, numerators, denominators)
    select $1, $2, from_day, to_day, area, measure, numerators, denominators
    from jsonb_to_recordset($4::jsonb) as r(from_day date, to_day date, area text, measure text, ${vectors})
    on conflict (region, case_id, from_day) do update set to_day = excluded.to_day, ${replaced}),
  gone_month as (delete from case_month where region = $1 and case_id = $2 and month = any($5::text[])),
  put_month as (insert into case_month (region, case_id, month, area, measure, numerators, denominators)
    select $1, $2, month, area, measure, numerators, denominators
    from jsonb_to_recordset($6::jsonb) as r(month text, area text, measure text, ${vectors})
    on conflict (region, case_id, month) do update set ${replaced}),
  put_counted as (insert into case_counted (region, case_id, counted_on)
    select $1, $2, $7::date where $7::date is not null
    on conflict (region, case_id) do update set counted_on = excluded.counted_on),
  put_now as (insert into figure_now (region, area, measure, numerators, denominators)
    select $1, area, measure, numerators, denominators
    from jsonb_to_recordset($8::jsonb) as r(area text, measure text, ${vectors})
    on conflict (region, area, measure) do update set ${sums('figure_now')}),
  put_change as (insert into figure_change (region, area, on_day, measure, numerators, denominators)
    select $1, area, "when", measure, numerators, denominators
    from jsonb_to_recordset($9::jsonb) as r(area text, measure text, "when" date, ${vectors})
    on conflict (region, area, on_day, measure) do update set ${sums('figure_change')}),
  put_month_sum as (insert into figure_month (region, area, month, measure, numerators, denominators)
    select $1, area, "when", measure, numerators, denominators
    from jsonb_to_recordset($10::jsonb) as r(area text, measure text, "when" text, ${vectors})
    on conflict (region, area, month, measure) do update set ${sums('figure_month')})
  select 1`
