import { randomUUID } from 'node:crypto'
import type { Sample } from './samples.ts'
import type { Target } from './world.ts'

const caseId = (t: Target) => ({ params: { caseId: t.caseId } })
const some = () => randomUUID()

/** Nobody in this world is three years clean: handing on a name and preparing a seal are refused, and no request waits. */
export const endingSamples: Readonly<Record<string, Sample>> = {
  'ending.list': {},
  'ending.export': {},
  'ending.show': { input: caseId },
  'ending.preview': {
    input: (t) => ({ ...caseId(t), body: { act: 'suspend', on: '2025-06-01', reason: 'detention' } }),
  },
  'ending.reportExits': {
    names: 'case',
    input: (t) => ({ body: { listNo: '1', cases: [{ caseId: t.caseId, entry: some() }] } }),
    ok: [422],
  },
  'sealedQuery.list': {},
  'sealedQuery.ask': {
    input: () => ({
      body: { fileNo: 'none', asker: '某院', basis: '办案', scope: '是否有记录', until: '2025-06-03' },
    }),
  },
  'sealedQuery.answer': {
    input: () => ({ params: { queryId: some() }, body: { outcome: 'approve' } }),
    ok: [404],
  },
  'sealedQuery.look': { input: () => ({ params: { queryId: some() } }), ok: [404] },
  'sealing.prepare': { input: (t) => ({ ...caseId(t), body: {} }), ok: [422] },
  'sealing.list': {},
  'sealing.answer': {
    input: (t) => ({
      params: { ...caseId(t).params, requestId: some() },
      body: { outcome: 'approve' },
    }),
    ok: [404],
  },
}
