import { type OpenObjection, openObjections } from '#core/breach/objections.ts'
import { replay } from '#core/case/replay.ts'
import {
  type DecisionEntry,
  type DecisionInput,
  type DecisionKind,
  type EvidenceLine,
  newestOf,
  type PendingDecision,
  same,
} from '#core/decision/decision-kind.ts'
import { tierFactWords } from '#core/decision/tier-fact-words.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findRule } from '#core/policy/policy.ts'
import { accept, refuse, type Words } from '#core/shared/decision.ts'
import { sayWhatTierBrings } from '#core/tier/say-what-a-tier-brings.ts'
import type { TierScheme } from '#core/tier/scheme.ts'
import { tierEntry } from '#core/tier/set-tier.ts'
import { whatTiersBring } from '#core/tier/what-a-tier-brings.ts'
import { nameOfTier } from './tier-decision.ts'

const field = 'tier'

/** The person contests a tier: decided by somebody who neither set it nor brought the objection (个人信息保护法 24). */
export const tierObjectionDecision: DecisionKind = {
  kind: 'tierObjection',
  title: { zh: '对等级的异议', en: 'Objection to a tier' },
  pending: (input) =>
    openObjections(input.journal).flatMap((o) => {
      const set = input.journal.find((e) => e.id === o.about)
      if (set?.type !== 'tierSet') return []
      const item: PendingDecision = {
        ...{ id: `tierObjection:${o.raised.id}`, kind: 'tierObjection', anchor: o.raised.id },
        askedBy: o.raised.by?.user ?? null,
        askedOn: o.raised.on,
        basisSeq: newestOf(input.journal, [o.raised.id]),
        dueOn: null,
        deciders: ['stationHead', 'townshipOffice'],
        notBy: [...new Set([...o.raisedBy, ...settersOf(set)])],
      }
      return [item]
    }),
  view: (item, input) => {
    const { raised, set } = contested(item, input)
    const scheme = schemeOf(input)
    const name = nameOfTier(scheme, String(set.data['tier']))
    const back = nameOfTier(scheme, fallsBackTo(set, input))
    const said = raised.data
    return {
      asked: [
        {
          label: { zh: '对哪次定级', en: 'About' },
          value: { zh: `${set.on} 定为“${name.zh}”`, en: `“${name.en}”, set on ${set.on}` },
        },
        { label: { zh: '当时理由', en: 'Reason then' }, value: same(String(set.data['reason'] ?? '')) },
        { label: { zh: '本人的意见', en: 'The person says' }, value: same(String(said['statement'] ?? '—')) },
        ...(said['proof']
          ? [
              {
                label: { zh: '本人的依据', en: 'What the person has to show' },
                value: same(String(said['proof'])),
              },
            ]
          : []),
        ...(said['way'] === 'spoken'
          ? [
              {
                label: { zh: '提出方式', en: 'How' },
                value: { zh: '口头异议，由工作人员记录', en: 'Spoken, written down by staff' },
              },
            ]
          : []),
      ],
      rule: [
        {
          clause: 'pipl-24',
          says: {
            zh: '本人有权要求说明定级的依据并提出异议；由没有参与定级的人决定并说明理由。',
            en: 'The person may ask what a tier rests on and object; somebody who had no part in it decides and says why.',
          },
        },
      ],
      record: [...factsOf(input), ...ifUpheld(set, back, input)],
      follows: {
        approve: {
          zh: `异议成立：${set.on} 的定级不再计算，等级回到“${back.zh}”，或者改为下面选定的较低等级；检测、走访的频次随之重新计算，并告知本人。`,
          en: `Upheld: the tier of ${set.on} stops counting and “${back.en}” is back, or the calmer one chosen below; tests and visits are computed anew, and the person is told.`,
        },
        refuse: {
          zh: '异议不成立：等级不变，理由记入档案并告知本人。',
          en: 'Rejected: the tier stays, the reason goes on file and to the person.',
        },
        sendBack: {
          zh: '退回核实，案卷有新登记后再回到这里。',
          en: 'Goes back to be checked; it returns with the next entry.',
        },
      },
      adverse: ['refuse'],
      fields: [
        {
          name: field,
          label: { zh: '异议成立后的等级', en: 'The tier then' },
          options: [
            { value: '', label: { zh: `回到“${back.zh}”`, en: `Back to “${back.en}”` } },
            ...calmerThan(set, scheme).map((t) => ({
              value: t.key,
              label: { zh: `定为“${t.name.zh}”`, en: `Set “${t.name.en}”` },
            })),
          ],
        },
      ],
    }
  },
  answer: (item, { outcome, reason, by, fields }, input) => {
    const { set } = contested(item, input)
    const { today, policy, state } = input
    const upheld = outcome === 'approve'
    const decided: DecisionEntry = {
      ...{ type: 'objectionDecided', on: today },
      data: { about: set.id, upheld, statement: reason },
    }
    const tier = upheld ? (fields?.[field] ?? '') : ''
    if (tier === '') return accept([decided])
    if (!calmerThan(set, schemeOf(input)).some((t) => t.key === tier)) return refuse(notCalmer)
    return accept([decided, tierEntry({ tier, reason, by, proposed: state.tier.proposed }, policy, today)])
  },
}

