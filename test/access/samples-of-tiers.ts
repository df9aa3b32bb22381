import type { Sample } from './samples.ts'
import type { Target } from './world.ts'

const caseId = (t: Target) => ({ params: { caseId: t.caseId } })

export const tierSamples: Readonly<Record<string, Sample>> = {
  'tier.list': { input: () => ({ query: { tab: 'all', limit: '200' } }) },
  'tier.counts': {},
  'tier.schemes': {},
  'tier.show': { input: caseId },
  'tier.set': {
    input: (t) => ({
      ...caseId(t),
      body: { tier: 'stable', reason: '稳定' },
      headers: { 'if-match': `"${t.entries.length}"` },
    }),
    ok: [200, 409, 422],
  },
}
