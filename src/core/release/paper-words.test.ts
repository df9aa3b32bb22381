import { expect, test } from 'vitest'
import { releaseWords } from './paper-words.ts'
import type { Step } from './release-step.ts'

const met = (on: string, handover: 'station' | 'self'): Step => ({
  id: 'm',
  kind: 'collected',
  on,
  data: { handover },
})
const facts = {
  facility: '某强制隔离戒毒所',
  enteredReason: 'isolation',
  releaseReason: 'isolationToRehab',
  receiver: '其母',
  diagnosis: { physical: 'pass', environment: 'fair' },
} as const

test('the paper says what the register knows and nothing that it does not', () => {
  expect(releaseWords(facts, '2025-06-20', [met('2025-06-20', 'station')])).toEqual({
    releaseFacility: '某强制隔离戒毒所',
    releaseEntered: '强制隔离戒毒',
    releaseLeft: '解除强戒责令社康',
    releaseSeamless: '是',
    releaseReceiver: '工作站社工接回；其母',
    releaseAssessment: '生理脱毒合格，社会环境与适应能力一般',
  })
  expect(releaseWords({ facility: '某所' }, '2025-06-20', [])).toEqual({ releaseFacility: '某所' })
})

test('who came home alone, or was met later, was not handed over without a gap', () => {
  const seamless = (s: Step) => releaseWords({ facility: '某所' }, '2025-06-20', [s])['releaseSeamless']
  expect(seamless(met('2025-06-20', 'self'))).toBe('否')
  expect(seamless(met('2025-06-22', 'station'))).toBe('否')
  expect(seamless({ id: 'n', kind: 'notCollected', on: '2025-06-20', data: { why: 'noShow' } })).toBe('否')
})
