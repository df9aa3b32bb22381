import type { CasePage } from '#contract/case-contract.ts'
import { showTier } from '#contract/tier-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { tierName } from '#web/case/tier-name.ts'
import { Loaded } from '#web/kit/loaded.tsx'
import { useLanguage, useText } from '#web/language/language.ts'
import { caseText } from '#web/text/case.ts'

/** What would move the tier, each tried by replaying the journal: asked for when somebody wants to know why. */
export function TierWhyMoves({ page }: { page: CasePage }) {
  const t = useText(caseText)
  const { language } = useLanguage()
  const tier = useRoute(showTier, { params: { caseId: page.caseId } })
  return (
    <Loaded query={tier} lines={3}>
      {({ moves }) =>
        moves.length > 0 && (
          <>
            <h3>{t.facts.change}</h3>
            <ul>
              {moves.map((move) => (
                <li key={`${move.to}${move.says.zh}`}>
                  {t.tierWould(tierName(page, move.to, language), move.says[language])}
                </li>
              ))}
            </ul>
          </>
        )
      }
    </Loaded>
  )
}
