import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillMessage, telling } from './fill-message.ts'
import { retryAfter, retryMinutes } from './message-state.ts'
import { nextAllowed } from './quiet-hours.ts'
import { messageKinds, oneMessage, tellingWords, templates } from './templates.ts'

const usual = {
  day: '3月18日',
  place: '湖滨镇综合服务大厅',
  address: '湖滨路十二号三楼东侧',
  contact: '欧阳老师',
  phone: '000-00001234',
}

describe('what is sent tells nothing', () => {
  test.each(messageKinds)('%s: no template holds a telling word, in either form', (kind) => {
    for (const text of Object.values(templates[kind])) expect(telling(text)).toBeUndefined()
  })

  test.each(messageKinds)('%s: filled, it is one message and names where and whom to ask', (kind) => {
    const filled = fillMessage(kind, usual)
    if (!filled.ok) throw new Error(JSON.stringify(filled.refusals))
    expect(filled.value.length).toBeLessThanOrEqual(oneMessage)
    expect(filled.value).toContain(usual.phone)
    expect(filled.value).not.toMatch(/[{}]/)
  })

  test.each(tellingWords)('given “%s” in the place, when it is filled, then nothing goes out', (word) => {
    const filled = fillMessage('reportIn', { ...usual, place: `湖滨镇${word}办公室` })
    expect(filled).toMatchObject({ ok: false, refusals: [{ code: 'message.telling' }] })
  })

  test('a telling address is left out, the message still goes', () => {
    const filled = fillMessage('reportIn', { ...usual, address: '湖滨派出所二楼' })
    expect(filled).toMatchObject({ ok: true, value: expect.not.stringContaining('派出所') })
  })

  test('whatever is filled in, what goes out is short and neutral', () => {
    const some = fc.string({ unit: fc.constantFrom(...'湖滨路办公室毒戒一二三电话'), maxLength: 40 })
    fc.assert(
      fc.property(fc.constantFrom(...messageKinds), some, some, some, (kind, place, address, contact) => {
        const filled = fillMessage(kind, { ...usual, place, address, contact })
        if (!filled.ok) return
        expect(telling(filled.value)).toBeUndefined()
        expect(filled.value.length).toBeLessThanOrEqual(oneMessage)
      }),
    )
  })

  test('without a phone to call back nothing goes out', () => {
    expect(fillMessage('call', { ...usual, phone: ' ' })).toMatchObject({
      ok: false,
      refusals: [{ code: 'message.incomplete' }],
    })
  })
})

test.each([
  ['2026-03-18T20:59:59.000+08:00', '2026-03-18T20:59:59.000+08:00'],
  ['2026-03-18T21:00:00.000+08:00', '2026-03-19T08:00:00.000+08:00'],
  ['2026-12-31T23:30:00.000+08:00', '2027-01-01T08:00:00.000+08:00'],
  ['2026-03-18T00:10:00.000+08:00', '2026-03-18T08:00:00.000+08:00'],
  ['2026-03-18T08:00:00.000+08:00', '2026-03-18T08:00:00.000+08:00'],
])('a message of %s may go out at %s', (at, allowed) => {
  expect(nextAllowed(at, { from: 21, to: 8 })).toBe(allowed)
})

test('tries come to an end, each later than the one before', () => {
  expect([...retryMinutes]).toEqual([...retryMinutes].sort((a, b) => a - b))
  expect(retryAfter(1)).toBe(retryMinutes[0])
  expect(retryAfter(retryMinutes.length + 1)).toBeUndefined()
})
