import type { EvidenceLine } from '#core/decision/decision-kind.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { Policy } from '#core/policy/policy.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { examineTest } from './examine-test.ts'
import { levelOfTest, testChains } from './test-chains.ts'

const results: Readonly<Record<string, readonly [string, string]>> = {
  negative: ['阴性', 'negative'],
  positive: ['阳性', 'positive'],
  invalid: ['无效', 'invalid'],
}

/**
 * What whoever decides an objection to a test should see of it: later results of the same sample, and what its record lacks.
 * The person's sex is no part of the journal, so who collected is told on the page of the tests alone.
 */
export function weighTest(id: string, journal: readonly Entry[], policy: Policy): readonly EvidenceLine[] {
  const chain = testChains(journal, policy).find((c) => c.tests.some((t) => t.id === id))
  const test = chain?.tests.find((t) => t.id === id)
  if (!chain || !test) return []
  const later = chain.tests
    .filter((t) => levelOfTest(t) > levelOfTest(test))
    .map((t) => {
      const [zh, en] = results[String(t.data['result'])] ?? ['—', '—']
      const body = typeof t.data['institution'] === 'string' ? t.data['institution'] : ''
      return {
        says: {
          zh: `同一样本再检测（${t.on}${body ? `，${body}` : ''}）：${zh}`,
          en: `The same sample was tested again (${t.on}${body ? `, ${body}` : ''}): ${en}`,
        },
        evidence: [t.id],
      }
    })
  const lacks = examineTest(test, journal, policy, { sex: 'unknown' }).map(({ says }) => ({
    says: { zh: `登记欠缺：${says.zh}`, en: `Lacking in the record: ${says.en}` },
    evidence: [id],
  }))
  return [...later, ...lacks]
}

/** The same of every test among these entries, and the objection windows that still run on `today`. */
export function weighTests(
  ids: readonly string[],
  journal: readonly Entry[],
  policy: Policy,
  today: PlainDate,
): readonly EvidenceLine[] {
  const chains = testChains(journal, policy).filter((c) => c.tests.some((t) => ids.includes(t.id)))
  const running = chains.flatMap((c) =>
    c.state === 'told' && c.dueOn !== null && today <= c.dueOn
      ? [
          {
            says: {
              zh: `本人可以在${c.dueOn}之前（含当日）对检测结果提出异议，期限还没有过`,
              en: `The person may object to the result until ${c.dueOn}; that window still runs`,
            },
            evidence: [c.standing?.id ?? c.root.id],
          },
        ]
      : [],
  )
  const tests = chains.flatMap((c) => c.tests.filter((t) => ids.includes(t.id)))
  return [...running, ...tests.flatMap((t) => weighTest(t.id, journal, policy))]
}
