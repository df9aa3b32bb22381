import { counterLines } from '#core/breach/counter-words.ts'
import { openObjections, statementsAbout } from '#core/breach/objections.ts'
import { type Breach, unansweredBreaches } from '#core/breach/unanswered-breaches.ts'
import {
  type DecisionInput,
  type DecisionKind,
  newestOf,
  type PendingDecision,
  same,
} from '#core/decision/decision-kind.ts'
import { mostRecipients } from '#core/journal/types/breach-types.ts'
import { findRule } from '#core/policy/policy.ts'
import { accept, type Refusal, refuse, type Words } from '#core/shared/decision.ts'

/** A warning letter (告诫书) where the pack has one per event: local practice, in no statutory counter. */
export const warnDecision: DecisionKind = {
  kind: 'warn',
  title: { zh: '告诫书', en: 'Warning letter' },
  pending: (input) => {
    if (findRule<boolean>(input.policy, 'warning.perEvent', input.today)?.value !== true) return []
    return unansweredBreaches(input.state, input.journal).map((breach) => {
      const by = input.journal.find((e) => e.id === breach.id && e.type === 'testRefused')?.by?.user
      return {
        id: `warn:${breach.id}`,
        kind: 'warn',
        anchor: breach.id,
        askedBy: null,
        askedOn: breach.on,
        basisSeq: newestOf(input.journal, [breach.id]),
        dueOn: null,
        deciders: ['stationHead', 'townshipOffice'] as const,
        notBy: by ? [by] : [],
      }
    })
  },
  view: (item, input) => {
    const breach = breachOf(item, input)
    return {
      asked: [
        { label: { zh: '事由', en: 'For' }, value: names[breach.what] },
        { label: { zh: '发生', en: 'On' }, value: same(breach.on) },
      ],
      rule: rules(input),
      record: [
        ...statementsAbout(input.journal, [breach.id]).map(({ entry, says }) => ({
          says: { zh: `${entry.on} 本人陈述：${says}`, en: `${entry.on} the person says: ${says}` },
          evidence: [entry.id],
        })),
        ...counterLines(input.state),
      ],
      follows: {
        approve: {
          zh: '发出告诫书并记入案卷。告诫书不计入法定次数，也不代替批评教育。',
          en: 'The letter goes out and on file. It counts in no statutory counter and replaces no criticism.',
        },
        refuse: {
          zh: '这次不发告诫书，理由记入案卷。法定次数不受影响。',
          en: 'No letter this time; the reason goes on file. The statutory counters do not change.',
        },
        sendBack: {
          zh: '退回了解情况，案卷有新登记后再回到这里。',
          en: 'Goes back to be looked into; it returns here with the next entry on the file.',
        },
      },
      adverse: ['approve'],
      fields: [
        { name: 'letterNo', label: { zh: '告诫书文号', en: 'Number of the letter' } },
        { name: 'statement', label: { zh: '本人陈述', en: 'What the person says' } },
        {
          name: 'recipients',
          label: { zh: '接收人（最多三人，用顿号分开）', en: 'Recipients (at most three, with commas)' },
        },
        { name: 'witness', label: { zh: '见证人', en: 'Witness' } },
      ],
      blocks: openObjections(input.journal)
        .filter((o) => o.about === breach.id)
        .map(({ raised }) => ({
          says: {
            zh: `${raised.on} 对这条登记提出的异议还没有决定，决定之前不发告诫书。`,
            en: `The objection of ${raised.on} to this entry is not decided; no letter goes out before it is.`,
          },
          evidence: [raised.id],
        })),
    }
  },
  answer: (item, { outcome, reason, fields }, input) => {
    const breach = breachOf(item, input)
    const what = `${breach.on} ${names[breach.what].zh}`
    if (outcome === 'refuse')
      return accept([{ type: 'note', on: input.today, data: { text: `不发告诫书（${what}）：${reason}` } }])
    const recipients = namesIn(fields?.['recipients'])
    if (recipients.length > mostRecipients) return refuse(tooMany)
    const given = ['letterNo', 'statement', 'witness'].flatMap((name) => {
      const value = fields?.[name]?.trim() ?? ''
      return value === '' ? [] : [[name, value] as const]
    })
    const named = recipients.length > 0 ? { recipients } : {}
    const data = { breach: `${what}：${reason}`, ...Object.fromEntries(given), ...named }
    return accept([{ type: 'warned', on: input.today, data }])
  },
}

const tooMany: Refusal = {
  code: 'warn-recipients',
  field: 'recipients',
  says: {
    zh: `告诫书的接收人最多${mostRecipients}人。`,
    en: `A warning letter has ${mostRecipients} recipients at most.`,
  },
}

function namesIn(text = ''): readonly string[] {
  return text
    .split(/[、,，;；]/)
    .map((name) => name.trim())
    .filter(Boolean)
}

const names: Readonly<Record<Breach['what'], Words>> = {
  testRefused: { zh: '逃避或者拒绝检测', en: 'a test evaded or refused' },
  reportInOverdue: { zh: '逾期未报到', en: 'report-in overdue' },
}

function rules({ policy, today }: DecisionInput): { clause: string; says: Words }[] {
  const rule = findRule<boolean>(policy, 'warning.perEvent', today)
  return [
    {
      clause: 'jdf-35',
      says: {
        zh: '违反协议的，先批评、教育；这是法律规定的做法。',
        en: 'A breach is met with criticism and education: that is what the law says.',
      },
    },
    {
      clause: rule?.clause ?? 'local-practice',
      says: {
        zh: '告诫书是当地做法，法律没有规定；不计入严重违反协议的次数。',
        en: 'The letter is local practice without a basis in law; it never counts towards a serious violation.',
      },
    },
  ]
}

function breachOf(item: PendingDecision, { state, journal }: DecisionInput): Breach {
  const found = unansweredBreaches(state, journal).find((b) => b.id === item.anchor)
  if (!found) throw new Error(`decision ${item.id} has lost its event`)
  return found
}
