import { randomUUID } from 'node:crypto'
import type { Sample } from './samples.ts'
import type { Target } from './world.ts'

const caseId = (t: Target) => ({ params: { caseId: t.caseId } })
/** Nothing moves in this world: every hand-over asked for is absent, for everyone alike. Guests: test/handover. */
const none = (t: Target, body?: unknown) => ({
  params: { ...caseId(t).params, handoverId: randomUUID() },
  body,
  headers: { 'if-match': `"${t.entries.length}"` },
})
const reason = { reason: '双方商定结束' }

export const handoverSamples: Readonly<Record<string, Sample>> = {
  'handover.list': {},
  'handover.counts': {},
  'handover.stations': { input: () => ({ query: { area: '329801002' } }) },
  'handover.takers': {},
  'handover.duties': {},
  'handover.ofCase': { input: caseId },
  'handover.show': { input: (t) => none(t), ok: [404] },
  'handover.ask': {
    input: (t) => ({
      ...caseId(t),
      body: { id: randomUUID(), to: '329801002', changedOn: '2025-06-10', reason: '搬到父亲家居住' },
    }),
    ok: [200, 422],
  },
  'handover.send': { input: (t) => none(t, { materials: ['order'] }), ok: [404] },
  'handover.answer': { input: (t) => none(t, { outcome: 'refuse', reason: '材料不全' }), ok: [404] },
  'handover.entrust': {
    input: (t) => ({
      ...caseId(t),
      body: { id: randomUUID(), station: 'station-c', tasks: ['test'], until: '2025-12-31' },
    }),
    ok: [200, 422],
  },
  'handover.take': { input: (t) => none(t, { outcome: 'refuse', ...reason }), ok: [404] },
  'handover.end': { input: (t) => none(t, reason), ok: [404] },
}
