import type { PoolClient } from 'pg'
import { policeReports } from '#core/police/police-reports.ts'
import { levelsOf } from './case-rows.ts'
import type { CaseChange, Projection } from './projections.ts'

const columns =
  'case_id, id, ground, on_day, report_no, received_on, receipt_no, receipt_due, decided_on, decision, province, city, county, township'
const record = `jsonb_to_recordset($3::jsonb) as r(case_id text, id text, ground text, on_day date, report_no text,
  received_on date, receipt_no text, receipt_due date, decided_on date, decision text, province text, city text,
  county text, township text)`

const all = (of: string) =>
  columns
    .split(', ')
    .map((c) => `${of}.${c}`)
    .join(', ')

const writeSql = `with
  fresh as (select * from ${record} where r.case_id = any($2)),
  gone as (delete from police_report a where a.region = $1 and a.case_id = any($2)
    and not exists (select from fresh r where r.case_id = a.case_id and r.id = a.id) returning 1),
  put as (insert into police_report as a (region, ${columns}) select $1, ${columns} from fresh
    on conflict (region, case_id, id) do update set (${columns}) = (${all('excluded')})
    where (${all('a')}) is distinct from (${all('excluded')})
    returning 1)
  select ((select count(*) from gone) + (select count(*) from put))::int as n`

/** Keeps `police_report` equal to the reports on file and what became of them; a case without one costs nothing. */
export const policeReportProjection: Projection = {
  name: 'policeReports',
  apply: async (tx, changes) => {
    await write(
      tx,
      changes.filter((c) => c.journal.some((e) => e.type === 'policeReported')),
    )
  },
  rebuild: write,
}

/** Answers how many rows were not as they should be. */
async function write(tx: PoolClient, changes: readonly CaseChange[]): Promise<number> {
  const [first] = changes
  if (!first) return 0
  const written = await tx.query<{ n: number }>({
    name: 'police-reports-write',
    text: writeSql,
    values: [first.region, changes.map((c) => c.caseId), JSON.stringify(changes.flatMap(rowsOf))],
  })
  return written.rows[0]?.n ?? 0
}

function rowsOf({ caseId, state, journal, book }: CaseChange): Record<string, unknown>[] {
  if (state.executionPlace === null) return []
  const levels = levelsOf(state.executionPlace)
  return policeReports(journal, book.at(state.executionPlace)).map((report) => ({
    case_id: caseId,
    id: report.id,
    ground: report.ground,
    on_day: report.on,
    report_no: report.reportNo,
    received_on: report.receivedOn,
    receipt_no: report.receiptNo,
    receipt_due: report.receiptDue,
    decided_on: report.decidedOn,
    decision: report.decision,
    ...levels,
  }))
}
