import { randomUUID } from 'node:crypto'
import type { Sample } from './samples.ts'
import type { Target } from './world.ts'

const caseId = (t: Target) => ({ params: { caseId: t.caseId } })
const some = () => randomUUID()
/** A paper that every role of casework may make. */
const summary = (t: Target) => ({ params: { ...caseId(t).params, form: 'F-01' } })
const noPaper = (t: Target) => ({ params: { ...caseId(t).params, documentId: some() } })
const nothingAbnormal = (t: Target) => ({ params: { ...caseId(t).params, itemId: `contactLost:${some()}` } })
const here = '329801001'

/** Nobody has sent a list in this world: every import and row asked for is absent, for everyone alike. */
const noImport: Sample = { input: () => ({ params: { importId: some() } }), ok: [404] }
const noRow = (body?: unknown): Sample => ({ input: () => ({ params: { rowId: some() }, body }), ok: [404] })
const figure: Sample = {
  names: 'area',
  input: (t) => ({ query: { area: t.township, metric: 'executionRate' } }),
}
const figures: Sample = { names: 'area', input: (t) => ({ query: { area: t.township } }) }

const draft = {
  person: {
    name: '诸葛新',
    sex: 'male',
    idKind: 'residentId',
    idNumber: '32980119910203999X',
    birthDate: '1991-02-03',
  },
  order: {
    measure: 'communityDetox',
    organ: '同行市公安局',
    organLevel: 'city',
    documentNo: 'NEW-1',
    decidedOn: '2025-05-30',
    executionPlace: here,
    venue: 'hukou',
  },
  service: {},
}

export const caseworkSamples: Readonly<Record<string, Sample>> = {
  'case.show': { input: caseId },
  'case.looks': { input: caseId },
  'case.reveal': { input: (t) => ({ ...caseId(t), body: { reason: '核对身份信息' } }) },
  'case.record': {
    input: (t) => ({
      ...caseId(t),
      body: { entries: [{ id: some(), type: 'note', on: '2025-06-02', data: { text: '情况平稳' } }] },
    }),
    ok: [200, 422],
  },

  'document.forms': { input: caseId },
  'document.form': { input: summary },
  'document.preview': { input: (t) => ({ ...summary(t), body: {} }) },
  'document.issue': {
    input: (t) => ({
      ...caseId(t),
      body: { id: some(), form: 'F-01' },
      headers: { 'if-match': `"${t.entries.length}"` },
    }),
  },
  'document.list': { input: caseId },
  'document.download': { input: noPaper, ok: [404] },
  'document.dossier': { input: caseId },
  'document.editable': { input: noPaper, ok: [404] },
  'document.void': { input: (t) => ({ ...noPaper(t), body: { reason: '内容写错' } }), ok: [404] },
  'document.attach': { elsewhere: 'takes an uploaded file; test/documents/copies.db.test.ts' },
  'document.copy': {
    input: (t) => ({ params: { ...noPaper(t).params, copyId: some() } }),
    ok: [404],
  },

  'day.show': {},
  'people.search': { input: () => ({ body: {} }) },
  'people.export': { input: () => ({ body: {} }) },

  'abnormal.list': {},
  // What is abnormal has its own flows in test/breach; here nothing is, for everyone alike.
  'abnormal.show': { input: nothingAbnormal, ok: [404] },
  'abnormal.setNext': {
    input: (t) => ({ ...nothingAbnormal(t), body: { step: 'visit', nextOn: '2025-06-05' } }),
    ok: [404],
  },

  'decision.list': {},
  'decision.counts': {},
  'decision.show': {
    input: (t) => ({ params: { ...caseId(t).params, decisionId: `strike:${some()}` } }),
    ok: [404],
  },
  'decision.decide': {
    input: (t) => ({
      params: { ...caseId(t).params, decisionId: `strike:${some()}` },
      body: { outcome: 'approve', reason: '同意' },
      headers: { 'if-match': '"5"' },
    }),
    ok: [404],
  },
  'decision.askStrike': {
    input: (t) => ({ ...caseId(t), body: { entry: t.entries.at(-1), reason: '登记有误' } }),
    ok: [200, 409, 422],
  },

  'area.list': {},
  'area.search': { input: () => ({ query: { text: '地' } }) },
  'area.show': { input: (t) => ({ params: { code: t.township } }) },
  'policy.list': {},
  'policy.show': { input: () => ({ params: { pack: 'cn' } }) },
  'clause.show': { input: () => ({ params: { pack: 'cn', clause: 'jdf-33' } }), ok: [200, 404] },

  'overview.figures': figures,
  'overview.ranking': figure,
  'overview.funnel': figures,
  'overview.heat': figure,
  'overview.list': { names: 'area', input: (t) => ({ body: { area: t.township, metric: 'executionRate' } }) },
  'overview.workbook': figure,
  'overview.csv': figure,
  'metric.definition': { input: () => ({ params: { key: 'executionRate' } }) },

  'order.template': {},
  'order.places': {},
  'order.upload': { elsewhere: 'a workbook; test/orders' },
  'order.imports': {},
  'order.import': noImport,
  'order.importRows': noImport,
  'order.reasons': noImport,
  'order.send': { input: () => ({ params: { importId: some() }, body: { warnings: false } }), ok: [404] },
  'order.undo': { input: () => ({ params: { importId: some() }, body: { reason: '名单有误' } }), ok: [404] },
  'order.waiting': {},
  'order.waitingCount': {},
  'order.waitingOne': noRow(),
  'order.accept': { input: () => ({ body: { rows: [some()] } }), ok: [404, 422] },
  'order.sendBack': noRow({ reason: '不属本地' }),
  'order.undoOne': noRow({ reason: '误立' }),
  // By name: whoever asks finds the people of the own area only, and no sign of the others.
  'order.search': { input: (t) => ({ body: { name: t.fullName } }) },
  'order.check': { input: () => ({ body: draft }) },
  'order.create': { input: () => ({ body: { draft, warnings: true } }), ok: [200, 422] },
}
