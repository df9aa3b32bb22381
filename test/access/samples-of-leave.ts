import type { Sample } from './samples.ts'
import type { Target } from './world.ts'

const caseId = (t: Target) => ({ params: { caseId: t.caseId } })
const month = { month: '2025-06' }

export const leaveSamples: Readonly<Record<string, Sample>> = {
  'leave.list': { input: () => ({ query: month }) },
  'leave.export': { input: () => ({ body: month }) },
  'leave.show': { input: (t) => ({ params: { ...caseId(t).params, leaveId: 'none' } }), ok: [404] },
  'leave.days': {
    input: (t) => ({ ...caseId(t), query: { from: '2025-06-01', to: '2025-06-03', absence: 'true' } }),
  },
  'case.conduct': { input: caseId },
  'substitute.list': {},
  'substitute.set': {
    input: () => ({
      body: {
        account: 'nobody',
        role: 'stationHead',
        org: 'station',
        substitute: 'somebody',
        from: '2025-06-02',
        to: '2025-06-03',
        reason: '外出培训',
      },
    }),
    ok: [422],
  },
  'substitute.end': { input: () => ({ params: { id: 'none' }, body: { reason: '返岗' } }), ok: [404] },
  'decision.made': {},
}
