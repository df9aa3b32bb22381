import { overviewFunnel } from '#contract/overview-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { useText } from '#web/language/language.ts'
import { overviewText } from '#web/text/overview.ts'
import { sayCount } from './figure-words.ts'
import type { Where } from './where.ts'

/** How far the orders of the last four years came: a list with bars, so that words and picture are one. */
export function FunnelPart({ where }: { where: Where }) {
  const t = useText(overviewText)
  const funnel = useRoute(overviewFunnel, { query: where })
  return (
    <Loaded query={funnel}>
      {({ steps, months, suppressed }) => {
        const most = Math.max(1, ...steps.map((s) => s.count ?? 0))
        if (suppressed) return <EmptyState title={t.small}>{t.funnelSmall}</EmptyState>
        return (
          <div className="stack tight">
            <p className="soft small">
              {t.funnelLabel(months.from, months.to)} · {t.funnelHint}
            </p>
            <ol className="funnel">
              {steps.map((step) => (
                <li key={step.key}>
                  <span>{t.steps[step.key as keyof typeof t.steps]}</span>
                  <meter
                    min={0}
                    max={most}
                    value={step.count ?? 0}
                    aria-label={t.steps[step.key as keyof typeof t.steps]}
                  />
                  <span className="numbers end">{sayCount(step.count ?? 0)}</span>
                </li>
              ))}
            </ol>
          </div>
        )
      }}
    </Loaded>
  )
}
