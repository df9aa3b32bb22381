import { randomUUID } from 'node:crypto'
import type { Sample } from './samples.ts'

/** Lists of an area: test/ledger/ledger.db.test.ts holds who reads which lines. */
export const ledgerSamples: Readonly<Record<string, Sample>> = {
  'ledger.list': {},
  'ledger.sheet': {
    names: 'area',
    input: (t) => ({ params: { id: 'monthly-execution' }, body: { area: t.township } }),
  },
  'ledger.export': {
    names: 'area',
    input: (t) => ({ params: { id: 'monthly-execution' }, body: { area: t.township, as: 'csv' } }),
  },
  'ledger.begin': {
    names: 'area',
    input: (t) => ({
      params: { id: 'people-in-execution' },
      body: { area: t.township, as: 'csv', because: '核对人员底数' },
    }),
  },
  'ledger.runs': {},
  'report.paper': { ok: [404], input: () => ({ params: { id: randomUUID() } }) },
  'ledger.fetch': { ok: [404], input: () => ({ params: { id: randomUUID() } }) },
}
