import type { z } from 'zod'
import type { overviewParts } from '#contract/parts-contract.ts'
import { unknownPart } from '#core/metrics/parts.ts'
import { useSay, useText } from '#web/language/language.ts'
import { labelsText } from '#web/text/labels.ts'
import { makeupText } from '#web/text/makeup.ts'

export type Parts = z.output<typeof overviewParts.reply>

/** What a value is called: by the server, by the common words of tiers, or as not entered. */
export function useValueName(): (value: Parts['values'][number]) => string {
  const t = useText(makeupText)
  const labels = useText(labelsText)
  const say = useSay()
  return ({ value, title }) => {
    if (title) return say(title)
    if (value === unknownPart) return t.unknown
    const tiers: Readonly<Record<string, string>> = labels.tier
    return tiers[value] ?? value
  }
}
