import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { usesOf } from '#core/policy/rule-uses.ts'
import { searchPolicy } from '#core/policy/search-policy.ts'
import { packageRoot } from '#server/config.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'

const book = readPolicyBook()
const keys = [...new Set(book.policies.flatMap((p) => Object.keys(p.rules)))].sort()

/** Every key of a rule that stands in a source as a text, or as the beginning of one. */
function asked(): (key: string) => boolean {
  const root = join(packageRoot(), 'src')
  const own = new Set(['rule-uses.ts', 'watch-book.ts'])
  const sources = ['core', 'server', 'contract']
    .flatMap((part) =>
      readdirSync(join(root, part), { recursive: true, encoding: 'utf8' }).map((file) => join(part, file)),
    )
    .filter(
      (file) => /\.tsx?$/.test(file) && !file.includes('.test.') && !own.has(file.split('/').at(-1) ?? ''),
    )
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n')
  const beginnings = [...sources.matchAll(/`([a-z]\w*(?:\.\w+)*\.)\$\{/g)].map((m) => m[1] ?? '')
  return (key) => sources.includes(`'${key}'`) || beginnings.some((b) => key.startsWith(b))
}

test('a rule that the program asks for says what uses it, and one that nothing asks for claims no use', () => {
  const isAsked = asked()
  const silent = keys.filter((key) => isAsked(key) && usesOf(key).length === 0)
  const claimed = keys.filter((key) => !isAsked(key) && usesOf(key).some((u) => u.kind !== 'figure'))
  expect({ silent, claimed }).toEqual({ silent: [], claimed: [] })
})

test('two characters are found at once, in names before wordings, everywhere they stand', () => {
  const policy = book.pack('cn-33-01')
  const slow = (text: string) =>
    Object.values(policy.clauses).filter((c) =>
      [c.key, c.document, c.clause, c.says.zh, c.says.en, c.text ?? '']
        .join('\n')
        .toLowerCase()
        .includes(text),
    )
  searchPolicy(policy, '检测')
  for (const text of ['检测', '走访', '报到', '解除', '戒毒', '期满', 'leave', '二十']) {
    const began = performance.now()
    const found = searchPolicy(policy, text)
    expect(performance.now() - began).toBeLessThan(50)
    expect(found.clauses.map((c) => c.key).sort()).toEqual(
      slow(text)
        .map((c) => c.key)
        .sort(),
    )
  }
  const [first] = searchPolicy(policy, '走访').rules
  expect(first?.means.zh).toContain('走访')
})
