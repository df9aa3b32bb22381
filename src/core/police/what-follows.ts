import { reportGrounds } from '#core/breach/owed-reports.ts'
import { consequenceRules, groundRule } from '#core/breach/report-words.ts'
import type { CaseState } from '#core/case/case-state.ts'
import type { Refusal, Words } from '#core/shared/decision.ts'

export const policeDecisions = ['compulsoryIsolation', 'continue', 'other'] as const
export type PoliceDecision = (typeof policeDecisions)[number]

type Matter = Pick<CaseState, 'measure' | 'findings'>

/**
 * What the law lets follow from a report. In detox refusal, renewed use and a serious violation are grounds of isolation
 * (禁毒法 38); in rehabilitation only renewed use is (戒毒条例 38). The police decide; nothing here does.
 */
export function decisionsOpen({ measure }: Matter, ground: string): readonly PoliceDecision[] {
  const grave = ground === 'relapse' || ground === 'refusal' || ground === 'seriousViolation'
  const mayIsolate = measure === 'communityRehab' ? ground === 'relapse' : grave
  return mayIsolate ? policeDecisions : policeDecisions.filter((d) => d !== 'compulsoryIsolation')
}

/** Rehabilitation that was refused or seriously violated, and use again: an isolation then does not end early. */
export function noEarlyRelease({ measure, findings }: Matter): boolean {
  const has = (kind: string) => findings.some((f) => f.kind === kind)
  return measure === 'communityRehab' && has('relapse') && (has('deemedRefusal') || has('seriousViolation'))
}

export type RuleLine = { readonly clause: string; readonly says: Words }

/** The clauses that the police and the office read beside a report. */
export function rulesOf(matter: Matter, ground: string): readonly RuleLine[] {
  const follows = consequenceRules(matter.measure === 'communityRehab', ground)
  const own = [...groundsOf(matter, ground), ...follows]
  if (!noEarlyRelease(matter)) return own
  const says = {
    zh: '本案此前拒绝社区康复或者严重违反协议，又再次吸毒：如决定强制隔离戒毒，不得提前解除。移交材料应当注明。',
    en: 'Rehabilitation was refused or seriously violated before, and drugs were used again: an isolation may not end early. The hand-over says so.',
  }
  return [...own.filter((r) => r.clause !== 'jdtl-38-2'), { clause: 'jdtl-38-2', says }]
}

const kindOf = { refusal: 'deemedRefusal', seriousViolation: 'seriousViolation', relapse: 'relapse' } as const

/** The clauses that the findings of this ground rest on; none for a report on another reason. */
function groundsOf({ findings }: Matter, ground: string): readonly RuleLine[] {
  const known = reportGrounds.find((g) => g === ground)
  if (!known) return []
  const clauses = findings.filter((f) => f.kind === kindOf[known]).map((f) => f.clause)
  return [...new Set(clauses)].map((clause) => groundRule(clause, known))
}

/** Why a decision of isolation is not taken on this report. */
export const notAGround: Refusal = {
  code: 'police.notAGround',
  field: 'decision',
  says: {
    zh: '社区康复人员拒绝接受或者严重违反协议，单独不能决定强制隔离戒毒。',
    en: 'In rehabilitation refusal or a serious violation alone is no ground of isolation.',
  },
  mend: {
    zh: '因再次吸毒另行决定的，请在“再次吸毒”的报告上登记决定。',
    en: 'Where it was decided for renewed use, record it on the report of that use.',
  },
  clause: 'jdtl-38-2',
}
