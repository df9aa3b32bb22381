import type { CaseState, Duty } from '#core/case/case-state.ts'
import { nextHandoverDay } from '#core/handover/handover-lines.ts'
import { responsiblePlace } from '#core/handover/responsibility.ts'
import type { Entry } from '#core/journal/entry.ts'
import { type AreaCode, areaLevels, levelOf } from '#core/shared/area.ts'
import { addDays, type PlainDate } from '#core/shared/plain-date.ts'

export type Levels = {
  readonly province: string | null
  readonly city: string | null
  readonly county: string | null
  readonly township: string | null
}

const widths = { province: 2, city: 4, county: 6, township: 9 } as const

/** The fixed level columns of a place; a place known only to its county has no township. */
export function levelsOf(place: AreaCode | null): Levels {
  const depth = place === null ? 0 : areaLevels.indexOf(levelOf(place))
  const at = (level: keyof typeof widths, rank: number) =>
    place !== null && depth >= rank ? place.slice(0, widths[level]) : null
  return {
    province: at('province', 1),
    city: at('city', 2),
    county: at('county', 3),
    township: at('township', 4),
  }
}

/** What lists read of a case: pure, so that appending, sweeping, loading and rebuilding write the same rows. */
export type CaseRows = {
  readonly state: Record<string, unknown> & Levels & { readonly case_id: string; readonly seq: number }
  readonly duties: readonly Record<string, unknown>[]
  readonly findings: readonly Record<string, unknown>[]
}

/** `home` stands in for the place of execution while no order names one. */
export function caseRows(
  state: CaseState,
  caseId: string,
  journal: readonly Entry[],
  home: Levels,
): CaseRows {
  const place = responsiblePlace(journal, state)
  const open = state.duties.filter((d) => d.status === 'open')
  const due = open.map((d) => d.dueOn).sort()
  return {
    state: {
      case_id: caseId,
      ...(place === null ? home : levelsOf(place)),
      measure: state.measure,
      stage: state.stage,
      custody: state.custody,
      contact: state.contact,
      handover: state.handover,
      report_in_due: state.reportIn.dueOn,
      reported_on: state.reportIn.reportedOn,
      report_in_status: state.reportIn.status,
      term_starts: state.term.startsOn,
      term_ends: state.term.endsOn,
      agreement_signed: state.agreement.signedOn,
      agreement_current: state.agreement.currentPlace,
      tier_current: state.tier.current,
      tier_proposed: state.tier.proposed,
      clean_since: state.cleanSince,
      three_years_clean_on: state.threeYearsCleanOn,
      next_change_on: nextChange(state, due, [
        nextHandoverDay(journal, state),
        nextTierReview(journal, state),
      ]),
      next_due_on: due[0] ?? null,
      overdue_count: due.filter((day) => day < state.asOf).length,
      open_duty_count: open.length,
      finding_kinds: [...new Set(state.findings.map((f) => f.kind))].sort(),
      as_of: state.asOf,
      seq: journal.length,
    },
    duties: state.duties
      .filter((d) => d.status === 'open' || d.status === 'missed')
      .map((d) => dutyRow(caseId, d)),
    findings: state.findings.map((f) => ({
      case_id: caseId,
      id: f.id,
      kind: f.kind,
      on_day: f.on,
      clause: f.clause,
      evidence: f.evidence,
      data: f.data ?? null,
    })),
  }
}

/** An open duty becomes overdue without any change of state, so its count is swept on the day after its last day. */
function nextChange(
  state: CaseState,
  due: readonly PlainDate[],
  others: readonly (PlainDate | null)[],
): PlainDate | null {
  const next = due.find((day) => day >= state.asOf)
  const days = [state.nextChangeOn, ...others, next === undefined ? null : addDays(next, 1)].filter(
    (d) => d !== null,
  )
  return days.sort()[0] ?? null
}

/** On its day of review a tier comes into the inbox without any entry. */
function nextTierReview(journal: readonly Entry[], { asOf }: CaseState): PlainDate | null {
  const day = journal.findLast((e) => e.type === 'tierSet')?.data['reviewOn']
  return typeof day === 'string' && day > asOf ? day : null
}

function dutyRow(caseId: string, duty: Duty): Record<string, unknown> {
  return {
    case_id: caseId,
    id: duty.id,
    kind: duty.kind,
    owed_by: duty.owedBy,
    window_from: duty.windowFrom,
    due_on: duty.dueOn,
    status: duty.status,
    done_by: duty.doneBy,
    clause: duty.clause,
  }
}
