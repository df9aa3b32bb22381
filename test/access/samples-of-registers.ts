import { randomUUID } from 'node:crypto'
import type { Sample } from './samples.ts'

const staff = () => ({ staffId: randomUUID() })

/** Figures of staff and leading groups, and the dated rows of staff; test/metrics/registers.db.test.ts holds who sees whom. */
export const registerSamples: Readonly<Record<string, Sample>> = {
  'overview.registers': { names: 'area', input: (t) => ({ query: { area: t.township } }) },
  'overview.registerList': {
    names: 'area',
    input: (t) => ({ query: { area: t.township, metric: 'staffingGap' } }),
  },
  'look.estimate': { names: 'area', input: (t) => ({ query: { area: t.township } }), ok: [200, 422] },
  'look.ask': {
    names: 'area',
    input: (t) => ({ body: { area: t.township, day: '2025-04-30', span: 'month', known: '2025-05-01' } }),
    ok: [200, 422],
  },
  'look.show': { ok: [404], input: () => ({ params: { id: randomUUID() } }) },
  'staff.record': { ok: [404], input: () => ({ params: staff() }) },
  'staff.addCertificate': {
    ok: [404],
    input: () => ({
      params: staff(),
      body: { id: randomUUID(), kind: 'socialWorker', title: '助理社会工作师', from: '2024-01-01' },
    }),
  },
  'staff.endCertificate': {
    ok: [404],
    input: () => ({ params: { ...staff(), certificateId: randomUUID() }, body: { to: '2025-01-01' } }),
  },
  'staff.addTraining': {
    ok: [404],
    input: () => ({
      params: staff(),
      body: { id: randomUUID(), on: '2025-01-01', hours: 8, topic: '谈话技巧' },
    }),
  },
}