const notCalmer = {
  code: 'tier-objection-not-calmer',
  field,
  says: {
    zh: '异议成立后只能定为比原来低的等级。',
    en: 'After an upheld objection only a calmer tier can be set.',
  },
}

/** Who wrote the tier down and who decided it, where that was somebody else. */
function settersOf(set: Entry): readonly string[] {
  const decidedBy = set.data['decidedBy']
  return [...(set.by ? [set.by.user] : []), ...(typeof decidedBy === 'string' ? [decidedBy] : [])]
}

function contested(
  item: PendingDecision,
  { journal }: DecisionInput,
): OpenObjection & { readonly set: Entry } {
  const found = openObjections(journal).find((o) => o.raised.id === item.anchor)
  const set = journal.find((e) => e.id === found?.about)
  if (!found || !set) throw new Error(`decision ${item.id} has lost its objection`)
  return { ...found, set }
}

function schemeOf({ policy, today }: DecisionInput): TierScheme | undefined {
  return findRule<TierScheme>(policy, 'tiers.scheme', today)?.value
}

function calmerThan(set: Entry, scheme: TierScheme | undefined): TierScheme['tiers'] {
  const rank = scheme?.tiers.findIndex((t) => t.key === set.data['tier']) ?? -1
  return scheme?.tiers.slice(0, Math.max(0, rank)) ?? []
}

function upheldEntry(set: Entry, { today }: DecisionInput): Entry {
  const data = { about: set.id, upheld: true }
  return { id: '~objectionDecided', case: set.case, type: 'objectionDecided', on: today, data }
}

/** Replay itself says which tier is in force without the contested one. */
function fallsBackTo(set: Entry, input: DecisionInput): string | null {
  return replay([...input.journal, upheldEntry(set, input)], input.book, input.today).tier.current
}

function factsOf({ state }: DecisionInput): EvidenceLine[] {
  return state.tier.because.map((b) => ({
    says: { zh: `${b.on} ${tierFactWords(b.fact).zh}`, en: `${b.on} ${tierFactWords(b.fact).en}` },
    evidence: b.evidence,
  }))
}

function ifUpheld(set: Entry, back: Words, input: DecisionInput): EvidenceLine[] {
  const { journal, book, today } = input
  const { current } = whatTiersBring(journal, book, today, [])
  const without = whatTiersBring([...journal, upheldEntry(set, input)], book, today, [])
  const then = { tier: '', rhythms: without.current, from: null }
  const says = sayWhatTierBrings(current, then)
  return [
    {
      says: {
        zh: `如果成立：等级回到“${back.zh}”；${says.zh}`,
        en: `If upheld: “${back.en}” is back; ${says.en}`,
      },
      evidence: [set.id],
    },
  ]
}
