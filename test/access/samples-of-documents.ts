import { randomUUID } from 'node:crypto'
import type { Sample } from './samples.ts'

const noBatch = () => ({ params: { batchId: randomUUID() } })

/** Papers for many people: whose file they are about is chosen in the call. */
export const documentSamples: Readonly<Record<string, Sample>> = {
  'batch.forms': {},
  'batch.candidates': { input: () => ({ body: { form: 'F-10' } }) },
  'batch.start': {
    names: 'case',
    input: (t) => ({ body: { id: randomUUID(), form: 'F-10', caseIds: [t.caseId] } }),
  },
  'batch.step': { input: noBatch, ok: [404] },
  'batch.read': { input: noBatch, ok: [404] },
  'batch.list': {},
  'batch.print': { input: noBatch, ok: [404] },
}
