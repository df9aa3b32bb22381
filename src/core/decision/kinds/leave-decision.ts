import {
  type DecisionInput,
  type DecisionKind,
  type EvidenceLine,
  newestOf,
  type PendingDecision,
  same,
  standing,
} from '#core/decision/decision-kind.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findRule } from '#core/policy/policy.ts'
import { accept } from '#core/shared/decision.ts'
import { daysBetween } from '#core/shared/plain-date.ts'

/** Leave that was asked and not decided (F-13). Due on the day it begins; long leave is the township's to decide. */
export const leaveDecision: DecisionKind = {
  kind: 'leave',
  title: { zh: '请假', en: 'Leave' },
  pending: (input) => {
    const entries = standing(input.journal)
    const decided = new Set(
      entries.filter((e) => e.type === 'leaveDecided').map((e) => String(e.data['leave'])),
    )
    return entries
      .filter((e) => e.type === 'leaveAsked' && !decided.has(e.id))
      .map((e) => ({
        id: `leave:${e.id}`,
        kind: 'leave',
        anchor: e.id,
        askedBy: e.by?.user ?? null,
        askedOn: e.on,
        basisSeq: newestOf(input.journal, [e.id]),
        dueOn: leaveOf(e).from,
        deciders: isLong(e, input) ? ['townshipOffice'] : ['stationHead', 'townshipOffice'],
        notBy: e.by ? [e.by.user] : [],
      }))
  },
  view: (item, input) => {
    const asked = anchorOf(item, input)
    const { from, to, destination, reason } = leaveOf(asked)
    const days = daysOf(asked)
    return {
      asked: [
        { label: { zh: '外出', en: 'Away' }, value: same(`${from} – ${to}`) },
        { label: { zh: '天数', en: 'Days' }, value: same(String(days)) },
        { label: { zh: '去向', en: 'Where to' }, value: same(destination) },
        { label: { zh: '事由', en: 'Why' }, value: same(reason) },
      ],
      rule: rules(asked, input),
      record: record(asked, input),
      follows: {
        approve: {
          zh: `准假后，${to} 前应回来销假；逾期未归会提示超假。`,
          en: `Back by ${to}; coming back later shows as overdue leave.`,
        },
        refuse: {
          zh: '不准假的理由会记入档案并告知本人。法律只要求书面报告，不准假不等于擅自离开。',
          en: 'The reason goes on file and to the person. The law asks for a report only: a refusal makes nobody absent.',
        },
        sendBack: {
          zh: '退回补充材料，案卷有新登记后再回到这里。',
          en: 'Goes back for more; it returns here with the next entry on the file.',
        },
      },
      adverse: ['refuse'],
    }
  },
  answer: (item, { outcome, reason }, { today }) =>
    accept([
      {
        type: 'leaveDecided',
        on: today,
        data: { leave: item.anchor, granted: outcome === 'approve', ...(reason === '' ? {} : { reason }) },
      },
    ]),
}

function rules(
  asked: Entry,
  { policy, today }: DecisionInput,
): { clause: string; says: { zh: string; en: string } }[] {
  const report = findRule<number>(policy, 'leave.reportThresholdDays', today)
  const long = findRule<number>(policy, 'leave.workerMaxDays', today)
  const days = daysOf(asked)
  return [
    ...(report
      ? [
          {
            clause: report.clause,
            says: {
              zh: `离开县（市、区）${report.value} 日以上应当书面报告；这次按日历共 ${days} 日。`,
              en: `A written report is due for ${report.value} days or more; this leave touches ${days}.`,
            },
          },
        ]
      : []),
    ...(long && days > long.value
      ? [
          {
            clause: long.clause,
            says: {
              zh: `超过 ${long.value} 日的，由乡镇（街道）决定。`,
              en: `Leave of more than ${long.value} days is for the township to decide.`,
            },
          },
        ]
      : []),
  ]
}

/** Tests that fall into the leave, earlier leave and how it ended, absences that count. */
function record(asked: Entry, { journal, state }: DecisionInput): EvidenceLine[] {
  const { from, to } = leaveOf(asked)
  const entries = standing(journal)
  const tests = state.duties.filter(
    (d) => d.kind === 'test' && d.status === 'open' && d.dueOn >= from && d.windowFrom <= to,
  )
  const earlier = entries.filter((e) => e.type === 'leaveDecided' && e.data['granted'] === true)
  const returned = new Set(entries.filter((e) => e.type === 'leaveReturned').map((e) => e.data['leave']))
  const unreturned = earlier.filter((e) => !returned.has(e.data['leave']))
  const { unauthorisedLeaves, testRefusals } = state.counters
  return [
    ...tests.map((d) => ({
      says: { zh: `期间有检测，应于 ${d.dueOn} 前完成`, en: `A test falls into it, due by ${d.dueOn}` },
      evidence: d.evidence,
    })),
    {
      says: {
        zh: `以前准假 ${earlier.length} 次，其中 ${unreturned.length} 次没有销假记录`,
        en: `${earlier.length} leaves granted before, ${unreturned.length} without a record of coming back`,
      },
      evidence: earlier.map((e) => e.id),
    },
    {
      says: {
        zh: `擅自离开 ${unauthorisedLeaves.value} 次，拒绝检测 ${testRefusals.value} 次`,
        en: `${unauthorisedLeaves.value} unauthorised absences, ${testRefusals.value} refused tests`,
      },
      evidence: [...unauthorisedLeaves.evidence, ...testRefusals.evidence],
    },
  ]
}

function isLong(asked: Entry, { policy, today }: DecisionInput): boolean {
  const rule = findRule<number>(policy, 'leave.workerMaxDays', today)
  return rule !== undefined && daysOf(asked) > rule.value
}

/** Calendar days touched, both ends counted: early warning, not the count that accuses. */
function daysOf(asked: Entry): number {
  const { from, to } = leaveOf(asked)
  return daysBetween(from, to) + 1
}

function leaveOf(e: Entry): { from: string; to: string; destination: string; reason: string } {
  const { from, to, destination, reason } = e.data
  return {
    from: String(from),
    to: String(to),
    destination: typeof destination === 'string' ? destination : '—',
    reason: typeof reason === 'string' ? reason : '—',
  }
}

function anchorOf(item: PendingDecision, { journal }: DecisionInput): Entry {
  const found = journal.find((e) => e.id === item.anchor)
  if (!found) throw new Error(`decision ${item.id} has lost its entry`)
  return found
}
