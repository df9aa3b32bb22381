import type { PoolClient } from 'pg'
import { keptSamples } from '#core/drug-test/kept-samples.ts'
import { testSteps } from '#core/drug-test/test-steps.ts'
import { responsiblePlace } from '#core/handover/responsibility.ts'
import { levelsOf } from './case-rows.ts'
import { caseTableWriter, levelColumns } from './case-table.ts'
import type { CaseChange, Projection } from './projections.ts'

const writeSamples = caseTableWriter({
  table: 'sample',
  key: ['test_id', 'part'],
  columns: {
    test_id: 'text',
    part: 'text',
    sample_no: 'text',
    seal_no: 'text',
    place: 'text',
    taken_on: 'date',
    keep_until: 'date',
    state: 'text',
    sent_to: 'text',
    held: 'boolean',
    ...levelColumns,
  },
})
const writeSteps = caseTableWriter({
  table: 'test_step',
  key: ['id'],
  columns: {
    id: 'text',
    kind: 'text',
    on_day: 'date',
    due_on: 'date',
    state: 'text',
    place: 'text',
    time_of_day: 'text',
    served: 'text',
    entry_id: 'text',
    sample: 'text',
    level: 'text',
    ...levelColumns,
  },
})

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
  const region = changes[0]?.region ?? ''
  const ids = changes.map((c) => c.caseId)
  const samples = await writeSamples(tx, region, ids, changes.flatMap(sampleRows))
  return samples + (await writeSteps(tx, region, ids, changes.flatMap(stepRows)))
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
