import { type OpenObjection, openObjections, statementsAbout } from '#core/breach/objections.ts'
import { whatWouldChange } from '#core/breach/what-falls-away.ts'
import {
  type DecisionEntry,
  type DecisionInput,
  type DecisionKind,
  type EvidenceLine,
  newestOf,
  type PendingDecision,
  same,
} from '#core/decision/decision-kind.ts'
import { weighTest } from '#core/drug-test/weigh-test.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findEntryType } from '#core/journal/entry-types.ts'
import { accept, type Words } from '#core/shared/decision.ts'

/** The person's own word against an entry or a test; before it is decided, replay says what would be without it. */
export const objectionDecision: DecisionKind = {
  kind: 'objection',
  title: { zh: '异议', en: 'Objection' },
  pending: (input) =>
    openObjections(input.journal).flatMap((o) => {
      // a tier is contested before somebody else than who set it: a kind of its own
      if (input.journal.some((e) => e.id === o.about && e.type === 'tierSet')) return []
      const author = input.journal.find((e) => e.id === o.about)?.by?.user
      const item: PendingDecision = {
        id: `objection:${o.raised.id}`,
        kind: 'objection',
        anchor: o.raised.id,
        askedBy: o.raised.by?.user ?? null,
        askedOn: o.raised.on,
        basisSeq: newestOf(input.journal, [o.raised.id]),
        dueOn: null,
        // a test's result is decided by the township or the police, not at the station that took it
        deciders: o.isTest ? ['townshipOffice'] : ['stationHead', 'townshipOffice'],
        notBy: [...new Set([...o.raisedBy, ...(author ? [author] : [])])],
      }
      return [item]
    }),
  view: (item, input) => {
    const { about, isTest } = objectionOf(item, input)
    const entry = entryOf(about, input)
    const said = statementsAbout(input.journal, [about]).filter(({ entry: e }) => e.type !== 'warned')
    return {
      asked: [
        { label: { zh: '对哪条登记', en: 'About' }, value: titled(entry) },
        ...said.map(({ entry: e, says }) => ({
          label: { zh: `本人陈述（${e.on}）`, en: `The person says (${e.on})` },
          value: same(says),
        })),
      ],
      rule: [
        {
          clause: 'pipl-24',
          says: {
            zh: '本人对登记和由此得出的结论可以提出异议，由没有参与登记的人决定并说明理由。',
            en: 'The person may object to an entry and what follows from it; someone who did not write it decides and says why.',
          },
        },
      ],
      record: [
        recorded(entry),
        ...(isTest ? weighTest(about, input.journal, input.policy) : []),
        ...ifUpheld(about, isTest, input),
        ...ifRejected(about, isTest, input),
      ],
      follows: {
        approve: {
          zh: '异议成立：这条登记不再计算，依它得出的情形、责任和次数立即重新计算；档案仍保留它。',
          en: 'Upheld: the entry stops counting and all that rested on it is computed anew at once; the file keeps it.',
        },
        refuse: {
          zh: '异议不成立：登记继续有效，理由记入档案并告知本人。',
          en: 'Rejected: the entry keeps its effect; the reason goes on file and to the person.',
        },
        sendBack: {
          zh: '退回核实，案卷有新登记后再回到这里；决定之前不报告、不告诫。',
          en: 'Goes back to be checked; it returns with the next entry. Until it is decided nothing is reported.',
        },
      },
      adverse: ['approve', 'refuse'],
    }
  },
  answer: (item, { outcome, reason }, input) => {
    const { about, isTest } = objectionOf(item, input)
    const upheld = outcome === 'approve'
    const on = input.today
    if (!isTest) return accept([{ type: 'objectionDecided', on, data: { about, upheld, statement: reason } }])
    const entries: DecisionEntry[] = [
      { type: 'testObjectionDecided', on, data: { test: about, upheld } },
      { type: 'note', on, data: { text: `检测异议${upheld ? '成立' : '不成立'}：${reason}` } },
    ]
    return accept(entries)
  },
}

function recorded(entry: Entry): EvidenceLine {
  const day = entry.recordedAt?.slice(0, 10) ?? '—'
  return {
    says: { zh: `${entry.on} 发生，${day} 登记`, en: `Happened on ${entry.on}, recorded on ${day}` },
    evidence: [entry.id],
  }
}

function ifUpheld(about: string, isTest: boolean, input: DecisionInput): readonly EvidenceLine[] {
  const changes = whatWouldChange(about, isTest, true, input)
  if (changes.length === 0)
    return [
      {
        says: { zh: '如果成立：没有情形或者责任因此变化', en: 'If upheld: no finding or duty would change' },
        evidence: [about],
      },
    ]
  return changes.map((c) => prefixed({ zh: '如果成立', en: 'If upheld' }, c))
}

/** Only a test waits for its decision; any other entry counts meanwhile, so that nothing new follows from a rejection. */
function ifRejected(about: string, isTest: boolean, input: DecisionInput): readonly EvidenceLine[] {
  if (!isTest) return []
  const changes = whatWouldChange(about, isTest, false, input)
  return changes.map((c) => prefixed({ zh: '如果不成立', en: 'If rejected' }, c))
}

function prefixed(words: Words, { says, evidence }: EvidenceLine): EvidenceLine {
  return { says: { zh: `${words.zh}：${says.zh}`, en: `${words.en}: ${says.en}` }, evidence }
}

function titled(entry: Entry): Words {
  const title = findEntryType(entry.type)?.title ?? same(entry.type)
  return { zh: `${entry.on} ${title.zh}`, en: `${entry.on} ${title.en}` }
}

function objectionOf(item: PendingDecision, { journal }: DecisionInput): OpenObjection {
  const found = openObjections(journal).find((o) => o.raised.id === item.anchor)
  if (!found) throw new Error(`decision ${item.id} has lost its objection`)
  return found
}

function entryOf(id: string, { journal }: DecisionInput): Entry {
  const found = journal.find((e) => e.id === id)
  if (!found) throw new Error(`no entry ${id} to object to`)
  return found
}
