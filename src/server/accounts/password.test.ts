import { expect, test } from 'vitest'
import { checkPassword, hashPassword, longest, passwordMatches, shortest } from './password.ts'

const codes = (password: string, about: readonly string[] = ['shegong.lin', '林小满']) =>
  checkPassword(password, about).map((r) => r.code)

test.each([
  '湖边的长椅还在等我 2025',
  '山坡上的三棵老柿子树又红了',
  'correct horse battery staple',
  'Tja9-wuft-Polm-28ex',
  'mein Fahrrad ist seit Mittwoch kaputt',
  'ô ñ ü ß ł ę ş ğ õ č ž ý',
])('%s is taken', (password) => expect(codes(password)).toEqual([]))

test.each([
  'password1234',
  'Password123456',
  'P@ssw0rd2025!',
  '123456789012',
  '111111111111',
  'qwertyuiop123',
  '1qaz2wsx3edc4rfv',
  'abcdefghijkl',
  'abcabcabcabcabc',
  'woaini1314520',
  'admin1234567',
  'shegong.lin2025',
  '林小满林小满林小满林小满',
  '禁毒社工2025禁毒社工2025',
  '社区戒毒社区康复工作站2025',
  'tongxing-tongxing-2025',
  'Suzhou2025Shegong',
  'jindujindu20250602',
  'iloveyou520520',
])('%s is refused as easy', (password) => expect(codes(password)).toEqual(['password-easy']))

test('length counts characters, not bytes; long sentences fit', () => {
  expect(codes('短密码')).toEqual(['password-short'])
  expect(codes('x'.repeat(shortest - 1))).toEqual(['password-short'])
  const sentence = '春天的风吹过田野和远处的山岗我们沿着河岸慢慢走回家去'.repeat(9)
  expect(codes([...sentence].slice(0, longest).join(''))).toEqual([])
  expect(codes([...sentence].slice(0, longest + 1).join(''))).toEqual(['password-long'])
})

test('every character counts to the last, and one look of it is as good as another', async () => {
  const password = `${'长'.repeat(127)}a`
  const kept = await hashPassword(password)
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await passwordMatches(kept, password)).toBe(true)
  expect(await passwordMatches(kept, `${'长'.repeat(127)}b`)).toBe(false)
  expect(await passwordMatches(kept, password.normalize('NFD'))).toBe(true)
  expect(await passwordMatches(null, password)).toBe(false)
  expect(await passwordMatches(undefined, password)).toBe(false)
  expect(await passwordMatches('not a hash', password)).toBe(false)
})
