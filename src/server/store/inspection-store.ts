import type { PoolClient } from 'pg'
import type { InspectionAnswer } from '#contract/inspection-contract.ts'
import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { addAreaScope, conditions } from './reader-scope.ts'
import { rangeOf } from './rollup-range.ts'
import type { Written } from './standard-store.ts'

export type InspectionRow = {
  readonly region: string
  readonly id: string
  readonly area: AreaCode
  readonly areaName: string
  readonly byArea: AreaCode
  readonly byAreaName: string
  readonly on: PlainDate
  readonly theme: string
  readonly inspectors: string
  readonly lists: readonly string[]
  readonly seed: string
  readonly drawnAt: string
  readonly frame: readonly string[]
  readonly frameSha256: string
  readonly picks: readonly string[]
  readonly summary: string
  readonly closedAt: string | null
  readonly closedBy: string
  readonly findings: number
  readonly open: number
  readonly overdue: number
}

/** `$1` is today: what is overdue is made by the day. */
const columns = (wide: boolean) => `i.region, i.id, i.area, a.name as "areaName", i.by_area as "byArea",
  b.name as "byAreaName", i.on_day::text as "on", i.theme, i.inspectors, i.lists, i.summary,
  i.closed_at as "closedAt", i.closed_by as "closedBy", ${
    wide
      ? `encode(i.seed, 'hex') as seed, i.drawn_at as "drawnAt", i.frame, encode(i.frame_sha256, 'hex') as "frameSha256", i.picks,`
      : ''
  }
  f.findings, f.open, f.overdue
  from inspection i join area a on a.code = i.area join area b on b.code = i.by_area
  join lateral (select count(*)::int as findings,
      count(*) filter (where s.state not in ('closed', 'withdrawn'))::int as open,
      count(*) filter (where s.state in ('open', 'underWay', 'returned') and s.due_on < $1::date)::int as overdue
    from inspection_finding g join lateral (select state, due_on from rectification_step s
      where s.region = g.region and s.rectification_id = g.rectification_id order by place desc limit 1) s on true
    where g.region = i.region and g.inspection_id = i.id) f on true`

export type InspectionLineRow = Omit<InspectionRow, 'seed' | 'drawnAt' | 'frame' | 'frameSha256' | 'picks'>

export async function listInspectionRows(
  tx: PoolClient,
  area: AreaCode,
  today: PlainDate,
  limit: number,
): Promise<readonly InspectionLineRow[]> {
  const { rows } = await tx.query<InspectionLineRow>({
    name: 'inspection-list',
    text: `select ${columns(false)} where i.area >= $2 and i.area < $3 order by i.on_day desc, i.id desc limit $4`,
    values: [today, ...rangeOf(area), limit],
  })
  return rows
}

export async function findInspectionRow(
  tx: PoolClient,
  id: string,
  today: PlainDate,
): Promise<InspectionRow | undefined> {
  const { rows } = await tx.query<InspectionRow>({
    name: 'inspection-find',
    text: `select ${columns(true)} where i.id = $2`,
    values: [today, id],
  })
  return rows[0]
}

export async function insertInspection(
  tx: PoolClient,
  i: Written & {
    readonly id: string
    readonly planId: string | null
    readonly on: PlainDate
    readonly inspectors: string
    readonly theme: string
    readonly lists: readonly string[]
    readonly seed: Buffer
    readonly frame: readonly string[]
    readonly frameSha256: Buffer
    readonly picks: readonly string[]
  },
): Promise<void> {
  await tx.query({
    name: 'inspection-begin',
    text: `insert into inspection (region, id, area, by_area, plan_id, on_day, inspectors, theme, lists, seed, drawn_at, frame,
        frame_sha256, picks, by_user, by_name, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $16, $11, $12, $13, $14, $15, $16) on conflict (region, id) do nothing`,
    values: [
      ...[i.region, i.id, i.area, i.byArea, i.planId, i.on, i.inspectors, i.theme, i.lists, i.seed, i.frame],
      ...[i.frameSha256, i.picks, i.by, i.byName, i.at],
    ],
  })
}

/** False where the visit was ended before. */
export async function endInspection(
  tx: PoolClient,
  at: { readonly region: string; readonly id: string },
  end: { readonly summary: string; readonly byName: string; readonly at: string },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'inspection-close',
    text: `update inspection set summary = $3, closed_at = $4, closed_by = $5
      where region = $1 and id = $2 and closed_at is null`,
    values: [at.region, at.id, end.summary, end.at, end.byName],
  })
  return rowCount === 1
}

export async function listAnswers(
  tx: PoolClient,
  at: { readonly region: string; readonly id: string },
): Promise<readonly InspectionAnswer[]> {
  const { rows } = await tx.query<InspectionAnswer>({
    name: 'inspection-answers',
    text: `select list, item, pick, verdict, note from inspection_answer where region = $1 and inspection_id = $2
      order by list, pick, item`,
    values: [at.region, at.id],
  })
  return rows
}

export async function saveAnswers(
  tx: PoolClient,
  inspectionId: string,
  answers: readonly InspectionAnswer[],
  w: Written,
): Promise<void> {
  await tx.query({
    name: 'inspection-answer',
    text: `insert into inspection_answer (region, inspection_id, area, by_area, list, item, pick, verdict, note, by_user,
        by_name, at)
      select $1, $2, $3, $4, x.list, x.item, x.pick, x.verdict, x.note, $6, $7, $8
      from jsonb_to_recordset($5::jsonb) as x(list text, item text, pick integer, verdict text, note text)
      on conflict (region, inspection_id, list, item, pick) do update
        set verdict = excluded.verdict, note = excluded.note, by_user = excluded.by_user, by_name = excluded.by_name,
          at = excluded.at`,
    values: [w.region, inspectionId, w.area, w.byArea, JSON.stringify(answers), w.by, w.byName, w.at],
  })
}

/** The frame of a sample: every file that the area is working on now, as `region/case`. */
export async function listFrame(tx: PoolClient, area: AreaCode): Promise<readonly string[]> {
  const c = conditions()
  addAreaScope(c, area, 's')
  c.add(`s.stage in ('awaitingReport', 'inForce', 'suspended')`)
  const { rows } = await tx.query<{ id: string }>(
    `select s.region || '/' || s.case_id as id from case_state s where ${c.where()} order by 1`,
    [...c.values],
  )
  return rows.map((row) => row.id)
}

export type SampledRow = {
  readonly id: string
  readonly region: string
  readonly case_id: string
  readonly person_id: string
  readonly file_no: string
  readonly measure: string | null
  readonly stage: string
  readonly since: PlainDate | null
  readonly agreement_current: boolean
  readonly report_in_status: string
  readonly open_duty_count: number
  readonly overdue_count: number
  readonly findings: number
}

/** What is computed of the files drawn, as far as the reader may see them today. */
export async function listSampled(tx: PoolClient, picks: readonly string[]): Promise<readonly SampledRow[]> {
  const { rows } = await tx.query<SampledRow>({
    name: 'inspection-sampled',
    text: `select s.region || '/' || s.case_id as id, s.region, s.case_id, s.person_id, s.file_no, s.measure, s.stage,
        s.term_starts::text as since, s.agreement_current, s.report_in_status, s.open_duty_count, s.overdue_count,
        coalesce(cardinality(s.finding_kinds), 0) as findings
      from case_state s join unnest($1::text[], $2::text[]) as k(region, case_id)
        on k.region = s.region and k.case_id = s.case_id`,
    values: [picks.map((id) => id.split('/')[0]), picks.map((id) => id.split('/')[1])],
  })
  return rows
}
