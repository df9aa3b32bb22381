import { randomUUID } from 'node:crypto'
import type { Sample } from './samples.ts'

const some = () => randomUUID()

/** Nobody is released or looked for in this world: what is asked for is absent, for everyone alike. */
const noRelease = (body?: unknown): Sample => ({
  input: () => ({ params: { releaseId: some() }, ...(body === undefined ? {} : { body }) }),
  ok: [404],
})

const noRoster = (body?: unknown): Sample => ({
  input: () => ({ params: { rosterId: some() }, ...(body === undefined ? {} : { body }) }),
  ok: [404],
})
const noScreening = (body?: unknown): Sample => ({
  input: () => ({ params: { screeningId: some() }, ...(body === undefined ? {} : { body }) }),
  ok: [404],
})
const noLine = (body?: unknown): Sample => ({
  input: () => ({
    params: { screeningId: some(), lineId: some() },
    ...(body === undefined ? {} : { body }),
  }),
  ok: [404],
})

const draft = {
  person: { name: '诸葛出', sex: 'male', idNumber: '32980119910203997X', birthDate: '1991-02-03' },
  facts: { facility: '某强制隔离戒毒所' },
  releaseOn: '2025-06-20',
  expected: 'communityRehab',
  township: '329801001',
}

/** The flows themselves are in test/before-order. */
export const beforeOrderSamples: Readonly<Record<string, Sample>> = {
  'release.list': {},
  'release.find': { input: () => ({ body: { text: '某人' } }) },
  'release.waiting': {},
  'release.create': { input: () => ({ body: { draft, confirmed: true } }), ok: [200, 422] },
  'release.show': noRelease(),
  'release.reveal': noRelease({ reason: '安排接所' }),
  'release.step': noRelease({ kind: 'note', on: '2025-06-02', data: { text: '备注' } }),
  'release.assign': {
    input: (t) => ({ body: { releases: [some()], station: t.station, worker: null } }),
    ok: [404],
  },
  'release.close': noRelease({ reason: 'noOrder', text: '决定机关未责令' }),
  'release.reopen': noRelease({ text: '重新接续' }),
  'release.ofCase': { input: (t) => ({ params: { caseId: t.caseId } }) },

  'roster.template': { input: () => ({ query: { kind: 'release' } }) },
  'roster.upload': { elsewhere: 'a workbook; test/before-order/roster.db.test.ts' },
  'roster.list': { input: () => ({ query: { kind: 'release' } }) },
  'roster.show': noRoster(),
  'roster.reasons': noRoster(),
  'roster.take': noRoster({ warnings: false }),
  'roster.undo': noRoster({ reason: '名单有误' }),

  'screening.list': {},
  'screening.create': {
    input: () => ({
      body: { name: '例行排查', why: '半年一次', from: '2025-06-02', to: '2025-06-30' },
    }),
  },
  'screening.show': noScreening(),
  'screening.lines': noScreening(),
  'screening.line': noLine(),
  'screening.add': noScreening({ name: '诸葛查', idNumber: '32980119910203991X', township: '329801001' }),
  'screening.pickCount': noScreening(),
  'screening.pick': noScreening({ kinds: ['contactLost'] }),
  'screening.handOut': noScreening({ lines: [some()], station: 'station-a', worker: null }),
  'screening.outcome': noLine({ outcome: 'met', on: '2025-06-02', followUp: 'none' }),
  'screening.followUp': noLine({ on: '2025-06-02' }),
  'screening.remove': noLine(),
  'screening.close': noScreening({}),
  'screening.workbook': noScreening(),
}
