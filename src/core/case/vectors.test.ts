import { describe, expect, test } from 'vitest'
import type { Policy } from '#core/policy/policy.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { aCase, found, owed } from '#test/support/a-case.ts'

/** The pack `cn` with one value changed, for what the packs leave open. */
function packWith(key: string, value: unknown): Policy {
  const cn = readPolicyBook().pack('cn')
  const rule = cn.rules[key]
  if (!rule) throw new Error(`no rule ${key}`)
  return {
    ...cn,
    rules: {
      ...cn.rules,
      [key]: { ...rule, values: [{ value, clause: 'local-practice', from: '1949-10-01' }] },
    },
  }
}

describe('the test vectors of law.md §1.17', () => {
  test('D1: received 2025-03-03, last day 2025-03-18, overdue from the 19th', () => {
    const story = aCase().served('2025-03-03')
    expect(story.on('2025-03-18').reportIn).toEqual({
      dueOn: '2025-03-18',
      reportedOn: null,
      status: 'pending',
    })
    expect(story.on('2025-03-18').nextChangeOn).toBe('2025-03-19')
    expect(story.on('2025-03-19').reportIn.status).toBe('overdue')
    expect(story.reported('2025-03-18').on('2025-04-01').reportIn.status).toBe('onTime')
    expect(story.reported('2025-03-19').on('2025-04-01').reportIn.status).toBe('late')
  })

  test('D2: a last day in the October holiday moves to 2025-10-09', () => {
    const story = aCase({ on: '2025-09-18' }).served('2025-09-20')
    expect(story.on('2025-09-21').reportIn.dueOn).toBe('2025-10-09')
    expect(story.reported('2025-10-09').on('2025-10-20').reportIn.status).toBe('onTime')
  })

  test('D3: reported in 2025-03-10 ends 2028-03-09 by A and 2028-03-10 by B', () => {
    const a = aCase().served('2025-03-03').reported('2025-03-10')
    expect(a.on('2025-03-10').term).toMatchObject({
      startsOn: '2025-03-10',
      endsOn: '2028-03-09',
      convention: 'A',
    })
    const b = aCase({}, packWith('term.endConvention', 'B')).served('2025-03-03').reported('2025-03-10')
    expect(b.on('2025-03-10').term).toMatchObject({ endsOn: '2028-03-10', convention: 'B' })
  })

  test('D4: reported in on a leap day ends 2027-02-28 by both', () => {
    const on = '2024-02-20'
    for (const convention of ['A', 'B']) {
      const story = aCase({ on }, packWith('term.endConvention', convention))
        .served(on)
        .reported('2024-02-29')
      expect(story.on('2024-03-01').term.endsOn).toBe('2027-02-28')
    }
  })

  test('D5: detained 2026-05-01 and released 2026-05-31 adds thirty days', () => {
    const story = aCase()
      .served('2025-03-03')
      .reported('2025-03-10')
      .with('suspended', '2026-05-01', { reason: 'detention' })
    const inside = story.on('2026-05-11')
    expect(inside).toMatchObject({ stage: 'suspended', custody: 'detained' })
    expect(inside.term).toMatchObject({ suspendedDays: 10, endsOn: '2028-03-19' })
    const after = story.with('resumed', '2026-05-31').on('2026-06-01')
    expect(after).toMatchObject({ stage: 'inForce', custody: 'free' })
    expect(after.term).toMatchObject({ suspendedDays: 30, endsOn: '2028-04-08' })
  })

  test('D6: thirty days away are not serious, thirty-one are; two times are not, three are', () => {
    const story = aCase().served('2025-03-03').reported('2025-03-10')
    const away = (to: string) => story.with('absenceFound', to, { from: '2025-06-01', to }).on('2025-09-01')
    expect(found(away('2025-07-01'), 'seriousViolation')).toEqual([])
    expect(away('2025-07-01').counters.unauthorisedDays).toEqual({
      value: 30,
      threshold: 30,
      evidence: ['absenceFound1'],
    })
    expect(found(away('2025-07-02'), 'seriousViolation')).toEqual(['2025-07-02 leaveDays'])
    const twice = story
      .with('absenceFound', '2025-06-03', { from: '2025-06-01', to: '2025-06-03' })
      .with('absenceFound', '2025-07-03', { from: '2025-07-01', to: '2025-07-03' })
    expect(found(twice.on('2025-09-01'), 'seriousViolation')).toEqual([])
    const thrice = twice.with('absenceFound', '2025-08-03', { from: '2025-08-01', to: '2025-08-03' })
    expect(found(thrice.on('2025-09-01'), 'seriousViolation')).toEqual(['2025-08-03 leaveTimes'])
  })

  test('D7: two refusals are not serious; a third, or an evasion, is', () => {
    const two = aCase()
      .served('2025-03-03')
      .reported('2025-03-10')
      .with('testRefused', '2025-04-01', { way: 'refused' })
      .with('testRefused', '2025-05-01', { way: 'refused' })
    expect(found(two.on('2025-06-01'), 'seriousViolation')).toEqual([])
    for (const way of ['refused', 'evaded'])
      expect(
        found(two.with('testRefused', '2025-06-01', { way }).on('2025-06-01'), 'seriousViolation'),
      ).toEqual(['2025-06-01 testRefusals'])
  })

  test('D8: away from 06-01 to 06-03 touches three days, which asks for a report, and counts two full days', () => {
    const story = aCase().served('2025-03-03').reported('2025-03-10')
    const state = story
      .with('absenceFound', '2025-06-03', { from: '2025-06-01', to: '2025-06-03' })
      .on('2025-06-03')
    expect(state.counters.unauthorisedDays.value).toBe(2)
    expect(owed(state, 'leaveReport')).toEqual(['2025-06-01–2025-06-01 missed'])
    const short = story
      .with('absenceFound', '2025-06-02', { from: '2025-06-01', to: '2025-06-02' })
      .on('2025-06-02')
    expect(owed(short, 'leaveReport')).toEqual([])
  })

  test('D9: discharged 2028-03-09, notice by 2028-03-16', () => {
    const state = aCase().served('2025-03-03').reported('2025-03-10').on('2028-03-09')
    expect(state.stage).toBe('discharged')
    expect(owed(state, 'dischargeNotice')).toEqual(['2028-03-09–2028-03-16 open'])
  })

  test('D10: two hundred days of isolation are taken off', () => {
    const state = aCase({ creditDays: 200 }).served('2025-03-03').reported('2025-03-10').on('2025-03-10')
    expect(state.term).toMatchObject({ endsOn: '2027-08-22', creditDays: 200, totalDays: 896 })
  })
})
