import { randomUUID } from 'node:crypto'
import type { Sample } from './samples.ts'

const round = () => ({ params: { roundId: randomUUID() } })
const roundArea = () => ({ params: { roundId: randomUUID(), area: '329801001' } })
const roundItem = () => ({ params: { roundId: randomUUID(), item: 'leadership' } })
const consequence = () => ({ params: { consequenceId: randomUUID() } })
const rectification = () => ({ params: { rectificationId: randomUUID() } })
const absent = { ok: [404] }

/** Evaluation of areas by offices: no file of a person is in it. */
export const evaluationSamples: Readonly<Record<string, Sample>> = {
  'evaluation.rounds': {},
  'evaluation.counts': {},
  'evaluation.scheme': { input: () => ({ query: { day: '2024-12-31' } }) },
  'evaluation.history': { input: (t) => ({ params: { area: t.township } }), ok: [200, 404] },
  'evaluation.open': {
    input: () => ({
      body: {
        id: randomUUID(),
        title: '年度考评',
        level: 'township',
        span: 'year',
        day: '2024-12-31',
        selfUntil: '2025-06-10',
        reviewUntil: '2025-06-20',
      },
    }),
    ok: [200, 422],
  },
  'evaluation.show': { input: round, ...absent },
  'evaluation.review': { input: round, ...absent },
  'evaluation.figures': { input: round, ...absent },
  'evaluation.tell': { input: () => ({ ...round(), body: {} }), ...absent },
  'evaluation.publish': { input: () => ({ ...round(), body: { audience: 'areas' } }), ...absent },
  'evaluation.cancel': { input: () => ({ ...round(), body: { note: '重复' } }), ...absent },
  'evaluation.check': { input: round, ...absent },
  'evaluation.bulletin': { input: round, ...absent },
  'evaluation.workbook': { input: round, ...absent },
  'evaluation.area': { input: roundArea, ...absent },
  'evaluation.self': {
    input: () => ({ ...round(), body: { item: 'leadership', points: 800, text: '按季度研究' } }),
    ...absent,
  },
  'evaluation.submit': { input: round, ...absent },
  'evaluation.attach': { input: roundItem, ok: [415] },
  'evaluation.file': {
    input: () => ({ params: { roundId: randomUUID(), fileId: randomUUID() } }),
    ...absent,
  },
  'evaluation.mark': {
    input: () => ({ ...roundArea(), body: { item: 'leadership', points: 800, text: '' } }),
    ...absent,
  },
  'evaluation.find': {
    input: () => ({
      ...roundArea(),
      body: { id: randomUUID(), item: 'recordFaults', amount: 1, evidence: '一份档案缺签字' },
    }),
    ...absent,
  },
  'evaluation.answerFind': {
    input: () => ({ params: { findId: randomUUID() }, body: { answer: 'confirmed', note: '属实' } }),
    ...absent,
  },
  'evaluation.appeal': {
    input: () => ({ ...round(), body: { id: randomUUID(), item: 'leadership', text: '漏计一次会议' } }),
    ...absent,
  },
  'evaluation.answerAppeal': {
    input: () => ({ params: { appealId: randomUUID() }, body: { outcome: 'dismissed', reason: '核对无误' } }),
    ...absent,
  },
  'consequence.list': {},
  'consequence.propose': {
    input: (t) => ({
      body: {
        id: randomUUID(),
        area: t.township,
        kind: 'interview',
        interviewer: 'officeHead',
        days: 30,
        text: '工作不力',
      },
    }),
    ok: [200, 404],
  },
  'consequence.show': { input: consequence, ...absent },
  'consequence.answer': {
    input: () => ({ ...consequence(), body: { outcome: 'decided', reason: '同意' } }),
    ...absent,
  },
  'consequence.record': {
    input: () => ({
      ...consequence(),
      body: {
        heldOn: '2025-06-02',
        place: '会议室',
        interviewers: '某主任',
        attended: '某书记',
        text: '通报情况',
        agreed: '限期整改',
        tasks: [
          { id: randomUUID(), text: '补签协议', department: 'township', person: '某某', dueOn: '2025-07-01' },
        ],
      },
    }),
    ...absent,
  },
  'consequence.print': { input: consequence, ...absent },
  'rectification.search': { input: () => ({ body: {} }) },
  'rectification.export': { input: () => ({ body: {} }) },
  'rectification.order': {
    input: (t) => ({
      body: {
        id: randomUUID(),
        area: t.township,
        title: '补齐台账',
        text: '按月登记',
        department: 'township',
        person: '某某',
        dueOn: '2025-07-01',
      },
    }),
    ok: [200, 404],
  },
  'rectification.show': { input: rectification, ...absent },
  'rectification.step': {
    input: () => ({ ...rectification(), body: { state: 'submitted', note: '已完成' } }),
    ...absent,
  },
  'rectification.attach': { input: rectification, ok: [415] },
  'rectification.file': {
    input: () => ({ params: { rectificationId: randomUUID(), fileId: randomUUID() } }),
    ...absent,
  },
}
