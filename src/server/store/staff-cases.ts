import type { PoolClient } from 'pg'
import { openStages } from './staff-store.ts'

export type WaitingCase = {
  readonly case: string
  readonly region: string
  readonly person: string
  readonly fileNo: string
  readonly nameSealed: Buffer
  readonly measure: string | null
  readonly stage: string
  readonly township: string
  readonly station: string | null
  readonly stationName: string | null
  readonly worker: string | null
  readonly workerName: string | null
  readonly reportInDue: string | null
  readonly nextDueOn: string | null
  readonly overdue: number
}

/** Nobody carries it, or who carried it has left; with `worker`, everything that worker carries (to hand it on). */
const waiting = `
  from case_state k
  left join organisation o on o.id = k.station_id
  left join staff s on s.account_id = k.worker_id
  left join account a on a.id = k.worker_id
  where k.stage in ${openStages} and ($1::text is null or k.station_id = $1)
    and case when $2::text is null then k.worker_id is null or s.ended_on <= $3::date or a.status = 'disabled'
      else k.worker_id = $2 end`

const listSql = `
  select k.case_id as "case", k.region, k.person_id as person, k.file_no as "fileNo", p.name_sealed as "nameSealed",
    k.measure, k.stage, coalesce(k.township, '') as township, k.station_id as station, o.name as "stationName",
    k.worker_id as worker, coalesce(s.name, a.name) as "workerName", k.report_in_due as "reportInDue",
    k.next_due_on as "nextDueOn", k.overdue_count as overdue
  from (select k.region, k.case_id ${waiting} and ($4::text is null or (k.file_no, k.case_id) > ($4, $5))
    order by k.file_no, k.case_id limit $6) w
  join case_state k using (region, case_id)
  join person p on p.region = k.region and p.id = k.person_id
  left join organisation o on o.id = k.station_id
  left join staff s on s.account_id = k.worker_id
  left join account a on a.id = k.worker_id
  order by k.file_no, k.case_id`

/** Within the reader's scope by row security, in the order of file numbers. */
export async function listWaitingCases(
  tx: PoolClient,
  f: {
    station?: string | undefined
    worker?: string | undefined
    after?: readonly string[] | undefined
    limit: number
  },
  today: string,
): Promise<{ rows: WaitingCase[]; total: number }> {
  const scope = [f.station ?? null, f.worker ?? null, today]
  const { rows } = await tx.query(listSql, [
    ...scope,
    f.after?.[0] ?? null,
    f.after?.[1] ?? null,
    f.limit + 1,
  ])
  const total = await tx.query(`select count(*)::int as n ${waiting}`, scope)
  return { rows, total: total.rows[0].n }
}

export type AssignmentLine = {
  readonly worker: string
  readonly workerName: string
  readonly station: string | null
  readonly from: string
  readonly to: string | null
  readonly by: string
  readonly reason: string
}

/** Of the case that `app.case` names, newest first. */
export async function listAssignments(
  tx: PoolClient,
  region: string,
  caseId: string,
): Promise<AssignmentLine[]> {
  const { rows } = await tx.query(
    `select coalesce(h.worker_id, '') as worker, coalesce(w.name, '') as "workerName", o.name as station,
       h.from_day as "from", h.to_day as "to", coalesce(b.name, '') as by, coalesce(h.reason, '') as reason
     from assignment h left join account w on w.id = h.worker_id left join account b on b.id = h.by_user
     left join organisation o on o.id = h.station_id
     where h.region = $1 and h.case_id = $2 order by h.from_day desc, h.recorded_at desc, h.id desc`,
    [region, caseId],
  )
  return rows
}
