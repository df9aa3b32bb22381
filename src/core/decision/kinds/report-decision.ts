import type { Role } from '#core/access/roles.ts'
import { bothSides } from '#core/breach/both-sides.ts'
import { counterLines } from '#core/breach/counter-words.ts'
import { openObjections, statementsAbout } from '#core/breach/objections.ts'
import { type OwedReport, owedReports } from '#core/breach/owed-reports.ts'
import { groundWords, reportFollows, reportRules } from '#core/breach/report-words.ts'
import { sayFinding } from '#core/case/say-finding.ts'
import {
  type DecisionInput,
  type DecisionKind,
  type EvidenceLine,
  newestOf,
  type PendingDecision,
  type SideLine,
  same,
  standing,
} from '#core/decision/decision-kind.ts'
import { weighTests } from '#core/drug-test/weigh-test.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findRule } from '#core/policy/policy.ts'
import { openAsks } from '#core/report-in/report-in-track.ts'
import { accept } from '#core/shared/decision.ts'

/** Entries by which somebody says that the person did something: their writers do not decide about the report. */
const accusing: ReadonlySet<string> = new Set(['testRefused', 'absenceFound', 'testTaken', 'relapseFound'])

/** A report that the law asks for (戒毒条例 21), one for each case and ground; both sides are read before it is filed. */
export const reportDecision: DecisionKind = {
  kind: 'report',
  title: { zh: '报告公安机关', en: 'Report to the police' },
  pending: (input) =>
    owedReports(input.state).map((owed) => ({
      id: `report:${owed.ground}`,
      kind: 'report',
      anchor: owed.ground,
      askedBy: null,
      askedOn: owed.on,
      basisSeq: newestOf(input.journal, owed.evidence),
      dueOn: owed.dueOn,
      deciders: deciders(input),
      notBy: accusers(owed, input),
    })),
  view: (item, input) => {
    const owed = owedOf(item, input)
    return {
      asked: [
        { label: { zh: '事由', en: 'Ground' }, value: groundWords[owed.ground] },
        { label: { zh: '认定日', en: 'Since' }, value: same(owed.on) },
      ],
      rule: reportRules(input.state, owed),
      record: [
        ...record(owed, input),
        ...weighTests(owed.evidence, input.journal, input.policy, input.today),
      ],
      follows: reportFollows(input.state, owed.ground),
      adverse: ['approve', 'refuse'],
      sides: bothSides(input.state, input.journal, owed.on),
      confirm: {
        zh: '我已核对双方履责对照、每条依据和本人陈述',
        en: 'I have read what both sides owed and did, each entry, and what the person says',
      },
      fields: [{ name: 'reportNo', label: { zh: '报告文号', en: 'Number of the report' } }],
      blocks: blocks(owed, input),
    }
  },
  answer: (item, { outcome, reason, fields }, input) => {
    const owed = owedOf(item, input)
    const ground = groundWords[owed.ground].zh
    const note = (text: string) => ({ type: 'note', on: input.today, data: { text } })
    if (outcome === 'refuse') return accept([note(`不报告公安机关（${ground}）：${reason}`)])
    const reportNo = fields?.['reportNo']?.trim() ?? ''
    const { ground: key, evidence } = owed
    const data = { ground: key, evidence, ...(reportNo === '' ? {} : { reportNo }) }
    const sides = said(bothSides(input.state, input.journal, owed.on))
    return accept([
      { type: 'policeReported', on: input.today, data },
      note(`报告公安机关（${ground}）的理由：${reason}。报告前已核对双方履责对照：${sides}。`),
    ])
  },
}

function deciders({ policy, today }: DecisionInput): readonly Role[] {
  const allowed = findRule<readonly Role[]>(policy, 'report.decidedBy', today)?.value ?? ['townshipOffice']
  return (['stationHead', 'townshipOffice'] as const).filter((role) => allowed.includes(role))
}

