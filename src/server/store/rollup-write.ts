import type { PoolClient } from 'pg'
import { type CaseFigures, type MonthCount, noFigures, type Standing } from '#core/metrics/case-figures.ts'
import { type FigureCell, figureCells } from '#core/metrics/figure-cells.ts'
import type { FigureDelta } from '#core/metrics/figure-delta.ts'
import { partKeys } from '#core/metrics/parts.ts'
import { type CaseHolder, noHolder } from '#core/metrics/place-parts.ts'

/** What a case adds to the figures as stored, and whose it is. */
export type StoredFigures = CaseFigures & { readonly holder: CaseHolder }

export const nothingStored: StoredFigures = { ...noFigures, holder: noHolder }

const partsJson = `'parts', jsonb_build_object(${partKeys.map((key) => `'${key}', ${key}`).join(', ')})`

/** What these cases add to the figures, as stored; of a case that adds nothing yet, its person and stations. */
export async function readCaseFigures(
  tx: PoolClient,
  region: string,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, StoredFigures>> {
  const { rows } = await tx.query<
    { case_id: string; standings: Standing[]; months: MonthCount[] } & CaseHolder
  >({
    name: 'case-figures',
    text: `select ids.case_id, coalesce(p.sex, 'unknown') as sex, p.birth_year as "birthYear",
      (select coalesce(jsonb_agg(jsonb_build_object('station', station_id, 'from', from_day, 'to', to_day) order by id), '[]')
        from assignment where region = $1 and case_id = ids.case_id) as stations,
      (select coalesce(jsonb_agg(jsonb_build_object('from', from_day, 'to', nullif(to_day, 'infinity'), 'area', area,
          'measure', measure, ${partsJson}, 'numerators', numerators, 'denominators', denominators) order by from_day), '[]')
        from case_standing where region = $1 and case_id = ids.case_id) as standings,
      (select coalesce(jsonb_agg(jsonb_build_object('month', month, 'area', area, 'measure', measure, ${partsJson},
          'numerators', numerators, 'denominators', denominators) order by month), '[]')
        from case_month where region = $1 and case_id = ids.case_id) as months
      from unnest($2::text[]) as ids(case_id)
        left join case_state s on s.region = $1 and s.case_id = ids.case_id
        left join person p on p.region = $1 and p.id = s.person_id`,
    values: [region, caseIds],
  })
  return new Map(
    rows.map(
      ({ case_id, standings, months, ...holder }) => [case_id, { standings, months, holder }] as const,
    ),
  )
}

/** What was stored of a case and what it is now. */
export type Recount = {
  readonly caseId: string
  readonly before: CaseFigures
  readonly after: CaseFigures
}

/**
 * Writes what changed of these cases and moves the sums of their townships by the difference, in one statement. Answers
 * how many rows of cases differed.
 */
export async function writeRecounts(
  tx: PoolClient,
  region: string,
  recounts: readonly Recount[],
  delta: FigureDelta,
): Promise<number> {
  const standings = recounts.map((r) =>
    changedRows(r.caseId, r.before.standings, r.after.standings, (s) => s.from),
  )
  const months = recounts.map((r) => changedRows(r.caseId, r.before.months, r.after.months, (m) => m.month))
  const [goneStandings, putStandings] = [standings.flatMap((c) => c.gone), standings.flatMap((c) => c.put)]
  const [goneMonths, putMonths] = [months.flatMap((c) => c.gone), months.flatMap((c) => c.put)]
  const differing = goneStandings.length + putStandings.length + goneMonths.length + putMonths.length
  if (differing === 0) return 0
  const parts = [
    goneStandings,
    putStandings,
    goneMonths,
    putMonths,
    delta.now,
    delta.changes,
    delta.months,
    delta.moves,
    byArea(figureCells(recounts)),
  ]
  await writeParts(tx, region, parts)
  return differing
}

/** Rows of cases that are loaded new, for COPY. */
export function figureRows(
  region: string,
  cases: readonly { readonly caseId: string; readonly after: CaseFigures }[],
): { standings: Record<string, unknown>[]; months: Record<string, unknown>[] } {
  return {
    standings: cases.flatMap(({ caseId, after }) =>
      after.standings.map(({ from, to, area, measure, parts, numerators, denominators }) => ({
        region,
        case_id: caseId,
        from_day: from,
        to_day: to ?? 'infinity',
        area,
        measure,
        ...parts,
        numerators,
        denominators,
      })),
    ),
    months: cases.flatMap(({ caseId, after }) =>
      after.months.map(({ month, area, measure, parts, numerators, denominators }) => ({
        region,
        case_id: caseId,
        month,
        area,
        measure,
        ...parts,
        numerators,
        denominators,
      })),
    ),
  }
}

/**
 * Moves the sums of townships alone, where the rows of the cases were written otherwise. What lies above must be counted
 * anew: `markAnew`.
 */
export async function moveSums(tx: PoolClient, region: string, delta: FigureDelta): Promise<void> {
  await writeParts(tx, region, [[], [], [], [], delta.now, delta.changes, delta.months, delta.moves, []])
}

function byArea(cells: readonly FigureCell[]): readonly { area: string; cells: readonly FigureCell[] }[] {
  return [...new Set(cells.map((c) => c.area))].map((area) => ({
    area,
    cells: cells.filter((c) => c.area === area),
  }))
}

async function writeParts(
  tx: PoolClient,
  region: string,
  parts: readonly (readonly unknown[])[],
): Promise<void> {
  await tx.query({
    name: 'case-figures-write',
    text: writeAll,
    values: [region, ...parts.map((p) => JSON.stringify(p))],
  })
}

type Gone = { readonly case_id: string; readonly at: string }

/** Rows to put (new or different) and keys to take away. */
function changedRows<T extends Standing | MonthCount>(
  caseId: string,
  before: readonly T[],
  after: readonly T[],
  keyOf: (row: T) => string,
): { put: readonly object[]; gone: readonly Gone[] } {
  const old = new Map(before.map((row) => [keyOf(row), canonical(row)] as const))
  const kept = new Set(after.map(keyOf))
  return {
    put: after
      .filter((row) => old.get(keyOf(row)) !== canonical(row))
      .map((row) => ({
        ...row,
        ...row.parts,
        parts: undefined,
        case_id: caseId,
        at: keyOf(row),
        until: 'to' in row ? (row.to ?? 'infinity') : null,
      })),
    gone: [...old.keys()].filter((key) => !kept.has(key)).map((at) => ({ case_id: caseId, at })),
  }
}

function canonical(row: Standing | MonthCount): string {
  const when = 'month' in row ? row.month : `${row.from}/${row.to}`
  const parts = partKeys.map((key) => row.parts[key])
  return JSON.stringify([
    when,
    row.area,
    row.measure,
    ...parts,
    trimmed(row.numerators),
    trimmed(row.denominators),
  ])
}

/** Without the zeros at the end: a vector stored before a slot was given says the same. */
function trimmed(vector: readonly number[]): readonly number[] {
  return vector.slice(0, vector.findLastIndex((n) => n !== 0) + 1)
}

const parts = partKeys.join(', ')
const caseRow = `case_id text, area text, measure text, ${partKeys.map((key) => `${key} text`).join(', ')},
  numerators smallint[], denominators smallint[]`
const sumRow = 'area text, measure text, numerators int[], denominators int[]'
const replaced = ['area', 'measure', ...partKeys, 'numerators', 'denominators']
  .map((column) => `${column} = excluded.${column}`)
  .join(', ')
const sums = (table: string) =>
  `numerators = vector_add(${table}.numerators, excluded.numerators),
   denominators = vector_add(${table}.denominators, excluded.denominators)`

const writeAll = `with
  gone_standing as (delete from case_standing s using jsonb_to_recordset($2::jsonb) as r(case_id text, at date)
    where s.region = $1 and s.case_id = r.case_id and s.from_day = r.at),
  put_standing as (insert into case_standing (region, case_id, from_day, to_day, area, measure, ${parts}, numerators,
      denominators)
    select $1, case_id, at, until, area, measure, ${parts}, numerators, denominators
    from jsonb_to_recordset($3::jsonb) as r(at date, until date, ${caseRow})
    on conflict (region, case_id, from_day) do update set to_day = excluded.to_day, ${replaced}),
  gone_month as (delete from case_month m using jsonb_to_recordset($4::jsonb) as r(case_id text, at text)
    where m.region = $1 and m.case_id = r.case_id and m.month = r.at),
  put_month as (insert into case_month (region, case_id, month, area, measure, ${parts}, numerators, denominators)
    select $1, case_id, at, area, measure, ${parts}, numerators, denominators
    from jsonb_to_recordset($5::jsonb) as r(at text, ${caseRow})
    on conflict (region, case_id, month) do update set ${replaced}),
  put_now as (insert into figure_now (region, area, measure, numerators, denominators)
    select $1, area, measure, numerators, denominators from jsonb_to_recordset($6::jsonb) as r(${sumRow})
    on conflict (region, area, measure) do update set ${sums('figure_now')}),
  put_change as (insert into figure_change (region, area, on_day, measure, numerators, denominators)
    select $1, area, "when", measure, numerators, denominators
    from jsonb_to_recordset($7::jsonb) as r("when" date, ${sumRow})
    on conflict (region, area, on_day, measure) do update set ${sums('figure_change')}),
  put_month_sum as (insert into figure_month (region, area, month, measure, numerators, denominators)
    select $1, area, "when", measure, numerators, denominators
    from jsonb_to_recordset($8::jsonb) as r("when" text, ${sumRow})
    on conflict (region, area, month, measure) do update set ${sums('figure_month')}),
  put_move as (insert into figure_move (region, area, month, measure, numerators, denominators)
    select $1, area, "when", measure, numerators, denominators
    from jsonb_to_recordset($9::jsonb) as r("when" text, ${sumRow})
    on conflict (region, area, month, measure) do update set ${sums('figure_move')}),
  put_log as (insert into figure_log (region, area, cells)
    select $1, area, cells from jsonb_to_recordset($10::jsonb) as r(area text, cells jsonb))
  select 1`
