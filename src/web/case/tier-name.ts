import type { CasePage } from '#contract/case-contract.ts'
import type { Language } from '#web/language/language.ts'

/** A tier's name in the scheme of the pack in force at the place. */
export function tierName(page: CasePage, key: string, language: Language): string {
  return page.tiers.find((tier) => tier.key === key)?.name[language] ?? key
}
