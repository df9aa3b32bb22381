import {
  type DecisionInput,
  type DecisionKind,
  type DecisionView,
  type EvidenceLine,
  newestOf,
  type PendingDecision,
  same,
  standing,
} from '#core/decision/decision-kind.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findRule } from '#core/policy/policy.ts'
import { deadlineOf, sayDeadline } from '#core/report-in/deadline.ts'
import { openAsks, upheldAbout } from '#core/report-in/report-in-track.ts'
import { accept } from '#core/shared/decision.ts'

/** A reason for not reporting in on time (正当理由): accepted, the last day moves; refused, it stays. */
export const properReasonDecision: DecisionKind = {
  kind: 'properReason',
  title: { zh: '未按时报到的正当理由', en: 'Proper reason for a late report-in' },
  pending: (input) => {
    const { stage } = input.state
    if (stage !== 'ordered' && stage !== 'awaitingReport' && stage !== 'suspended') return []
    return openAsks(standing(input.journal)).map((e) => ({
      id: `properReason:${e.id}`,
      kind: 'properReason',
      anchor: e.id,
      askedBy: e.by?.user ?? null,
      askedOn: e.on,
      basisSeq: newestOf(input.journal, [e.id, ...overturnedOf(e, input.journal)]),
      dueOn: input.state.reportIn.dueOn,
      deciders: ['stationHead', 'townshipOffice'] as const,
      notBy: e.by ? [e.by.user] : [],
    }))
  },
  view: (item, input) => {
    const asked = anchorOf(item, input)
    const until = String(asked.data['until'])
    return {
      asked: [
        { label: { zh: '理由', en: 'Reason' }, value: same(String(asked.data['reason'])) },
        { label: { zh: '请求延至', en: 'Until' }, value: same(until) },
        { label: { zh: '提出人', en: 'Asked by' }, value: asker(asked) },
        { label: { zh: '证明材料', en: 'Proof' }, value: same(String(asked.data['proof'] ?? '—')) },
      ],
      rule: rules(input),
      record: record(asked, input),
      follows: follows(until, input),
      adverse: ['refuse'],
    }
  },
  answer: (item, { outcome, reason }, input) => {
    const asked = anchorOf(item, input)
    if (outcome === 'refuse')
      return accept([{ type: 'properReasonRefused', on: input.today, data: { asked: item.anchor, reason } }])
    const { reason: said, until } = asked.data
    return accept([
      { type: 'properReasonAccepted', on: input.today, data: { asked: item.anchor, reason: said, until } },
    ])
  },
}

/** An objection that overturned its refusal raises the question again. */
function overturnedOf(asked: Entry, journal: readonly Entry[]): readonly string[] {
  const answers = new Set(journal.filter((e) => e.data['asked'] === asked.id).map((e) => e.id))
  return upheldAbout(standing(journal))
    .filter((e) => answers.has(String(e.data['about'])))
    .map((e) => e.id)
}

function asker(asked: Entry) {
  return asked.data['asker'] === 'family' ? { zh: '家属', en: 'Family' } : { zh: '本人', en: 'The person' }
}

function rules({ state, policy, today }: DecisionInput): DecisionView['rule'] {
  const rehab = state.measure === 'communityRehab'
  const detention = findRule<boolean>(policy, 'reportIn.startAfterDetention', today)
  return [
    {
      clause: rehab ? 'jdtl-38-1' : 'jdtl-14-1',
      says: rehab
        ? {
            zh: '自收到决定书之日起规定期限内报到并签订社区康复协议。',
            en: 'Report in and sign the agreement within the days of the law from receipt of the order.',
          }
        : {
            zh: '无正当理由逾期不报到的，视为拒绝接受社区戒毒。法律没有列举正当理由，由有权的人逐件认定。',
            en: 'Overdue without a proper reason counts as refusal. The law lists no reasons: a person judges each.',
          },
    },
    ...(detention?.value
      ? [
          {
            clause: detention.clause,
            says: {
              zh: '同时被行政拘留的，先执行拘留，期限自释放之日起重新计算，不需要申请正当理由：登记中止和恢复即可。',
              en: 'With detention the clock runs anew from release; no proper reason is needed, recording the custody is enough.',
            },
          },
        ]
      : []),
  ]
}

function record(asked: Entry, { journal, state, policy, today }: DecisionInput): EvidenceLine[] {
  const entries = standing(journal)
  const deadline = deadlineOf(state, entries, policy)
  const reminded = entries.filter((e) => e.type === 'reportInReminded')
  const accepted = entries.filter((e) => e.type === 'properReasonAccepted')
  const due = state.reportIn.dueOn
  const moves = due === null || String(asked.data['until']) > due
  return [
    ...(deadline ? [{ says: sayDeadline(deadline), evidence: deadline.evidence }] : []),
    ...(due !== null && due < today
      ? [{ says: { zh: `最后一日 ${due} 已过`, en: `The last day, ${due}, has passed` }, evidence: [] }]
      : []),
    {
      says: { zh: `已提醒报到 ${reminded.length} 次`, en: `Reminded ${reminded.length} times` },
      evidence: reminded.map((e) => e.id),
    },
    {
      says: {
        zh: `以前认可正当理由 ${accepted.length} 次`,
        en: `${accepted.length} reasons accepted before`,
      },
      evidence: accepted.map((e) => e.id),
    },
    ...(moves
      ? []
      : [
          {
            says: {
              zh: `请求的日期不晚于现在的最后一日 ${due}，认可也不会改变期限`,
              en: `The day asked for is not later than the last day, ${due}: accepting would move nothing`,
            },
            evidence: [],
          },
        ]),
  ]
}

function follows(until: string, { state, today }: DecisionInput): DecisionView['follows'] {
  const due = state.reportIn.dueOn
  const over = due !== null && due < today
  const rehab = state.measure === 'communityRehab'
  const reported = state.duties.some((d) => d.kind === 'reportToPolice' && d.doneBy !== null)
  return {
    approve: {
      zh: `报到的最后一日改为 ${until}。${over ? '“视为拒绝”和报告公安机关的责任随之消失。' : ''}${reported ? '已经报告公安机关的，请告知对方。' : ''}`,
      en: `The last day becomes ${until}.${over ? ' The deemed refusal and the duty to report fall away.' : ''}${reported ? ' The police were told already: tell them of this.' : ''}`,
    },
    refuse: over
      ? {
          zh: rehab
            ? '期限不变，仍属逾期未报到，应当及时报告公安机关；社区康复不因此单独导致强制隔离戒毒。理由记入案卷并告知本人。'
            : '期限不变，仍视为拒绝接受社区戒毒，应当及时报告公安机关。理由记入案卷并告知本人，本人可以提出异议。',
          en: rehab
            ? 'The last day stands and is past; it is to be reported. In rehabilitation this alone never leads to isolation.'
            : 'The last day stands and is past: it counts as refusal and is to be reported. The reason goes on file and to the person, who may object.',
        }
      : {
          zh: `最后一日仍为 ${due ?? '释放后重新计算之日'}。理由记入案卷并告知本人，本人可以提出异议。`,
          en: `The last day stays ${due ?? 'counted from release'}. The reason goes on file and to the person, who may object.`,
        },
    sendBack: {
      zh: '退回补充证明，案卷有新登记后再回到这里；期限照常计算。',
      en: 'Goes back for proof; it returns with the next entry on the file. The clock runs on.',
    },
  }
}

function anchorOf(item: PendingDecision, { journal }: DecisionInput): Entry {
  const found = journal.find((e) => e.id === item.anchor)
  if (!found) throw new Error(`decision ${item.id} has lost its request`)
  return found
}
