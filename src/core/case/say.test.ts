import { expect, test } from 'vitest'
import { addDays } from '#core/shared/plain-date.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { aCase } from '#test/support/a-case.ts'
import { randomLife } from '#test/support/random-life.ts'
import { replay } from './replay.ts'
import { sayDuty } from './say-duty.ts'
import { sayFinding } from './say-finding.ts'

const book = readPolicyBook()

test('every duty and finding of many lives has a whole sentence in both languages', () => {
  for (let seed = 0; seed < 300; seed++) {
    const entries = randomLife(seed)
    const asOf = addDays(entries[0]?.on ?? '2020-01-01', (seed * 37) % 1900)
    const state = replay(entries, book, asOf)
    const said = [...state.duties.map((d) => sayDuty(d, asOf)), ...state.findings.map(sayFinding)]
    for (const { zh, en } of said) {
      expect(zh).toMatch(/[\u4e00-\u9fff].*。$/)
      expect(en).toMatch(/\.$/)
      expect(`${zh}${en}`).not.toMatch(/undefined|null|NaN|Infinity/)
    }
  }
})

test('a worker can read them aloud', () => {
  const state = aCase().served('2025-03-03').on('2025-03-10')
  const duty = state.duties[0]
  expect(duty && sayDuty(duty, '2025-03-10').zh).toBe('您应当在2025年3月18日前（含当日）报到。')
  expect(duty && sayDuty(duty, '2025-03-20').zh).toBe(
    '您应当在2025年3月18日前报到，现在已经过了期限，请尽快办理。',
  )
  let story = aCase().served('2025-03-03').reported('2025-03-10')
  for (const on of ['2025-04-01', '2025-04-02', '2025-04-03'])
    story = story.with('testRefused', on, { way: 'refused' })
  const violation = story.on('2025-04-03').findings.find((f) => f.kind === 'seriousViolation')
  expect(violation && sayFinding(violation).zh).toBe(
    '拒绝或者逃避检测3次（满3次），自2025年4月3日起属于严重违反协议，应当报告公安机关。',
  )
})
