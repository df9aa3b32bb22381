import type { PoolClient } from 'pg'
import type { CohortRow } from '#core/survival/cohort-curve.ts'
import type { CohortStep } from '#core/survival/cohort-key.ts'
import type { Ending } from '#core/survival/curves.ts'
import { rangeOf } from './rollup-range.ts'

export type SpellFind = {
  readonly curve: string
  readonly area: string
  readonly day: string
  readonly horizon: number
  readonly measure: string | null
  readonly step: CohortStep
  /** First and last day of the cohorts asked for, `to` exclusive. */
  readonly from: string
  readonly to: string
}

const cohort = `case when $8 = 'year' then to_char(origin_on, 'YYYY')
  else to_char(origin_on, 'YYYY') || case when extract(month from origin_on) <= 6 then '-H1' else '-H2' end end`

/** Spells as they stood on the day: what ended later, or beyond the horizon, was still going on. */
const cutSpells = `
  select region, case_id, area, measure, from_day, ${cohort} as cohort,
    least(to_day, $5::date - origin_on, $6::int) as to_day,
    case when to_day <= least($5::date - origin_on, $6::int) then ending end as ending
  from case_spell
  where curve = $1 and area >= $2 and area < $3 and ($4::text is null or measure = $4)
    and origin_on >= $7::date and origin_on < $9::date and origin_on + from_day <= $5::date and from_day <= $6::int`

/** A case in its last township of the area: a move inside it is no ending. */
const lastSpells = `select distinct on (region, case_id) * from (${cutSpells}) c order by region, case_id, from_day desc`

function valuesOf(f: SpellFind): unknown[] {
  return [f.curve, ...rangeOf(f.area), f.measure, f.day, f.horizon, f.from, f.step, f.to]
}

/** People by cohort and by when and how their observation began and ended. */
export async function readCohortRows(
  tx: PoolClient,
  find: SpellFind,
): Promise<ReadonlyMap<string, readonly CohortRow[]>> {
  const { rows } = await tx.query<{ cohort: string; spells: [number, number, Ending | null, number][] }>({
    name: 'cohort-rows',
    text: `select cohort, jsonb_agg(jsonb_build_array(from_day, to_day, ending, n)) as spells from (
        select cohort, from_day, to_day, ending, count(*) as n from (${cutSpells}) c group by 1, 2, 3, 4) g
      group by cohort order by cohort`,
    values: valuesOf(find),
  })
  return new Map(
    rows.map((r) => [r.cohort, r.spells.map(([from, to, ending, people]) => ({ from, to, ending, people }))]),
  )
}

export type CohortPeople = {
  readonly cohort: string
  readonly measure: string
  readonly ending: Ending | null
  readonly people: number
}

/** How many people a cohort has by measure and by how their observation ended. */
export async function readCohortPeople(tx: PoolClient, find: SpellFind): Promise<readonly CohortPeople[]> {
  const { rows } = await tx.query<CohortPeople>({
    name: 'cohort-people',
    text: `select cohort, measure, ending, count(*)::int as people from (${lastSpells}) c group by 1, 2, 3`,
    values: valuesOf(find),
  })
  return rows
}

export type CohortArea = {
  readonly cohort: string
  readonly area: string
  readonly measure: string
  readonly people: number
}

/** How many people a cohort has in each sub-area; `width` cuts the code. Who moved counts in both. */
export async function readCohortAreas(
  tx: PoolClient,
  find: SpellFind,
  width: number,
): Promise<readonly CohortArea[]> {
  const { rows } = await tx.query<CohortArea>({
    name: 'cohort-areas',
    text: `select cohort, left(area, $10::int) as area, measure, count(distinct case_id)::int as people
      from (${cutSpells}) c group by 1, 2, 3`,
    values: [...valuesOf(find), width],
  })
  return rows
}

export type ListedSpell = {
  readonly region: string
  readonly case_id: string
  readonly person_id: string
  readonly file_no: string
  readonly name_sealed: Buffer
  readonly measure: 'communityDetox' | 'communityRehab' | null
  readonly stage: string
  readonly township_name: string | null
  readonly worker_name: string | null
  readonly from_day: number
  readonly to_day: number
  readonly ending: Ending | null
}

export type SpellPage = {
  /** An ending, `open` for those still under observation; absent: everybody. */
  readonly ending: string | undefined
  readonly limit: number
  readonly after: readonly [string, string] | undefined
}

/** How many people stand behind a cohort, and how many of them the reader may see. */
export async function countSpells(
  tx: PoolClient,
  find: SpellFind,
  ending: string | undefined,
): Promise<{ people: number; seen: number }> {
  const { rows } = await tx.query(
    `with l as materialized (select * from (${lastSpells}) s where $10::text is null or coalesce(ending, 'open') = $10)
     select count(*)::int as people, (select count(*)::int from l join case_state s using (region, case_id)) as seen from l`,
    [...valuesOf(find), ending ?? null],
  )
  return rows[0]
}

/** One page in the order of file numbers. Row security of `case_state` decides whom the reader sees. */
export async function listSpells(
  tx: PoolClient,
  find: SpellFind,
  page: SpellPage,
): Promise<readonly ListedSpell[]> {
  const [fileNo, caseId] = page.after ?? ['', '']
  const { rows } = await tx.query<ListedSpell>(
    `with l as materialized (select * from (${lastSpells}) s where $10::text is null or coalesce(ending, 'open') = $10),
     cut as materialized (
       select l.from_day, l.to_day, l.ending, s.region, s.case_id, s.person_id, s.file_no, s.measure, s.stage, s.township,
         s.worker_id
       from l join case_state s using (region, case_id)
       where (s.file_no, s.case_id) > ($11, $12) order by s.file_no, s.case_id limit $13)
     select c.*, p.name_sealed, a.name as township_name, w.name as worker_name
     from cut c join person p on p.region = c.region and p.id = c.person_id
       left join area a on a.code = c.township
       left join staff w on w.account_id = c.worker_id
     order by c.file_no, c.case_id`,
    [...valuesOf(find), page.ending ?? null, fileNo, caseId, page.limit],
  )
  return rows
}
