import type { CasePage } from '#contract/case-contract.ts'
import type { Duty } from '#core/case/case-state.ts'
import { actOfDuty } from '#core/day/day-list.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import { Badge } from '#web/kit/badge.tsx'
import { ButtonLink } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { WhyButton } from '#web/kit/why-panel.tsx'
import { sayDay, sayDistance } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { recordPath } from '#web/record/record-path.ts'
import { caseText } from '#web/text/case.ts'
import { dayText } from '#web/text/day.ts'
import { labelsText } from '#web/text/labels.ts'
import { useWhy } from './use-why.tsx'

/** What is due within this many days stands open; what comes later is folded. For the eye only, no rule. */
const soonDays = 45

/** Both sides side by side: what the person owes, and what is owed to the person. */
export function OwesCard({ page }: { page: CasePage }) {
  const t = useText(caseText)
  const open = page.state.duties.filter((duty) => duty.status === 'open')
  const past = page.state.duties
    .filter((duty) => duty.status !== 'open')
    .sort((a, b) => (a.dueOn < b.dueOn ? 1 : -1))
  const others = open.filter((duty) => duty.owedBy === 'police' || duty.owedBy === 'clinic')
  return (
    <Card title={t.cards.owes}>
      <div className="owes">
        <Side page={page} title={t.owes.person} duties={open.filter((duty) => duty.owedBy === 'person')} />
        <Side page={page} title={t.owes.office} duties={open.filter((duty) => duty.owedBy === 'office')} />
        {others.length > 0 && <Side page={page} title={t.owes.others} duties={others} />}
      </div>
      {past.length > 0 && (
        <details className="past-duties">
          <summary className="fold">{t.owes.showDone(past.length)}</summary>
          <ul className="duties">
            {past.slice(0, 60).map((duty) => (
              <DutyLine key={duty.id} page={page} duty={duty} />
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}

function Side({ page, title, duties }: { page: CasePage; title: string; duties: readonly Duty[] }) {
  const t = useText(caseText)
  const sorted = [...duties].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
  const soon = sorted.filter((duty) => daysBetween(page.today, duty.dueOn) <= soonDays)
  const later = sorted.slice(soon.length)
  return (
    <section className="stack tight">
      <h3>{title}</h3>
      {sorted.length === 0 && <p className="soft">{t.owes.nothing}</p>}
      <ul className="duties">
        {soon.map((duty) => (
          <DutyLine key={duty.id} page={page} duty={duty} />
        ))}
      </ul>
      {later.length > 0 && (
        <details>
          <summary className="fold">{t.owes.showLater(later.length)}</summary>
          <ul className="duties">
            {later.map((duty) => (
              <DutyLine key={duty.id} page={page} duty={duty} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function DutyLine({ page, duty }: { page: CasePage; duty: Duty }) {
  const t = useText(caseText)
  const days = useText(dayText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  const why = useWhy(page)
  const type = actOfDuty[duty.kind]
  const late = duty.status === 'open' ? daysBetween(duty.dueOn, page.today) : 0
  const name = labels.duty[duty.kind]
  return (
    <li className="duty">
      <div className="grow">
        <span className="strong">{name}</span>{' '}
        <span className="soft small numbers nowrap">
          {t.owes.due(sayDay(duty.dueOn, page.today, language))}
          {duty.status === 'open' && late <= 0 && ` · ${sayDistance(duty.dueOn, page.today, language)}`}
        </span>
      </div>
      {late > 0 && <Badge tone="late">{t.owes.late(late)}</Badge>}
      {duty.status !== 'open' && (
        <Badge tone={duty.status === 'done' ? 'good' : duty.status === 'excused' ? 'neutral' : 'late'}>
          {labels.dutyStatus[duty.status]}
        </Badge>
      )}
      <WhyButton about={name} why={why(duty, name)} />
      {duty.status === 'open' && page.mayRecord.includes(type) && (
        <ButtonLink
          small
          to={recordPath(page.caseId, type, duty.id)}
          label={`${days.act[type] ?? days.record}：${name}`}
        >
          {days.act[type] ?? days.record}
        </ButtonLink>
      )}
    </li>
  )
}
