import {
  type DecisionInput,
  type DecisionKind,
  newestOf,
  type PendingDecision,
  same,
  standing,
} from '#core/decision/decision-kind.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findEntryType } from '#core/journal/entry-types.ts'
import { accept, refuse, type Words } from '#core/shared/decision.ts'

/** A wrong entry that its writer can no longer strike alone: another's, or older than a day. */
export const strikeDecision: DecisionKind = {
  kind: 'strike',
  title: { zh: '作废更正', en: 'Correction' },
  pending: ({ journal, requests }) => {
    const entries = new Map(standing(journal).map((e) => [e.id, e]))
    return requests.flatMap((r) => {
      const entry = entries.get(r.entry)
      if (!entry) return []
      return [
        {
          id: `strike:${r.id}`,
          kind: 'strike',
          anchor: r.id,
          askedBy: r.askedBy,
          askedOn: r.askedOn,
          basisSeq: newestOf(journal, [r.entry]),
          dueOn: null,
          deciders: ['stationHead', 'townshipOffice'] as const,
          notBy: [r.askedBy, ...(entry.by ? [entry.by.user] : [])],
        },
      ]
    })
  },
  view: (item, input) => {
    const { entry, reason } = asked(item, input)
    const title = findEntryType(entry.type)?.title ?? same(entry.type)
    return {
      asked: [
        { label: { zh: '要作废的登记', en: 'Entry to strike' }, value: withDay(title, entry) },
        { label: { zh: '理由', en: 'Why' }, value: same(reason) },
      ],
      rule: [
        {
          clause: 'pipl-19',
          says: {
            zh: '登记不改不删：作废是一条新的登记，写明理由，原登记仍在案卷中可见。',
            en: 'Nothing is changed or deleted: striking is a new entry with its reason, and the old one stays visible.',
          },
        },
      ],
      record: record(entry, input),
      follows: {
        approve: {
          zh: '该登记不再起作用，依据它得出的期限、计数和提示立即重新计算。',
          en: 'The entry stops counting; periods, counts and alerts that rest on it are computed anew at once.',
        },
        refuse: {
          zh: '登记继续有效，理由记入档案。',
          en: 'The entry keeps its effect; the reason goes on file.',
        },
        sendBack: {
          zh: '退回补充说明，案卷有新登记后再回到这里。',
          en: 'Goes back for an explanation; it returns here with the next entry on the file.',
        },
      },
      adverse: ['approve', 'refuse'],
    }
  },
  answer: (item, { outcome, reason }, input) => {
    const { entry, reason: why } = asked(item, input)
    if (entry.type === 'struck')
      return refuse({
        code: 'struck-stays',
        says: { zh: '作废登记本身不能再作废。', en: 'A striking entry can not itself be struck.' },
      })
    const data =
      outcome === 'approve'
        ? {
            type: 'struck',
            data: { entry: entry.id, reason: reason === '' ? why : `${why}；审批意见：${reason}` },
          }
        : { type: 'note', data: { text: `不予作废（${entry.id}）：${reason}` } }
    return accept([{ ...data, on: input.today }])
  },
}

/** What rests on the entry now: findings, duties and counters that would be computed without it. */
function record(
  entry: Entry,
  { state, journal }: DecisionInput,
): { says: Words; evidence: readonly string[] }[] {
  const findings = state.findings.filter((f) => f.evidence.includes(entry.id)).length
  const duties = state.duties.filter((d) => d.evidence.includes(entry.id) || d.doneBy === entry.id).length
  const later = standing(journal).filter((e) => Object.values(e.data).includes(entry.id))
  return [
    {
      says: {
        zh: `${entry.on} 发生，${entry.recordedAt?.slice(0, 10) ?? '—'} 登记`,
        en: `Happened on ${entry.on}, recorded on ${entry.recordedAt?.slice(0, 10) ?? '—'}`,
      },
      evidence: [entry.id],
    },
    {
      says: {
        zh: `现有 ${findings} 条情形、${duties} 项责任以它为依据`,
        en: `${findings} findings and ${duties} duties rest on it`,
      },
      evidence: [entry.id],
    },
    ...(later.length > 0
      ? [
          {
            says: {
              zh: `另有 ${later.length} 条登记引用它`,
              en: `${later.length} further entries refer to it`,
            },
            evidence: later.map((e) => e.id),
          },
        ]
      : []),
  ]
}

function asked(
  item: PendingDecision,
  { journal, requests }: DecisionInput,
): { entry: Entry; reason: string } {
  const request = requests.find((r) => r.id === item.anchor)
  const entry = journal.find((e) => e.id === request?.entry)
  if (!request || !entry) throw new Error(`decision ${item.id} has lost its entry`)
  return { entry, reason: request.reason }
}

function withDay(title: Words, entry: Entry): Words {
  return { zh: `${entry.on} ${title.zh}`, en: `${entry.on} ${title.en}` }
}
