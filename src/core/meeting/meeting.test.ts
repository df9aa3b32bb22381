import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { departments, lackingDepartments } from './departments.ts'
import { checkMeetingText } from './meeting-text.ts'
import { shownState, taskStates } from './task-state.ts'

describe('members by department', () => {
  test('a group of all departments lacks none, and one without health lacks health', () => {
    const all = departments.map((d) => d.key)
    expect(lackingDepartments(all)).toEqual([])
    expect(lackingDepartments(all.filter((key) => key !== 'health'))).toEqual(['health'])
    expect(lackingDepartments([])).toEqual(departments.filter((d) => d.always).map((d) => d.key))
  })
})

describe('minutes name nobody in recovery', () => {
  test.each([
    '身份证32980119900101999X。',
    '号码 ３２９８０１１９９００１０１９９９Ｘ',
    '3298 0119 9001 0199 9X',
    `电话${'13'.padEnd(11, '0')}`,
    '证号329801900101999',
  ])('given %s, then it is refused with a way out', (text) =>
    expect(checkMeetingText('minutes', text)[0]?.mend).toBeDefined(),
  )
  test.each([
    '2026年3月18日召开',
    '经费120000元，完成率98.5％',
    '电话 000-00000001',
    '档案编号32980100100001',
    '第20260318001号',
  ])('given %s, then it may stand', (text) => expect(checkMeetingText('minutes', text)).toEqual([]))
  test('an eighteen-digit number is found in whatever surrounds it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const text = `${before.replaceAll(/[\dXx]/g, '')}。32980119900101999X。${after.replaceAll(/[\dXx]/g, '')}`
        expect(checkMeetingText('minutes', text)).toHaveLength(1)
      }),
    )
  })
})

describe('tasks', () => {
  test('a task is overdue the day after its last day, unless it has ended', () => {
    for (const state of taskStates) {
      expect(shownState(state, '2026-03-18', '2026-03-18')).toBe(state)
      const ended = state === 'done' || state === 'givenUp'
      expect(shownState(state, '2026-03-18', '2026-03-19')).toBe(ended ? state : 'overdue')
    }
  })
})
