import { expect, test } from 'vitest'
import { codeAt, findStep, newTotpSecret, qrOf, stepAt, totpSecretFrom, unusedCode } from './totp.ts'

// RFC 6238, appendix B (SHA-1), cut to six digits.
const secret = totpSecretFrom(Buffer.from('12345678901234567890'))
test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('at second %i the code is %s', (seconds, code) => {
  const now = new Date(seconds * 1000).toISOString()
  expect(codeAt(secret, stepAt(now))).toBe(code)
  expect(findStep(secret, code, now, [])).toBe(Math.floor(seconds / 30))
})

test('one step either way, never twice', () => {
  const now = '2025-06-02T09:00:10+08:00'
  const step = stepAt(now)
  const accepted = [-2, -1, 0, 1, 2].map((d) => findStep(secret, codeAt(secret, step + d), now, []))
  expect(accepted).toEqual([undefined, step - 1, step, step + 1, undefined])
  expect(findStep(secret, codeAt(secret, step), now, [step])).toBeUndefined()
  expect(unusedCode(secret, now, [step])).toBe(codeAt(secret, step + 1))
  expect(unusedCode(secret, now, [step - 1, step, step + 1])).toBeUndefined()
})

test('secrets are long, different, and the picture does not say what the office does', async () => {
  expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/)
  expect(newTotpSecret()).not.toBe(newTotpSecret())
  expect(await qrOf(newTotpSecret(), 'lin')).toMatch(/^<svg/)
})
