import { randomUUID } from 'node:crypto'
import type { Sample } from './samples.ts'

/** Sealed reports: figures of an area; test/report/report.db.test.ts holds who reads whose. */
export const reportSamples: Readonly<Record<string, Sample>> = {
  'report.list': {},
  'report.seal': { input: () => ({ body: { span: 'year', day: '2024-12-31' } }) },
  'report.show': { ok: [404], input: () => ({ params: { id: randomUUID() } }) },
  'report.check': { ok: [404], input: () => ({ params: { id: randomUUID() } }) },
  'report.again': { ok: [404], input: () => ({ params: { id: randomUUID() } }) },
  'report.workbook': { ok: [404], input: () => ({ params: { id: randomUUID() } }) },
}
