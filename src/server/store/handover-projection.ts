import type { PoolClient } from 'pg'
import { type HandoverLine, handoversOf, isConcerned } from '#core/handover/handover-lines.ts'
import { levelsOf } from './case-rows.ts'
import type { CaseChange, Projection } from './projections.ts'

const shape = {
  case_id: 'text',
  id: 'text',
  kind: 'text',
  step: 'text',
  turn: 'text',
  due_on: 'date',
  asked_on: 'date',
  changed_on: 'date',
  report_by: 'date',
  until_on: 'date',
  tasks: 'text[]',
  guest: 'boolean',
  open: 'boolean',
  province: 'text',
  city: 'text',
  county: 'text',
  township: 'text',
  from_township: 'text',
  to_county: 'text',
  to_township: 'text',
  to_station: 'text',
  to_worker: 'text',
}
const columns = Object.keys(shape)
const listed = (prefix: string) => columns.map((c) => prefix + c).join(', ')

// Person and file number never change, so they are taken from the file and not compared.
const writeSql = `with
  fresh as (select * from jsonb_to_recordset($3::jsonb) as r(${Object.entries(shape)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ')})),
  gone as (delete from handover h where h.region = $1 and h.case_id = any($2)
    and not exists (select from fresh r where r.case_id = h.case_id and r.id = h.id) returning 1),
  put as (insert into handover as h (region, person_id, file_no, ${columns.join(', ')})
    select $1, s.person_id, s.file_no, ${listed('r.')}
    from fresh r join case_state s on s.region = $1 and s.case_id = r.case_id
    on conflict (region, case_id, id) do update set (${columns.join(', ')}) = row(${listed('excluded.')})
    where (${listed('h.')}) is distinct from (${listed('excluded.')})
    returning 1)
  select ((select count(*) from gone) + (select count(*) from put))::int as n`

/** Keeps `handover` equal to what the journals say; a case that never moved or was entrusted costs a look at its types. */
export const handoverProjection: Projection = {
  name: 'handover',
  apply: async (tx, changes) => {
    await writeHandovers(tx, changes.filter(isTouched))
  },
  rebuild: writeHandovers,
}

/** A request that was struck leaves an entry behind, so that its row is taken away. */
function isTouched({ journal }: CaseChange): boolean {
  return isConcerned(journal)
}

/** Answers how many rows were not as they should be. */
async function writeHandovers(tx: PoolClient, changes: readonly CaseChange[]): Promise<number> {
  const [first] = changes
  if (!first) return 0
  const written = await tx.query<{ n: number }>({
    name: 'handovers-write',
    text: writeSql,
    values: [first.region, changes.map((c) => c.caseId), JSON.stringify(changes.flatMap(rowsOf))],
  })
  return written.rows[0]?.n ?? 0
}

function rowsOf({ caseId, journal, state, book, today }: CaseChange): Record<string, unknown>[] {
  if (state.executionPlace === null || !isConcerned(journal)) return []
  const policy = book.at(state.executionPlace)
  const { lines, responsible } = handoversOf({ journal, state, policy, today })
  return lines.map((line) => rowOf(caseId, line, responsible))
}

function rowOf(caseId: string, line: HandoverLine, responsible: string | null): Record<string, unknown> {
  const to = levelsOf(line.toPlace)
  return {
    case_id: caseId,
    id: line.id,
    kind: line.kind,
    step: line.step,
    turn: line.turn,
    due_on: line.dueOn,
    asked_on: line.askedOn,
    changed_on: line.changedOn,
    report_by: line.reportBy,
    until_on: line.untilOn,
    tasks: line.kinds,
    guest: line.guest,
    open: line.open,
    ...levelsOf(responsible),
    from_township: levelsOf(line.fromPlace).township,
    to_county: to.county,
    to_township: to.township,
    to_station: line.toStation,
    to_worker: line.toWorker,
  }
}
