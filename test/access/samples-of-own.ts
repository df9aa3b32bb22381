import { randomUUID } from 'node:crypto'
import type { Sample } from './samples.ts'

/** The person's own file; test/own/own-file.db.test.ts holds what is in it. */
export const ownSamples: Readonly<Record<string, Sample>> = {
  'own.show': {},
  'own.askLeave': {
    input: (t) => ({
      params: { caseId: t.caseId },
      body: { id: randomUUID(), from: '2025-06-03', to: '2025-06-04', destination: '邻县', reason: '探亲' },
    }),
  },
  // the order weighs against nobody: refused where the file is the own one
  'own.object': {
    ok: [422],
    input: (t) => ({
      params: { caseId: t.caseId },
      body: { id: randomUUID(), about: t.entries[0] ?? '', statement: '那天我在医院' },
    }),
  },
  'own.looks': { input: (t) => ({ params: { caseId: t.caseId } }) },
  'own.readLogin': { input: (t) => ({ params: { caseId: t.caseId } }) },
  'own.giveLogin': { ok: [200, 409], input: (t) => ({ params: { caseId: t.caseId } }) },
  'own.endLogin': { input: (t) => ({ params: { caseId: t.caseId }, body: { reason: '本人要求' } }) },
}
