import { expect, test } from 'vitest'
import { typeOrder } from '#core/journal/type-order.ts'
import { everywhere } from '#core/policy/policy.ts'
import { addDays, toDayNumber } from '#core/shared/plain-date.ts'
import { isRestDay } from '#core/shared/work-calendar.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { diceOf, randomLife } from '#test/support/random-life.ts'
import { type SlowState, slowState } from '#test/support/slow-findings.ts'
import { slowReplay } from '#test/support/slow-replay.ts'
import type { CaseState } from './case-state.ts'
import { replay } from './replay.ts'

const policy = readPolicyBook().pack('cn')
const rules = { isRestDay: (day: string) => isRestDay(policy.calendar, toDayNumber(day)), order: typeOrder }

/** Both are told the same day of the same life; the second walks it day by day and knows nothing of the first. */
test('a slow walk through the days agrees on ten thousand lives', { timeout: 300_000 }, () => {
  for (let seed = 1; seed <= 10_000; seed++) {
    const entries = randomLife(seed * 31)
    const asOf = addDays(entries[0]?.on ?? '2020-01-01', diceOf(seed).below(1900))
    const fast = comparable(replay(entries, everywhere(policy), asOf))
    const slow = slowState(slowReplay(entries, asOf, rules))
    expect(fast, `seed ${seed} on ${asOf}`).toEqual(slow)
  }
})

const compared: ReadonlySet<string> = new Set([
  'deemedRefusal',
  'testMissed',
  'testPositive',
  'relapse',
  'seriousViolation',
  'termFullNoticeOutstanding',
  'reportInOverdue',
  'agreementMissing',
  'contactLost',
  'workGroupIncomplete',
  'leaveOverdue',
])

function comparable(s: CaseState): SlowState {
  const { startsOn, endsOn, elapsedDays, suspendedDays } = s.term
  const { testRefusals, unauthorisedLeaves, unauthorisedDays } = s.counters
  const duties = s.duties.flatMap((d) => {
    if (d.kind === 'test') return [`test ${d.windowFrom} ${d.dueOn} ${d.status}`]
    return d.kind === 'reportIn' || d.kind === 'signAgreement' ? [`${d.kind} ${d.dueOn} ${d.status}`] : []
  })
  // findings after a change of place rest on the change; the slow walk stays with the first place
  const first = s.findings.filter(
    (f) =>
      compared.has(f.kind) &&
      f.data?.['after'] === undefined &&
      !(f.kind === 'agreementMissing' && f.clause === 'jdtl-22-3'),
  )
  return {
    stage: s.stage,
    contact: s.contact,
    reportIn: s.reportIn,
    term: { startsOn, endsOn, elapsedDays, suspendedDays },
    counters: [testRefusals.value, unauthorisedLeaves.value, unauthorisedDays.value],
    duties: duties.sort(),
    findings: first.map((f) => `${f.kind} ${f.on}`).sort(),
  }
}
