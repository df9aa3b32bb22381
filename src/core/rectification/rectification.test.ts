import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  possibleSteps,
  type RectificationNow,
  rectificationEnded,
  rectificationStates,
  shownRectification,
  stepRectification,
} from './rectification.ts'

const now: RectificationNow = {
  area: '320506001',
  setBy: '320506',
  state: 'open',
  dueOn: '2026-06-30',
  submittedBy: null,
}
const owner = { by: 'o', byArea: now.area, note: '已经完成', today: '2026-06-01' }
const setter = { by: 's', byArea: now.setBy, note: '核对属实', today: '2026-06-01' }
const codeOf = (d: ReturnType<typeof stepRectification>) => (d.ok ? 'ok' : d.refusals[0]?.code)

describe('who takes which step', () => {
  test('the area works and hands in, the office that ordered it checks', () => {
    expect(codeOf(stepRectification(now, { ...owner, to: 'submitted' }))).toBe('ok')
    const handed = { ...now, state: 'submitted', submittedBy: 'o' } as const
    expect(codeOf(stepRectification(handed, { ...setter, to: 'closed' }))).toBe('ok')
    expect(codeOf(stepRectification(handed, { ...owner, to: 'closed' }))).toBe('rectification-only-setter')
  })

  test('nothing is closed before it is handed in, and nobody checks the own work', () => {
    expect(codeOf(stepRectification(now, { ...setter, to: 'closed' }))).toBe('rectification-not-submitted')
    const own = { ...now, area: '320506', setBy: '320506', state: 'submitted', submittedBy: 's' } as const
    expect(codeOf(stepRectification(own, { ...setter, to: 'closed' }))).toBe('rectification-own-work')
  })

  test('only the ordering office moves the last day, and never into the past', () => {
    expect(codeOf(stepRectification(now, { ...setter, to: 'open', dueOn: '2026-07-31' }))).toBe('ok')
    expect(codeOf(stepRectification(now, { ...owner, to: 'underWay', dueOn: '2026-07-31' }))).toBe(
      'rectification-only-setter-moves',
    )
    expect(codeOf(stepRectification(now, { ...setter, to: 'open', dueOn: '2026-05-31' }))).toBe(
      'rectification-due-past',
    )
  })

  test('every step says what was done', () => {
    expect(codeOf(stepRectification(now, { ...owner, to: 'submitted', note: ' ' }))).toBe(
      'rectification-note-missing',
    )
  })
})

test('overdue is made by the day, and not while it waits for its check', () => {
  expect(shownRectification('open', '2026-06-30', '2026-06-30')).toBe('open')
  expect(shownRectification('open', '2026-06-30', '2026-07-01')).toBe('overdue')
  expect(shownRectification('submitted', '2026-06-30', '2026-07-01')).toBe('submitted')
})

test('from every state: what ended stays ended, a stranger does nothing, closing needs two people', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...rectificationStates),
      fc.constantFrom('o', 's', 'x'),
      fc.constantFrom('320506001', '320506', '320507'),
      fc.constantFrom('o', 's', null),
      (state, by, byArea, submittedBy) => {
        const at = { ...now, state, submittedBy }
        const steps = possibleSteps(at, { by, byArea })
        if (rectificationEnded(state) || byArea === '320507') expect(steps).toEqual([])
        if (steps.includes('closed')) expect(by).not.toBe(submittedBy)
      },
    ),
  )
})
