import type { Role } from '#core/access/roles.ts'
import {
  type DecisionInput,
  type DecisionKind,
  type EvidenceLine,
  newestOf,
  type PendingDecision,
  same,
} from '#core/decision/decision-kind.ts'
import { type DaysAway, daysAway } from '#core/leave/days-away.ts'
import { type LeaveCycle, leaveCycles } from '#core/leave/leave-cycle.ts'
import { counterWords, type RuleLine, sayFullDays, sayReport } from '#core/leave/leave-words.ts'
import { testsWhileAway } from '#core/leave/tests-while-away.ts'
import { findRule } from '#core/policy/policy.ts'
import { accept, type Words } from '#core/shared/decision.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

/** Leave that was asked and neither decided nor withdrawn (F-13). Due on the day it begins; long leave is the township's. */
export const leaveDecision: DecisionKind = {
  kind: 'leave',
  title: { zh: '请假', en: 'Leave' },
  pending: (input) =>
    leaveCycles(input.journal)
      .filter((c) => c.decided === null && c.withdrawn === null)
      .map(({ asked, from, askedTo }) => ({
        id: `leave:${asked.id}`,
        kind: 'leave',
        anchor: asked.id,
        askedBy: asked.by?.user ?? null,
        askedOn: asked.on,
        basisSeq: newestOf(input.journal, [asked.id]),
        dueOn: from,
        deciders: leaveDeciders(daysAway(from, askedTo, input.policy), input),
        notBy: asked.by ? [asked.by.user] : [],
      })),
  view: (item, input) => {
    const leave = leaveOf(item, input)
    const { from, askedTo: to } = leave
    const away = daysAway(from, to, input.policy)
    return {
      asked: [
        { label: { zh: '外出', en: 'Away' }, value: spanOf(leave) },
        { label: { zh: '天数', en: 'Days' }, value: same(String(away.touched)) },
        ...said(leave),
      ],
      rule: leaveRules(away, input),
      record: leaveRecord({ from, to, except: leave.id }, input),
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

/** A worker grants as many days as the pack lets a worker grant alone; more is the township's. Who asked never decides. */
export function leaveDeciders({ touched }: DaysAway, { policy, today }: DecisionInput): readonly Role[] {
  const rule = findRule<number>(policy, 'leave.workerMaxDays', today)
  if (!rule) return ['stationHead', 'townshipOffice']
  return touched > rule.value ? ['townshipOffice'] : ['worker', 'stationHead', 'townshipOffice']
}

/** Warn early, accuse late: the report by days touched, the count by full days, and who decides so many. */
export function leaveRules(away: DaysAway, { policy, today }: DecisionInput): readonly RuleLine[] {
  const report = sayReport(away)
  const nights = findRule<boolean>(policy, 'leave.countsNights', today)
  const long = findRule<number>(policy, 'leave.workerMaxDays', today)
  return [
    ...(report ? [report] : []),
    ...(nights?.value === true ? [{ clause: nights.clause, says: sayFullDays(away) }] : []),
    ...(long && away.touched > long.value
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

/** Tests that fall into the days, earlier leave and how it ended, the counters with what is missing. */
export function leaveRecord(
  span: { readonly from: PlainDate; readonly to: PlainDate; readonly except: string },
  { journal, state, policy, today }: DecisionInput,
): readonly EvidenceLine[] {
  const tests = testsWhileAway(state, span.from, span.to)
  const earlier = leaveCycles(journal).filter((c) => c.granted && c.id !== span.except)
  const unreturned = earlier.filter((c) => c.returned === null)
  const late = earlier.filter((c) => c.returnedOn !== null && c.returnedOn > c.to)
  const { testRefusals } = state.counters
  return [
    ...tests.map((d) => ({
      says: { zh: `期间有检测，应于 ${d.dueOn} 前完成`, en: `A test falls into it, due by ${d.dueOn}` },
      evidence: d.evidence,
    })),
    {
      says: {
        zh: `以前准假 ${earlier.length} 次，晚归 ${late.length} 次，没有销假记录 ${unreturned.length} 次`,
        en: `${earlier.length} leaves granted before, back late from ${late.length}, no record of coming back from ${unreturned.length}`,
      },
      evidence: earlier.map((c) => c.decided?.id ?? c.id),
    },
    ...counterWords(state, policy, today),
    {
      says: { zh: `拒绝检测 ${testRefusals.value} 次`, en: `${testRefusals.value} refused tests` },
      evidence: testRefusals.evidence,
    },
  ]
}

const halfWords: Readonly<Record<string, Words>> = {
  morning: { zh: '上午', en: 'morning' },
  afternoon: { zh: '下午', en: 'afternoon' },
  evening: { zh: '晚上', en: 'evening' },
}
const askerWords: Readonly<Record<string, Words>> = {
  self: { zh: '本人', en: 'the person' },
  family: { zh: '家属', en: 'family' },
  employer: { zh: '单位', en: 'employer' },
  other: { zh: '他人', en: 'somebody else' },
}
const wayWords: Readonly<Record<string, Words>> = {
  inPerson: { zh: '当面', en: 'in person' },
  phone: { zh: '电话', en: 'by phone' },
  paper: { zh: '书面', en: 'on paper' },
}

function spanOf({ asked, from, askedTo }: LeaveCycle): Words {
  const half = (field: string) => halfWords[String(asked.data[field])]
  const [a, b] = [half('fromHalf'), half('toHalf')]
  return {
    zh: `${from}${a?.zh ?? ''} – ${askedTo}${b?.zh ?? ''}`,
    en: `${from}${a ? ` ${a.en}` : ''} – ${askedTo}${b ? ` ${b.en}` : ''}`,
  }
}

function said({ asked: { data } }: LeaveCycle): { label: Words; value: Words }[] {
  const text = (field: string) => (typeof data[field] === 'string' ? String(data[field]) : undefined)
  const asker = askerWords[text('askedBy') ?? '']
  const way = wayWords[text('way') ?? '']
  const contact = text('contact')
  return [
    { label: { zh: '去向', en: 'Where to' }, value: same(text('destination') ?? '—') },
    ...(contact ? [{ label: { zh: '外出联系', en: 'Contact' }, value: same(contact) }] : []),
    { label: { zh: '事由', en: 'Why' }, value: same(text('reason') ?? '—') },
    ...(asker || way
      ? [
          {
            label: { zh: '怎样提出', en: 'Asked by' },
            value: {
              zh: [asker?.zh, way?.zh].filter(Boolean).join('，'),
              en: [asker?.en, way?.en].filter(Boolean).join(', '),
            },
          },
        ]
      : []),
  ]
}

function leaveOf(item: PendingDecision, { journal }: DecisionInput): LeaveCycle {
  const found = leaveCycles(journal).find((c) => c.id === item.anchor)
  if (!found) throw new Error(`decision ${item.id} has lost its entry`)
  return found
}
