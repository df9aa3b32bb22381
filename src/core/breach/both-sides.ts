import type { CaseState, Duty, DutyKind } from '#core/case/case-state.ts'
import { dutyNames } from '#core/case/say-duty.ts'
import { type SideLine, standing } from '#core/decision/decision-kind.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { Words } from '#core/shared/decision.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

/**
 * What the office and the person owed until `on` and what became of it (casework.md, rule 8). Nothing is weighed: the
 * decider reads both columns. What was excused is owed by nobody; what was open past its day on `on` counts as missed.
 */
export function bothSides(
  { duties }: Pick<CaseState, 'duties'>,
  journal: readonly Entry[],
  on: PlainDate,
): readonly SideLine[] {
  const lines = (['office', 'person'] as const).flatMap((side) =>
    [...new Set(duties.map((d) => d.kind))].flatMap((kind) => countKind(side, kind, duties, on)),
  )
  return [
    ...lines.filter((l) => l.side === 'office'),
    ...acts(journal, on),
    ...lines.filter((l) => l.side === 'person'),
  ]
}

function countKind(
  side: SideLine['side'],
  kind: DutyKind,
  duties: readonly Duty[],
  on: PlainDate,
): SideLine[] {
  // the report itself is what is being decided
  if (kind === 'reportToPolice') return []
  const owed = duties.filter(
    (d) => d.kind === kind && sideOf(d) === side && d.dueOn <= on && d.status !== 'excused',
  )
  if (owed.length === 0) return []
  const done = owed.filter((d) => d.status === 'done').length
  const late = owed.filter((d) => d.status === 'late').length
  return [{ side, what: dutyNames[kind], owed: owed.length, done, late, missed: owed.length - done - late }]
}

function sideOf(duty: Duty): SideLine['side'] | null {
  if (duty.owedBy === 'police') return null
  return duty.owedBy === 'person' ? 'person' : 'office'
}

/** What no rule counts and fairness asks for: was the person told, reminded, spoken to? */
const asked: readonly { readonly types: readonly string[]; readonly what: Words }[] = [
  { types: ['reportInReminded'], what: { zh: '提醒报到', en: 'reminders to report in' } },
  { types: ['testNotified'], what: { zh: '通知检测', en: 'notices of tests' } },
  { types: ['agreementSigned'], what: { zh: '已签协议', en: 'agreements on file' } },
  { types: ['visitMade', 'talkHeld'], what: { zh: '走访、谈话', en: 'visits and talks' } },
  { types: ['admonished'], what: { zh: '批评教育', en: 'criticism and education' } },
  { types: ['serviceGiven'], what: { zh: '帮扶服务', en: 'services given' } },
]

function acts(journal: readonly Entry[], on: PlainDate): readonly SideLine[] {
  const entries = standing(journal).filter((e) => e.on <= on)
  return asked.map(({ types, what }) => {
    const done = entries.filter((e) => types.includes(e.type)).length
    return { side: 'office', what, owed: null, done, late: 0, missed: 0 }
  })
}
