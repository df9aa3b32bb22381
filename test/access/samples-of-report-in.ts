import { randomUUID } from 'node:crypto'
import type { Sample } from './samples.ts'
import type { Target } from './world.ts'

const caseId = (t: Target) => ({ params: { caseId: t.caseId } })
const pack = (t: Target) => ({ params: { ...caseId(t).params, pack: 'refusal' } })
const noReport = (t: Target) => ({ params: { ...caseId(t).params, reportId: randomUUID() } })

/** Reminders, messages, and what the police receive. */
export const reportInSamples: Readonly<Record<string, Sample>> = {
  'reportIn.list': {},
  'reportIn.export': { input: () => ({ body: {} }) },
  'reportIn.show': { input: caseId },
  'reportIn.remind': { elsewhere: 'nobody here waits for a report-in; test/report-in/board.db.test.ts' },
  'message.ofCase': { input: caseId },
  'message.cancel': {
    ok: [404],
    input: (t) => ({ params: { caseId: t.caseId, messageId: randomUUID() } }),
  },
  'message.delivery': { elsewhere: 'called by a gateway with a secret; test/report-in/messages.db.test.ts' },
  'policeReport.list': {},
  'policeReport.count': {},
  'policeReport.show': { input: noReport, ok: [404] },
  'policeReport.receive': { input: (t) => ({ ...noReport(t), body: { receiptNo: '1' } }), ok: [404] },
  'policeReport.decide': {
    input: (t) => ({
      ...noReport(t),
      body: { decision: 'continue', on: '2025-06-02' },
      headers: { 'if-match': '"1"' },
    }),
    ok: [404],
  },
  'policeReport.pack': { input: pack },
  'policeReport.packPaper': { input: pack, ok: [404] },
}
