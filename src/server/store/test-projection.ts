import type { PoolClient } from 'pg'
import { keptSamples } from '#core/drug-test/kept-samples.ts'
import { testSteps } from '#core/drug-test/test-steps.ts'
import { responsiblePlace } from '#core/handover/responsibility.ts'
import { levelsOf } from './case-rows.ts'
import type { CaseChange, Projection } from './projections.ts'

const levels = 'province text, city text, county text, township text'

/** Puts the rows of these cases in place of those that are there; a row that did not change is not written. */
function writeSql(table: string, key: readonly string[], shape: string): string {
  const columns = shape.split(', ').map((c) => c.split(' ')[0] ?? '')
  const rest = columns.filter((c) => !key.includes(c))
  const all = columns.join(', ')
  const same = key.map((k) => `r.${k} = t.${k}`).join(' and ')
  return `with
    fresh as (select * from jsonb_to_recordset($3::jsonb) as r(${shape})),
    gone as (delete from ${table} t where t.region = $1 and t.case_id = any($2)
      and not exists (select from fresh r where ${same}) returning 1),
    put as (insert into ${table} as t (region, ${all}) select $1, ${all} from fresh
      on conflict (region, ${key.join(', ')}) do update set (${rest.join(', ')}) = row(${rest.map((c) => `excluded.${c}`).join(', ')})
      where (${rest.map((c) => `t.${c}`).join(', ')}) is distinct from (${rest.map((c) => `excluded.${c}`).join(', ')})
      returning 1)
    select ((select count(*) from gone) + (select count(*) from put))::int as n`
}

const sampleSql = writeSql(
  'sample',
  ['case_id', 'test_id', 'part'],
  `case_id text, test_id text, part text, sample_no text, seal_no text, place text, taken_on date, keep_until date, state text, sent_to text, held boolean, ${levels}`,
)
const stepSql = writeSql(
  'test_step',
  ['case_id', 'id'],
  `case_id text, id text, kind text, on_day date, due_on date, state text, place text, time_of_day text, served text, entry_id text, sample text, level text, ${levels}`,
)

/** Keeps `sample` and `test_step` equal to what the journals say of samples, notices and chains. */
export const testProjection: Projection = {
  name: 'tests',
  apply: async (tx, changes) => {
    const touched = changes.filter(
      ({ added, before }) => before === undefined || added.length === 0 || added.some(isOfTests),
    )
    await writeTests(tx, touched)
  },
  rebuild: writeTests,
}

const read: ReadonlySet<string> = new Set([
  'orderIssued',
  'testTaken',
  'testNotified',
  'testNoticeServed',
  'testRefused',
  'testExcused',
  'testNotReached',
  'testObjected',
  'testObjectionDecided',
  'sampleSent',
  'sampleReceived',
  'sampleDisposed',
  'placeChangeAsked',
  'fileAccepted',
  'struck',
])

/** An entry of another kind changes no row here. */
function isOfTests(entry: { readonly type: string }): boolean {
  return read.has(entry.type)
}

/** Answers how many rows were not as they should be. */
async function writeTests(tx: PoolClient, changes: readonly CaseChange[]): Promise<number> {
  const [first] = changes
  if (!first) return 0
  const cases = changes.map((c) => c.caseId)
  let wrong = 0
  for (const [name, text, rows] of [
    ['sample-write', sampleSql, changes.flatMap(sampleRows)],
    ['test-step-write', stepSql, changes.flatMap(stepRows)],
  ] as const) {
    const written = await tx.query<{ n: number }>({
      name,
      text,
      values: [first.region, cases, JSON.stringify(rows)],
    })
    wrong += written.rows[0]?.n ?? 0
  }
  return wrong
}

function sampleRows({ caseId, state, journal, book }: CaseChange): Record<string, unknown>[] {
  if (state.executionPlace === null) return []
  const place = levelsOf(responsiblePlace(journal, state))
  return keptSamples(journal, book.at(state.executionPlace)).map((s) => ({
    case_id: caseId,
    test_id: s.test,
    part: s.part,
    sample_no: s.no,
    seal_no: s.seal,
    place: s.place,
    taken_on: s.takenOn,
    keep_until: s.keepUntil,
    state: s.state,
    sent_to: s.sentTo,
    held: s.held,
    ...place,
  }))
}

function stepRows({ caseId, state, journal, book }: CaseChange): Record<string, unknown>[] {
  if (state.executionPlace === null) return []
  const place = levelsOf(responsiblePlace(journal, state))
  return testSteps(journal, book.at(state.executionPlace)).map((s) => ({
    case_id: caseId,
    id: s.id,
    kind: s.kind,
    on_day: s.on,
    due_on: s.dueOn,
    state: s.state,
    place: s.place,
    time_of_day: s.time,
    served: s.served,
    entry_id: s.entry,
    sample: s.sample,
    level: s.level,
    ...place,
  }))
}
