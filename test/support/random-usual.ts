import { addDays, type PlainDate } from '#core/shared/plain-date.ts'
import type { Dice } from './random-life.ts'

/** What happens on ordinary days. */
export const usual: readonly (readonly [string, (on: PlainDate, dice: Dice) => Record<string, unknown>])[] = [
  ['visitMade', () => ({ method: 'faceToFace' })],
  ['talkHeld', () => ({ method: 'phone' })],
  ['serviceGiven', (_, d) => ({ kind: d.of(['medicalGuidance', 'jobAid', 'counselling']) })],
  [
    'assessmentMade',
    (_, d) => ({
      kind: d.of(['baseline', 'periodic', 'comprehensive', 'end', 'followUp']),
      scale: 'S',
      scaleVersion: '1',
    }),
  ],
  ['planAdopted', () => ({ goals: '稳定' })],
  ['note', () => ({ text: '记录' })],
  ['testNotified', (on) => ({ dueOn: addDays(on, 3), way: 'sms' })],
  ['volunteerMatched', () => ({ volunteer: 'v1' })],
  ['volunteerUnmatched', () => ({ volunteer: 'v1' })],
  ['tierTold', () => ({ about: 'tier', way: 'phone' })],
  ['tierSet', (_, d) => ({ tier: d.of(['high', 'middle', 'low']), reason: '评估', decidedBy: '站长' })],
]
