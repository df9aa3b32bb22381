import { randomUUID } from 'node:crypto'
import { emptyDraft } from '#core/agreement/draft-content.ts'
import type { Sample } from './samples.ts'

const day = '2025-06-02'

export const agreementSamples: Readonly<Record<string, Sample>> = {
  'agreement.show': { input: (t) => ({ params: { caseId: t.caseId } }) },
  'agreement.save': {
    input: (t) => ({
      params: { caseId: t.caseId },
      body: { version: 1, revision: 0, content: emptyDraft },
    }),
    ok: [200, 409],
  },
  'agreement.sign': {
    input: (t) => ({ params: { caseId: t.caseId }, body: { version: 1, revision: 1 } }),
    ok: [409, 422],
  },
  'agreement.group': { input: (t) => ({ params: { caseId: t.caseId } }) },
  'agreement.bodies': {},
  'agreement.addBody': {
    input: () => ({ body: { kind: 'residentsCommittee', name: '某居民委员会', from: day } }),
  },
  'agreement.endBody': {
    input: () => ({ params: { bodyId: randomUUID() }, body: { to: day } }),
    ok: [404],
  },
  'special.show': { input: (t) => ({ params: { caseId: t.caseId } }) },
  'special.list': {},
}
