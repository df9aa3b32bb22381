import type { PoolClient } from 'pg'
import type { CohortRow } from '#core/survival/cohort-curve.ts'
import type { Ending } from '#core/survival/curves.ts'
import { rangeOf } from './rollup-range.ts'

export type SpellFind = {
  readonly curve: string
  readonly area: string
  readonly day: string
  readonly horizon: number
  readonly measure: string | null
  /** First days of the cohorts, ascending, and the day after the last of the last. */
  readonly starts: readonly string[]
  readonly to: string
}

/**
 * Spells as they stood on the day: what ended later, or beyond the horizon, was still going on. `last`: not followed by
 * another one inside the area, so that each person has exactly one. The cohort is its place in the list of first days.
 */
const cutSpells = (inside: string) => `
  select s.region, s.case_id, s.area, s.measure, s.from_day, width_bucket(s.origin_on, $7::date[]) as cohort,
    least(s.to_day, $5::date - s.origin_on, $6::int) as to_day,
    case when s.to_day <= least($5::date - s.origin_on, $6::int) then s.ending end as ending,
    case when s.ending = 'moved' and s.to_day < least($5::date - s.origin_on, $6::int) then not exists (
      select from case_spell n where n.region = s.region and n.case_id = s.case_id and n.curve = s.curve
        and n.from_day = s.to_day + 1 and ${inside}) else true end as last
  from case_spell s
  where s.curve = $1 and s.area >= $2 and s.area < $3 and ($4::text is null or s.measure = $4)
    and s.origin_on >= ($7::date[])[1] and s.origin_on < $8::date and s.origin_on + s.from_day <= $5::date
    and s.from_day <= $6::int`

const wholeArea = cutSpells('n.area >= $2 and n.area < $3')
const lastSpells = `select * from (${wholeArea}) c where last`

function valuesOf(f: SpellFind): unknown[] {
  return [f.curve, ...rangeOf(f.area), f.measure, f.day, f.horizon, f.starts, f.to]
}

/** People of one measure and cohort who were observed alike. */
export type SpellGroup = CohortRow & {
  /** Place of the cohort in the list of first days. */
  readonly cohort: number
  readonly measure: string
  /** Their last spell in the area: counts them as people. */
  readonly last: boolean
}

/** Everything that the curves of an area are drawn from and that its people are counted by, in one pass. */
export async function readSpells(tx: PoolClient, find: SpellFind): Promise<readonly SpellGroup[]> {
  const { rows } = await tx.query<{
    groups: [number, string, number, number, Ending | null, boolean, number][]
  }>({
    name: 'cohort-spells',
    text: `select coalesce(jsonb_agg(jsonb_build_array(cohort, measure, from_day, to_day, ending, last, n)), '[]') as groups
      from (select cohort, measure, from_day, to_day, ending, last, count(*) as n from (${wholeArea}) c
        group by 1, 2, 3, 4, 5, 6) g`,
    values: valuesOf(find),
  })
  return (rows[0]?.groups ?? []).map(([cohort, measure, from, to, ending, last, people]) => ({
    cohort: cohort - 1,
    measure,
    from,
    to,
    ending,
    last,
    people,
  }))
}

export type CohortArea = {
  readonly cohort: number
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
    text: `select cohort - 1 as cohort, left(area, $9::int) as area, measure, count(*)::int as people
      from (${cutSpells('left(n.area, $9::int) = left(s.area, $9::int)')}) c where last group by 1, 2, 3`,
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
    `with l as materialized (select * from (${lastSpells}) s where $9::text is null or coalesce(ending, 'open') = $9)
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
    `with l as materialized (select * from (${lastSpells}) s where $9::text is null or coalesce(ending, 'open') = $9),
     cut as materialized (
       select l.from_day, l.to_day, l.ending, s.region, s.case_id, s.person_id, s.file_no, s.measure, s.stage, s.township,
         s.worker_id
       from l join case_state s using (region, case_id)
       where (s.file_no, s.case_id) > ($10, $11) order by s.file_no, s.case_id limit $12)
     select c.*, p.name_sealed, a.name as township_name, w.name as worker_name
     from cut c join person p on p.region = c.region and p.id = c.person_id
       left join area a on a.code = c.township
       left join staff w on w.account_id = c.worker_id
     order by c.file_no, c.case_id`,
    [...valuesOf(find), page.ending ?? null, fileNo, caseId, page.limit],
  )
  return rows
}
