import { expect, test } from 'vitest'
import type { ReportInLine } from '#contract/report-in-contract.ts'
import { nextAct } from './next-act.ts'

type Line = Pick<ReportInLine, 'bucket' | 'asked' | 'report' | 'remindedOn'>
const usual: Line = { bucket: 'soon', asked: null, report: null, remindedOn: null }
const today = '2026-03-18'

test.each<[Partial<Line>, Parameters<typeof nextAct>[1], ReturnType<typeof nextAct>]>([
  [{ bucket: 'notServed' }, 'worker', 'serve'],
  [{}, 'worker', 'remind'],
  [{ remindedOn: '2026-03-17' }, 'worker', 'record'],
  [{ remindedOn: '2026-03-10' }, 'worker', 'remind'],
  [{ bucket: 'reasonAsked', asked: 'properReason:1' }, 'worker', 'look'],
  [{ bucket: 'reasonAsked', asked: 'properReason:1' }, 'stationHead', 'decide'],
  [{ bucket: 'overdue', report: 'owed' }, 'worker', 'remind'],
  [{ bucket: 'overdue', report: 'owed' }, 'townshipOffice', 'report'],
  [{ bucket: 'overdue', report: 'sent' }, 'townshipOffice', 'look'],
  [{ bucket: 'overdue', report: 'owed' }, 'policeLiaison', null],
])('%j for %s: %s', (line, role, act) => {
  expect(nextAct({ ...usual, ...line }, role, today)).toBe(act)
})
