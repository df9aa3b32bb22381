import { randomUUID } from 'node:crypto'
import type { Sample } from './samples.ts'

export const testSamples: Readonly<Record<string, Sample>> = {
  'tests.day': {},
  'tests.due': {},
  'tests.chains': {},
  'tests.samples': { input: () => ({ body: {} }) },
  'tests.case': { input: (t) => ({ params: { caseId: t.caseId } }) },
  'tests.notify': {
    names: 'case',
    input: (t) => ({
      body: {
        notices: [{ caseId: t.caseId, id: randomUUID() }],
        dueOn: '2025-06-05',
        place: '派出所',
        way: 'phone',
      },
    }),
    ok: [200, 422],
  },
}
