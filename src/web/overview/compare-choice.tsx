import { RadioGroup } from '#web/kit/choice.tsx'
import { useText } from '#web/language/language.ts'
import { overviewText } from '#web/text/overview.ts'
import { type Below, mayCompareTownships } from './where.ts'

/** Directly below, or every township of the area: only where the two differ. */
export function CompareChoice(props: { area: string; below: Below; onBelow: (below: Below) => void }) {
  const t = useText(overviewText)
  if (!mayCompareTownships(props.area)) return null
  return (
    <div className="overview-controls no-print">
      <RadioGroup
        name="below"
        label={t.compare}
        across
        value={props.below}
        onChange={(value) => props.onBelow(value as Below)}
        options={(['next', 'townships'] as const).map((value) => ({ value, label: t.compared[value] }))}
      />
    </div>
  )
}
