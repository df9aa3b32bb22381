import type { Role } from '#core/access/roles.ts'
import {
  type DecisionInput,
  type DecisionKind,
  newestOf,
  same,
  standing,
} from '#core/decision/decision-kind.ts'
import { tierFactWords } from '#core/decision/tier-fact-words.ts'
import { findRule } from '#core/policy/policy.ts'
import { accept, type Words } from '#core/shared/decision.ts'
import { sayWhatTierBrings } from '#core/tier/say-what-a-tier-brings.ts'
import { answeredAt, tierEntry } from '#core/tier/set-tier.ts'
import { whatTiersBring } from '#core/tier/what-a-tier-brings.ts'

type Scheme = {
  readonly name: Words
  readonly tiers: readonly { readonly key: string; readonly name: Words }[]
  readonly confirmedBy?: readonly Role[]
}

/** A tier that the scheme proposes and nobody has confirmed (F-23). The engine never sets one (个人信息保护法 24). */
export const tierDecision: DecisionKind = {
  kind: 'tier',
  title: { zh: '风险等级', en: 'Tier' },
  pending: (input) => {
    const { tier, stage } = input.state
    if (tier.proposed === null || tier.proposed === tier.current || stage !== 'inForce') return []
    const evidence = tier.because.flatMap((b) => b.evidence)
    const basisSeq = newestOf(input.journal, evidence)
    if (answeredAt(input.journal, tier.proposed) > basisSeq) return []
    const days = tier.because.map((b) => b.on).sort()
    const asked = days.at(-1) ?? input.state.reportIn.reportedOn ?? input.state.asOf
    return [
      {
        id: `tier:${tier.proposed}`,
        kind: 'tier',
        anchor: tier.proposed,
        askedBy: null,
        askedOn: asked,
        basisSeq,
        dueOn: null,
        deciders: tierDeciders(input),
        notBy: [],
      },
    ]
  },
  view: (item, input) => {
    const { tier } = input.state
    const scheme = schemeOf(input)
    const rise = rankOf(scheme, item.anchor) > rankOf(scheme, tier.current)
    const to = nameOfTier(scheme, item.anchor)
    return {
      asked: [
        { label: { zh: '现在', en: 'Now' }, value: nameOfTier(scheme, tier.current) },
        { label: { zh: '建议', en: 'Proposed' }, value: to },
        { label: { zh: '分值', en: 'Points' }, value: same(String(tier.points)) },
        { label: { zh: '如果确认', en: 'If confirmed' }, value: brings(item.anchor, input) },
      ],
      rule: rules(input),
      record: tier.because.map((b) => ({
        says: {
          zh: `${b.on} ${tierFactWords(b.fact).zh}（${signed(b.points)} 分）`,
          en: `${b.on} ${tierFactWords(b.fact).en} (${signed(b.points)} points)`,
        },
        evidence: b.evidence,
      })),
      follows: {
        approve: {
          zh: `等级定为“${to.zh}”，本地按等级规定频次的，检测、走访、谈话随之调整；本人可以提出异议。`,
          en: `The tier becomes “${to.en}”; tests, visits and talks follow it where the place says so; the person may object.`,
        },
        refuse: {
          zh: '保持现在的等级，理由记入档案；有新的事实时会再次提出。',
          en: 'The tier stays, the reason goes on file; a new fact raises the question again.',
        },
        sendBack: {
          zh: '退回社工补充情况，案卷有新登记后再回到这里。',
          en: 'Goes back to the worker; it returns here with the next entry on the file.',
        },
      },
      adverse: rise ? ['approve'] : ['refuse'],
    }
  },
  answer: (item, { outcome, reason, by }, { state, policy, today }) => {
    const tier = outcome === 'approve' ? item.anchor : (state.tier.current ?? item.anchor)
    // nothing is in force to be kept: refusing a first tier is a note, not a tier
    if (outcome === 'refuse' && state.tier.current === null)
      return accept([
        { type: 'note', on: today, data: { text: `不采纳建议等级（${item.anchor}）：${reason}` } },
      ])
    return accept([tierEntry({ tier, reason, by, proposed: item.anchor }, policy, today)])
  },
}

function brings(tier: string, { journal, book, today }: DecisionInput): Words {
  const { current, each } = whatTiersBring(journal, book, today, [tier])
  const [then] = each
  return then ? sayWhatTierBrings(current, then) : same('')
}

/** Whom the scheme of the place lets confirm a tier, among those who see its points. */
export function tierDeciders(input: Pick<DecisionInput, 'policy' | 'today'>): readonly Role[] {
  const allowed = schemeOf(input)?.confirmedBy ?? ['stationHead', 'townshipOffice']
  return (['stationHead', 'townshipOffice'] as const).filter((role) => allowed.includes(role))
}

function schemeOf({ policy, today }: Pick<DecisionInput, 'policy' | 'today'>): Scheme | undefined {
  return findRule<Scheme>(policy, 'tiers.scheme', today)?.value
}

function rules({ policy, today, journal }: DecisionInput): { clause: string; says: Words }[] {
  const scheme = findRule<Scheme>(policy, 'tiers.scheme', today)
  const last = standing(journal)
    .filter((e) => e.type === 'tierSet')
    .at(-1)
  return [
    ...(scheme
      ? [
          {
            clause: scheme.clause,
            says: {
              zh: `按“${scheme.value.name.zh}”方案计算${scheme.reading ? '（分值是本系统的默认，不是官方规定）' : ''}${last ? `；上次定级 ${last.on}` : ''}。`,
              en: `By the scheme “${scheme.value.name.en}”${scheme.reading ? ' (points are a default of this system, not official)' : ''}${last ? `; last set on ${last.on}` : ''}.`,
            },
          },
        ]
      : []),
    {
      clause: 'pipl-24',
      says: {
        zh: '系统只提出建议，由人决定并说明理由；不得只凭自动计算作出决定。',
        en: 'The system proposes; a person decides and says why. No decision rests on calculation alone.',
      },
    },
  ]
}

function rankOf(scheme: Scheme | undefined, key: string | null): number {
  return scheme?.tiers.findIndex((t) => t.key === key) ?? -1
}

/** A tier by its name in the scheme; without one, that none was set yet. */
export function nameOfTier(scheme: Scheme | undefined, key: string | null): Words {
  if (key === null) return { zh: '未定级', en: 'none yet' }
  return scheme?.tiers.find((t) => t.key === key)?.name ?? same(key)
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : String(points)
}
