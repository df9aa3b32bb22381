import { countDecisions } from '#contract/decision-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Banner } from '#web/kit/banner.tsx'
import { ButtonLink } from '#web/kit/button.tsx'
import { useText } from '#web/language/language.ts'
import { leaveText } from '#web/text/leave.ts'

const noInput = {}

/** Decisions past their day, on the first screens of those who decide; nothing where all is in time. */
export function LateDecisions() {
  const t = useText(leaveText).late
  const counts = useRoute(countDecisions, noInput).data
  const waiting = counts?.forOthers.filter((one) => one.total > 0) ?? []
  if (!counts || (counts.overdue === 0 && waiting.length === 0)) return null
  return (
    <Banner kind={counts.overdue > 0 ? 'late' : 'info'} title={counts.overdue > 0 && t.title(counts.overdue)}>
      <p className="row">
        {waiting.map((one) => (
          <ButtonLink small key={one.id} to={`/decisions?as=${one.id}`}>
            {t.forOthers(one.name, one.total)}
          </ButtonLink>
        ))}
        {counts.overdue > 0 && (
          <ButtonLink small to="/decisions">
            {t.open}
          </ButtonLink>
        )}
      </p>
    </Banner>
  )
}
