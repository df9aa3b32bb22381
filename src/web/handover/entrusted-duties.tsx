import { Link } from 'react-router'
import { entrustedDuties } from '#contract/entrustment-contract.ts'
import type { DutyKind } from '#core/case/case-state.ts'
import { actOfDuty } from '#core/day/day-list.ts'
import { NextBadge } from '#web/abnormal/next-badge.tsx'
import { useRoute } from '#web/api/use-route.ts'
import { ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { sayDay } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { recordPath } from '#web/record/record-path.ts'
import { useSession } from '#web/session/session.ts'
import { handoverText } from '#web/text/handover.ts'
import { labelsText } from '#web/text/labels.ts'

/** In the worker's day: what other stations' cases need of this worker. Nothing where nothing was entrusted. */
export function EntrustedDuties() {
  const t = useText(handoverText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  const { today } = useSession()
  const duties = useRoute(entrustedDuties, {}).data?.duties ?? []
  if (duties.length === 0) return null
  return (
    <Card title={t.duties.title} count={duties.length}>
      <ul className="stack">
        {duties.map((duty) => (
          <li key={`${duty.caseId}${duty.dutyId}`} className="row">
            <Link to={`/cases/${duty.caseId}`}>{duty.name}</Link>
            <span className="strong">{labels.duty[duty.kind as DutyKind]}</span>
            <span className="soft small">{t.duties.from(duty.fromName)}</span>
            <span className="numbers">{sayDay(duty.dueOn, today, language)}</span>
            <NextBadge daysLeft={duty.daysLeft} />
            <ButtonLink
              small
              to={recordPath(duty.caseId, actOfDuty[duty.kind as DutyKind], duty.dutyId)}
              label={`${t.duties.record}：${duty.name}`}
            >
              {t.duties.record}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Card>
  )
}
