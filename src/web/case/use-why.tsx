import type { CasePage } from '#contract/case-contract.ts'
import type { Force } from '#core/policy/policy.ts'
import type { Why } from '#web/kit/why-panel.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { caseText } from '#web/text/case.ts'
import { labelsText } from '#web/text/labels.ts'

type Asked = { readonly id: string; readonly clause: string; readonly evidence: readonly string[] }

/** Answers *why* of a duty or finding of this page: its sentence, its clause, the entries it rests on. */
export function useWhy(page: CasePage): (asked: Asked, fallback: string) => Why {
  const t = useText(caseText)
  const say = useSay()
  const sayEntry = useSayEntry(page)
  return (asked, fallback) => {
    const sentence = page.sentences[asked.id]
    const clause = page.clauses[asked.clause]
    return {
      says: sentence ? say(sentence) : fallback,
      clauseKey: asked.clause,
      clause: clause && { ...clause, force: clause.force as Force, text: clause.text ?? '' },
      evidence: asked.evidence.map((id) => ({
        key: id,
        label: sayEntry(id) ? <a href={`#entry-${id}`}>{sayEntry(id)}</a> : t.why.missingEntry,
      })),
    }
  }
}

/** `2025年3月10日 报到`, or undefined for an entry that the role does not see. */
export function useSayEntry(page: CasePage): (id: string) => string | undefined {
  const t = useText(caseText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  return (id) => {
    const entry = page.entries.find((e) => e.id === id)
    if (!entry) return undefined
    return t.why.entry(sayDate(entry.on, language), entryName(labels, entry.type))
  }
}

export function entryName(labels: { entry: Readonly<Record<string, string>> }, type: string): string {
  return labels.entry[type] ?? type
}
