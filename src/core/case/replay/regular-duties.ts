import { type ByTier, forTier } from '#core/policy/by-tier.ts'
import type { DayNumber } from '#core/shared/plain-date.ts'
import { ruleAlong, type Sheet } from './sheet.ts'
import { oweRegularly } from './windows.ts'

/** Visits, talks, medical guidance and periodic assessments, by the pack's rhythm; a pack without one owes none. */
export function oweRegularContact(sheet: Sheet): void {
  const { term, reported, facts } = sheet
  if (!term || !reported) return
  const evidence = [reported.id]
  const anchor = reported.day
  const lastEnd = term.end + 1
  oweRegularly(
    sheet,
    { kind: 'visit', owedBy: 'office', evidence },
    monthly(sheet, 'visit.perMonth'),
    anchor,
    lastEnd,
    facts.of('visitMade'),
  )
  oweRegularly(
    sheet,
    { kind: 'talk', owedBy: 'office', evidence },
    monthly(sheet, 'talk.perMonth'),
    anchor,
    lastEnd,
    facts.of('talkHeld'),
  )
  const guidance = facts.of('serviceGiven').filter((s) => s.data.kind === 'medicalGuidance')
  oweRegularly(
    sheet,
    { kind: 'medicalGuidance', owedBy: 'clinic', evidence },
    yearly(sheet),
    anchor,
    lastEnd,
    guidance,
  )
  const assessments = facts.of('assessmentMade').filter((a) => periodic.has(a.data.kind))
  oweRegularly(
    sheet,
    { kind: 'assessment', owedBy: 'office', evidence },
    everyMonths(sheet),
    anchor,
    lastEnd,
    assessments,
  )
}

const periodic: ReadonlySet<string> = new Set(['baseline', 'periodic', 'comprehensive'])

function monthly(sheet: Sheet, key: string) {
  const along = ruleAlong<ByTier<number>>(sheet, key)
  return (day: DayNumber) => {
    const rule = along(day)
    return rule && { months: 1, times: timesOf(sheet, rule.value, day), clause: rule.clause }
  }
}

/** By the tier that a person had set by that day; a pack that forgets `default` never loads. */
function timesOf(sheet: Sheet, value: ByTier<number>, day: DayNumber): number {
  if (typeof value === 'number') return value
  return forTier<number>(value, sheet.facts.of('tierSet').findLast((t) => t.day <= day)?.data.tier) ?? 0
}

function yearly(sheet: Sheet) {
  const along = ruleAlong<number>(sheet, 'guidance.medicalPerYear')
  return (day: DayNumber) => {
    const rule = along(day)
    return rule && { months: 12, times: rule.value, clause: rule.clause }
  }
}

function everyMonths(sheet: Sheet) {
  const along = ruleAlong<number>(sheet, 'assessment.months')
  return (day: DayNumber) => {
    const rule = along(day)
    return rule && { months: rule.value, times: 1, clause: rule.clause }
  }
}
