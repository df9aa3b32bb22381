import { describe, expect, test } from 'vitest'
import { newRing, parseRing } from './key-ring.ts'
import { nameTokens, searchTokens } from './name-tokens.ts'
import { openVault } from './open-vault.ts'

const vault = openVault(parseRing(JSON.stringify(newRing()), 'test'))

/** As the database does it: every token of the query is among those of the name. */
function finds(query: string, name: string): boolean {
  const has = new Set(nameTokens(vault, name).map((t) => t.toString('hex')))
  const asked = searchTokens(vault, query)
  return asked.length > 0 && asked.every((t) => has.has(t.toString('hex')))
}

describe('searching a name', () => {
  test.each([
    '王',
    '小',
    '王小',
    '小明',
    '王小明',
    'w',
    'wx',
    'wxm',
    'wangxm',
    'wang',
    'wangxiao',
    'WangXiaoMing',
    '王 小明',
  ])('王小明 is found by %s', (query) => expect(finds(query, '王小明')).toBe(true))

  test.each(['王明', '小王', '李', 'wm', 'xm', 'lxm', 'wangm', '', ' ', '123', '王小明明'])(
    '王小明 is not found by "%s"',
    (query) => expect(finds(query, '王小明')).toBe(false),
  )

  test('reads surnames as surnames: 单 is shan, 曾 is zeng, 仇 is qiu, 解 is xie', () => {
    expect(finds('shan', '单雄')).toBe(true)
    expect(finds('zengx', '曾祥')).toBe(true)
    expect(finds('qiu', '仇英')).toBe(true)
    expect(finds('xz', '解珍')).toBe(true)
  })

  test('takes two-character surnames, names with a dot, and ü as v', () => {
    expect(finds('ouyangx', '欧阳小')).toBe(true)
    expect(finds('oyx', '欧阳小')).toBe(true)
    expect(finds('阿依古丽', '阿依·古丽')).toBe(true)
    expect(finds('lvb', '吕布')).toBe(true)
  })

  test('keeps few tokens and none that is the name itself', () => {
    const tokens = nameTokens(vault, '王小明')
    expect(tokens.length).toBeLessThan(30)
    expect(new Set(tokens.map((t) => t.toString('hex'))).size).toBe(tokens.length)
  })
})
