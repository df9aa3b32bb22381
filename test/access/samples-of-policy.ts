import { randomUUID } from 'node:crypto'
import type { Sample } from './samples.ts'

const id = () => ({ params: { id: randomUUID() } })
const reason = { reason: '试行' }
const content = { changes: [], effectiveOn: '2026-01-01' }

/** Drafts of packs and their forecasts; test/policy/drafts.db.test.ts holds who reads and decides whose. */
export const policySamples: Readonly<Record<string, Sample>> = {
  'policy.compare': { input: () => ({ params: { pack: 'cn-32-98' }, query: { other: 'cn-33-01' } }) },
  'policy.workbook': { input: () => ({ params: { pack: 'cn' } }) },
  'policy.adopted': {},
  'policyDraft.list': {},
  'policyDraft.make': {
    ok: [200, 404],
    input: () => ({ body: { area: '329801', title: '试行走访', effectiveOn: '2026-01-01' } }),
  },
  'policyDraft.show': { ok: [404], input: id },
  'policyDraft.check': { ok: [404], input: () => ({ ...id(), body: content }) },
  'policyDraft.readYaml': {
    ok: [404],
    input: () => ({ ...id(), body: { text: 'rules: []', effectiveOn: '2026-01-01' } }),
  },
  'policyDraft.save': { ok: [404], input: () => ({ ...id(), body: { ...content, from: 0 } }) },
  'policyDraft.comment': { ok: [404], input: () => ({ ...id(), body: { text: '同意' } }) },
  'policyDraft.discard': { ok: [404], input: () => ({ ...id(), body: {} }) },
  'policyDraft.ask': { ok: [404], input: () => ({ ...id(), body: { forecast: randomUUID(), ...reason } }) },
  'policyDraft.decide': { ok: [404], input: () => ({ ...id(), body: { approve: true, ...reason } }) },
  'policyDraft.withdraw': { ok: [404], input: () => ({ ...id(), body: reason }) },
  'policyForecast.start': { ok: [404], input: () => ({ ...id(), body: { on: 'effect' } }) },
  'policyForecast.cancel': { ok: [404], input: () => ({ ...id(), body: {} }) },
  'policyForecast.show': { ok: [404], input: id },
  'policyForecast.people': {
    ok: [404],
    input: () => ({ ...id(), body: { area: '3298', line: 'duty visit gained', because: '核对测算' } }),
  },
  'policyForecast.workbook': { ok: [404], input: id },
}
