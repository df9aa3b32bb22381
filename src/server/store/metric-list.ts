import type { PoolClient } from 'pg'
import type { Metric } from '#core/metrics/metric.ts'
import { type PartFilter, partCondition } from './part-read.ts'
import { rangeOf } from './rollup-range.ts'

export type ListFind = {
  readonly area: string
  readonly metric: Metric
  readonly day: string
  /** Whole months of a period figure, both ends included. */
  readonly months: { readonly from: string; readonly to: string }
  readonly measure: string | null
  readonly side: 'denominator' | 'numerator' | 'gap'
  /** Only the cases that count under one value of a dimension. */
  readonly only?: PartFilter | undefined
}

export type ListedCase = {
  readonly region: string
  readonly case_id: string
  readonly person_id: string
  readonly file_no: string
  readonly name_sealed: Buffer
  readonly measure: 'communityDetox' | 'communityRehab' | null
  readonly stage: string
  readonly township_name: string | null
  readonly worker_name: string | null
  readonly n: number
  readonly d: number
}

/** How many cases stand behind a number, what they add to it, and how many of them the reader may see. */
export async function countList(
  tx: PoolClient,
  find: ListFind,
): Promise<{ people: number; numerator: number; denominator: number; adds: number; seen: number }> {
  const { sql, values } = counted(find)
  const { rows } = await tx.query(
    `with l as materialized (${sql})
     select count(*)::int as people, coalesce(sum(n), 0)::int as numerator, coalesce(sum(d), 0)::int as denominator,
       coalesce(sum(${added[find.side]}), 0)::int as adds,
       (select count(*)::int from l join case_state s using (region, case_id)) as seen
     from l`,
    values,
  )
  return rows[0]
}

/** One page in the order of file numbers. Row security of `case_state` decides whom the reader sees. */
export async function readList(
  tx: PoolClient,
  find: ListFind,
  page: { readonly limit: number; readonly after: readonly [string, string] | undefined },
): Promise<readonly ListedCase[]> {
  const { sql, values } = counted(find)
  const [fileNo, caseId] = page.after ?? ['', '']
  const at = values.length
  const { rows } = await tx.query<ListedCase>(
    `with l as materialized (${sql}),
     cut as materialized (
       select l.n, l.d, s.region, s.case_id, s.person_id, s.file_no, s.measure, s.stage, s.township, s.worker_id
       from l join case_state s using (region, case_id)
       where (s.file_no, s.case_id) > ($${at + 1}, $${at + 2})
       order by s.file_no, s.case_id limit $${at + 3})
     select c.*, p.name_sealed, a.name as township_name, w.name as worker_name
     from cut c join person p on p.region = c.region and p.id = c.person_id
       left join area a on a.code = c.township
       left join staff w on w.account_id = c.worker_id
     order by c.file_no, c.case_id`,
    [...values, fileNo, caseId, page.limit],
  )
  return rows
}

const added = { denominator: 'd', numerator: 'n', gap: 'd - n' } as const

/** Figures that only count (no denominator) list what is above the line. */
const chosen = { denominator: 'd > 0 or n > 0', numerator: 'n > 0', gap: 'd > n' } as const

/** The cases that add to a cell, with what they add: the same vectors that the sums are made of. */
function counted(find: ListFind): { sql: string; values: unknown[] } {
  const [from, to] = rangeOf(find.area)
  const { slot } = find.metric
  const n = `coalesce(numerators[${slot}], 0)`
  const d = `coalesce(denominators[${slot}], 0)`
  if (find.metric.kind === 'day') {
    const only = partCondition(find.only, 'left($3::text, 4)::int', 5)
    return {
      sql: `select region, case_id, n, d from (
          select region, case_id, ${n} as n, ${d} as d from case_standing
          where area >= $1 and area < $2 and from_day <= $3::date and to_day > $3::date
            and ($4::text is null or measure = $4)${only.sql}) c
        where ${chosen[find.side]}`,
      values: [from, to, find.day, find.measure, ...only.values],
    }
  }
  const only = partCondition(find.only, 'left(month, 4)::int', 6)
  return {
    sql: `select region, case_id, n, d from (
        select region, case_id, sum(${n})::int as n, sum(${d})::int as d from case_month
        where area >= $1 and area < $2 and month between $3 and $5 and ($4::text is null or measure = $4)${only.sql}
        group by region, case_id) c
      where ${chosen[find.side]}`,
    values: [from, to, find.months.from, find.measure, find.months.to, ...only.values],
  }
}
