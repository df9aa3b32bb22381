import type { CaseState } from '#core/case/case-state.ts'
import type { DecisionView } from '#core/decision/decision-kind.ts'
import type { Words } from '#core/shared/decision.ts'
import type { OwedReport, ReportGround } from './owed-reports.ts'

export const groundWords: Readonly<Record<ReportGround, Words>> = {
  refusal: { zh: '视为拒绝', en: 'deemed refusal' },
  seriousViolation: { zh: '严重违反协议', en: 'serious violation' },
  relapse: { zh: '再次吸毒', en: 'renewed use' },
}

/**
 * The clauses that apply, said for the measure: community rehabilitation follows the rules of detox by reference, and
 * neither refusal nor serious violation alone leads to isolation there (戒毒条例 38).
 */
export function reportRules({ measure }: CaseState, { ground, findings }: OwedReport): DecisionView['rule'] {
  const rehab = measure === 'communityRehab'
  const own = [...new Set(findings.map((f) => f.clause))].map((clause) => groundRule(clause, ground))
  const consequence = consequenceRules(rehab, ground)
  // one article may both name the ground and say what follows: both sentences stand
  return [...own, rehab ? reportRehab : report, ...consequence]
}

/** The clause that makes it a ground, said in one sentence. */
export function groundRule(clause: string, ground: ReportGround): DecisionView['rule'][number] {
  return { clause, says: grounds[ground] }
}

/** What follows in law from a report, by the measure. */
export function consequenceRules(rehab: boolean, ground: string): DecisionView['rule'] {
  if (!rehab) return [detox]
  return ground === 'relapse' ? rehabRelapse : rehabAlone
}

const grounds: Readonly<Record<ReportGround, Words>> = {
  refusal: {
    zh: '没有正当理由，逾期不报到的，视为拒绝。',
    en: 'Not reporting in by the deadline without a proper reason counts as refusal.',
  },
  seriousViolation: {
    zh: '逃避或者拒绝检测、擅自离开达到规定次数或者日数的，属于严重违反协议。',
    en: 'Tests evaded or refused, or absences, up to the numbers of the law are a serious violation.',
  },
  relapse: {
    zh: '在执行期间又吸食、注射毒品。',
    en: 'Use of drugs again during the measure.',
  },
}

const report = {
  clause: 'jdtl-21',
  says: {
    zh: '应当及时向当地公安机关报告；不报告是失职。',
    en: 'It is reported to the local police promptly; not to report is a breach of duty.',
  },
}
const reportRehab = {
  clause: 'jdf-48',
  says: {
    zh: '社区康复参照社区戒毒的规定：应当及时向当地公安机关报告。',
    en: 'Rehabilitation follows the rules on detox by reference: it is reported to the local police promptly.',
  },
}
const detox = {
  clause: 'jdf-38',
  says: {
    zh: '是否强制隔离戒毒，由县级以上公安机关决定；办公室只报告事实和依据。',
    en: 'Whether isolation follows is for the county police or above to decide; the office reports facts and evidence.',
  },
}
const rehabAlone = [
  {
    clause: 'jdtl-38-2',
    says: {
      zh: '社区康复：拒绝或者严重违反协议，单独不会导致强制隔离戒毒。以后再次吸毒并被决定强制隔离戒毒的，不得提前解除。',
      en: 'Rehabilitation: refusal or a serious violation alone never leads to isolation. If isolation is decided later for renewed use, it may not end early.',
    },
  },
]
const rehabRelapse = [
  detox,
  {
    clause: 'jdtl-38-2',
    says: {
      zh: '此前拒绝社区康复或者严重违反协议的，再次吸毒被决定强制隔离戒毒后不得提前解除。',
      en: 'Where rehabilitation was refused or seriously violated before, an isolation for renewed use may not end early.',
    },
  },
]

/** What follows from each answer; the report decides nothing about the person. */
export function reportFollows({ measure }: CaseState, ground: ReportGround): DecisionView['follows'] {
  const alone = measure === 'communityRehab' && ground !== 'relapse'
  return {
    approve: alone
      ? {
          zh: '事实、依据和报告文号记入案卷并报告公安机关。社区康复中，仅此一项不会导致强制隔离戒毒。',
          en: 'Facts, evidence and the number of the report go on file and to the police. In rehabilitation this alone leads to no isolation.',
        }
      : {
          zh: '事实、依据和报告文号记入案卷并报告公安机关，由公安机关决定；本人可以提出异议。',
          en: 'Facts, evidence and the number of the report go on file and to the police, who decide; the person may object.',
        },
    refuse: {
      zh: '不报告的理由记入案卷。报告责任不会因此消失：事实不变，“我的今天”仍列为应办并计逾期。',
      en: 'The reason goes on file. The duty to report does not go away: while the facts stand it stays on “My day” and grows late.',
    },
    sendBack: {
      zh: '退回核实或者补充依据，案卷有新登记后再回到这里；报告责任仍在。',
      en: 'Goes back to be checked; it returns here with the next entry on the file. The report stays owed.',
    },
  }
}