function accusers(owed: OwedReport, { journal }: DecisionInput): readonly string[] {
  const by = journal.flatMap((e) => {
    const counts = accusing.has(e.type) && owed.evidence.includes(e.id)
    return counts && e.by ? [e.by.user] : []
  })
  return [...new Set(by)]
}

function record(owed: OwedReport, { state, journal }: DecisionInput): EvidenceLine[] {
  const said = statementsAbout(journal, owed.evidence).map(({ entry, says }) => ({
    says: { zh: `${entry.on} 本人陈述：${says}`, en: `${entry.on} the person says: ${says}` },
    evidence: [entry.id],
  }))
  return [
    ...owed.findings.map((f) => ({ says: sayFinding(f), evidence: f.evidence })),
    ...counterLines(state),
    ...(owed.ground === 'refusal' ? refusedReasons(journal) : []),
    ...(said.length > 0 ? said : [unheard]),
  ]
}

function refusedReasons(journal: readonly Entry[]): EvidenceLine[] {
  return standing(journal)
    .filter((e) => e.type === 'properReasonRefused')
    .map((e) => ({
      says: {
        zh: `${e.on} 申请的正当理由不予认可：${String(e.data['reason'])}`,
        en: `${e.on} a reason was not accepted: ${String(e.data['reason'])}`,
      },
      evidence: [e.id, String(e.data['asked'])],
    }))
}

const unheard: EvidenceLine = {
  says: { zh: '案卷中没有本人陈述', en: 'Nothing from the person is on file' },
  evidence: [],
}

function blocks(owed: OwedReport, { journal }: DecisionInput): EvidenceLine[] {
  const objections = openObjections(journal)
    .filter((o) => owed.evidence.includes(o.about))
    .map(({ raised, about }) => ({
      says: {
        zh: `${raised.on} 提出的异议还没有决定，决定之前不能报告。`,
        en: `The objection of ${raised.on} is not decided; nothing is reported before it is.`,
      },
      evidence: [raised.id, about],
    }))
  return owed.ground === 'refusal' ? [...objections, ...unanswered(journal)] : objections
}

/** Nobody is said to refuse while the reason that was given waits for its answer, or the answer is contested. */
function unanswered(journal: readonly Entry[]): EvidenceLine[] {
  const entries = standing(journal)
  const asks = openAsks(entries).map((asked) => ({
    says: {
      zh: `${asked.on} 提出的正当理由申请还没有决定，决定之前不能报告。`,
      en: `The reason given on ${asked.on} is not decided; nothing is reported before it is.`,
    },
    evidence: [asked.id],
  }))
  const refusals = new Set(entries.filter((e) => e.type === 'properReasonRefused').map((e) => e.id))
  const contested = openObjections(journal)
    .filter((o) => refusals.has(o.about))
    .map(({ raised, about }) => ({
      says: {
        zh: `${raised.on} 对不予认可正当理由提出的异议还没有决定，决定之前不能报告。`,
        en: `The objection of ${raised.on} to the refused reason is not decided; nothing is reported before it is.`,
      },
      evidence: [raised.id, about],
    }))
  return [...asks, ...contested]
}

/** The office's side in one line, so that the file keeps what was read. */
function said(sides: readonly SideLine[]): string {
  const office = sides.filter((s) => s.side === 'office' && s.owed !== null)
  const sum = (of: (s: SideLine) => number) => office.reduce((n, s) => n + of(s), 0)
  const [owed, done, late, missed] = [
    sum((s) => s.owed ?? 0),
    sum((s) => s.done),
    sum((s) => s.late),
    sum((s) => s.missed),
  ]
  return `办公室应办 ${owed} 项，按时 ${done} 项，逾期 ${late} 项，未办 ${missed} 项`
}

function owedOf(item: PendingDecision, { state }: DecisionInput): OwedReport {
  const found = owedReports(state).find((o) => o.ground === item.anchor)
  if (!found) throw new Error(`decision ${item.id} is owed no more`)
  return found
}
