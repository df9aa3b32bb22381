import { expect, test } from 'vitest'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { labels as englishLabels } from '#web/text/en/labels.ts'
import { ruleWords as english } from '#web/text/en/rule-words.ts'
import { labels as chineseLabels } from '#web/text/zh-cn/labels.ts'
import { ruleWords as chinese } from '#web/text/zh-cn/rule-words.ts'

/** Names of the parts of a value, however deep; sentences in both languages have none. */
function partsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(partsOf)
  if (typeof value !== 'object' || value === null || ('zh' in value && 'en' in value)) return []
  return Object.entries(value).flatMap(([key, part]) => [key === 'then' ? 'outcome' : key, ...partsOf(part)])
}

test.each([
  ['Chinese', { ...chineseLabels.tier, ...chinese.part }],
  ['English', { ...englishLabels.tier, ...english.part }],
])('every part of every rule that is shipped is named in %s', (_, words) => {
  const book = readPolicyBook()
  const rules = book.packs.flatMap((pack) => Object.values(book.pack(pack.key).rules))
  const parts = new Set(rules.flatMap((rule) => rule.values.flatMap((v) => partsOf(v.value))))
  expect(parts.size).toBeGreaterThan(40)
  expect([...parts].filter((part) => !(part in words))).toEqual([])
})
