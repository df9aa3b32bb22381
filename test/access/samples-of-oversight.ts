import { randomUUID } from 'node:crypto'
import type { Sample } from './samples.ts'

const id = () => randomUUID()
const noInspection = () => ({ params: { inspectionId: id() } })
const noFinding = () => ({ params: { findingId: id() } })
const noUnit = () => ({ params: { unitId: id() } })
const noSupport = () => ({ params: { supportId: id() } })
const on = '2025-06-02'

/** Inspections, demonstration units, standards, money and premises: offices only, no file of a person is in them. */
export const oversightSamples: Readonly<Record<string, Sample>> = {
  'oversight.attach': { elsewhere: 'a file is sent; test/oversight/inspections.db.test.ts' },
  'oversight.file': { input: () => ({ params: { fileId: id() } }), ok: [404] },
  'inspection.findings': {},
  'inspection.findingSteps': { input: noFinding, ok: [404] },
  'inspection.stepFinding': {
    input: () => ({ ...noFinding(), body: { to: 'submitted', note: '已整改' } }),
    ok: [404],
  },
  'inspection.reopenFinding': {
    input: () => ({ ...noFinding(), body: { id: id(), text: '又出现', dueOn: '2030-01-01' } }),
    ok: [404],
  },
  'inspection.addFinding': {
    input: () => ({
      ...noInspection(),
      body: {
        ...{ id: id(), list: 'haves', item: 'window', pick: 0, severity: 'minor' },
        ...{ text: '没有橱窗', department: '社戒社康办', person: '某某' },
      },
    }),
    ok: [404],
  },
  'inspection.plan': { input: () => ({ query: { year: 2025 } }) },
  'inspection.addPlan': {
    input: () => ({ body: { id: id(), year: 2099, month: 3, target: '329801001', theme: '春季督导' } }),
  },
  'inspection.cancelPlan': {
    input: () => ({ params: { planId: id() }, body: { reason: '并入联合督导' } }),
    ok: [404],
  },
  'inspection.list': {},
  'inspection.export': {},
  'inspection.begin': {
    input: () => ({
      body: {
        ...{ id: id(), area: '329801001', on, theme: '规范化建设', inspectors: '某某、某某' },
        ...{ lists: ['haves', 'files'], planId: null },
      },
    }),
  },
  'inspection.show': { input: noInspection, ok: [404] },
  'inspection.sample': { input: noInspection, ok: [404] },
  'inspection.answer': {
    input: () => ({
      ...noInspection(),
      body: { answers: [{ list: 'haves', item: 'window', pick: 0, verdict: 'met', note: '' }] },
    }),
    ok: [404],
  },
  'inspection.close': { input: () => ({ ...noInspection(), body: { summary: '总体较好' } }), ok: [404] },
  'inspection.print': { input: noInspection, ok: [404] },
  'support.list': {},
  'support.add': {
    input: () => ({
      body: { id: id(), area: '329801001', leader: '某某', post: '副主任', reason: '进展缓慢', from: on },
    }),
  },
  'support.end': { input: () => ({ ...noSupport(), body: { to: on } }), ok: [404] },
  'support.visit': {
    input: () => ({
      ...noSupport(),
      body: { id: id(), on, problem: '缺场所', helped: '协调用房', solved: true },
    }),
    ok: [404],
  },
  'demonstration.list': {},
  'demonstration.preview': {},
  'demonstration.export': {},
  'demonstration.apply': {
    input: () => ({
      body: { id: id(), title: 'cityUnit', name: '社区戒毒社区康复办公室', statement: '自评达标' },
    }),
  },
  'demonstration.show': { input: noUnit, ok: [404] },
  'demonstration.act': {
    input: () => ({
      ...noUnit(),
      body: { kind: 'siteVisit', on, note: '看了现场' },
      headers: { 'if-match': '"0"' },
    }),
    ok: [404],
  },
  'demonstration.certificate': { input: noUnit, ok: [404] },
  'standard.table': {},
  'standard.export': {},
  'standard.show': {},
  'standard.declare': {
    input: () => ({
      body: {
        ...{ id: id(), on, note: '' },
        items: {
          ...{ premises: 'yes', funds: 'yes', workers: 'partly', window: 'no' },
          ...{ management: 'yes', responsibility: 'yes', effect: 'yes' },
        },
      },
    }),
  },
  'standard.check': {
    input: () => ({
      body: { id: id(), area: '329801001', on, item: 'window', found: 'no', note: '没有看到橱窗' },
    }),
  },
  'premises.list': {},
  'premises.save': {
    input: () => ({
      body: {
        ...{ id: id(), version: 1, kind: 'office', name: '办公室', address: '某路1号', squareMetres: 60 },
        ...{ owner: 'own', since: '2024-01-01', state: 'inUse', functions: [], serves: [], note: '' },
        rooms: [{ use: 'office', squareMetres: 30 }],
      },
    }),
  },
  'budget.show': { input: () => ({ query: { year: 2025 } }) },
  'budget.add': {
    input: () => ({
      body: {
        ...{ id: id(), year: 2025, source: 'fiscal', kind: 'running', what: 'planned' },
        ...{ fen: 5_000_000, on: '2025-01-10', note: '' },
      },
    }),
  },
  'budget.export': { input: () => ({ query: { year: 2025 } }) },
}
