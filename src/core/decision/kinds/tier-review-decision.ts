import { type DecisionKind, newestOf, same } from '#core/decision/decision-kind.ts'
import { tierFactWords } from '#core/decision/tier-fact-words.ts'
import { findRule } from '#core/policy/policy.ts'
import { accept } from '#core/shared/decision.ts'
import type { TierScheme } from '#core/tier/scheme.ts'
import { tierEntry } from '#core/tier/set-tier.ts'
import { moveOf, tierHistory, tierInForce } from '#core/tier/tier-history.ts'
import { nameOfTier, tierDeciders, tierDecision } from './tier-decision.ts'

/** A tier does not last by itself: on its day of review somebody says whether it stays (F-23). */
export const tierReviewDecision: DecisionKind = {
  kind: 'tierReview',
  title: { zh: '等级到期复核', en: 'Tier to be looked at again' },
  pending: (input) => {
    if (input.state.stage !== 'inForce' || input.state.tier.proposed === null) return []
    const set = tierInForce(tierHistory(input.journal, input.policy))
    if (!set || set.reviewOn === null || set.reviewOn > input.today) return []
    if (set.objection?.state === 'open' || tierDecision.pending(input).length > 0) return []
    return [
      {
        ...{ id: `tierReview:${set.id}`, kind: 'tierReview', anchor: set.id, askedBy: null },
        askedOn: set.reviewOn,
        basisSeq: newestOf(input.journal, [set.id]),
        ...{ dueOn: null, deciders: tierDeciders(input), notBy: [] },
      },
    ]
  },
  view: (_, input) => {
    const { state, policy, today, journal } = input
    const scheme = findRule<TierScheme>(policy, 'tiers.scheme', today)
    const set = tierInForce(tierHistory(journal, policy))
    const now = nameOfTier(scheme?.value, state.tier.current)
    const then = nameOfTier(scheme?.value, state.tier.proposed)
    const differs = state.tier.proposed !== null && state.tier.proposed !== state.tier.current
    const worse = differs && moveOf(scheme?.value, state.tier.current, state.tier.proposed ?? '') === 'up'
    return {
      asked: [
        { label: { zh: '现在', en: 'Now' }, value: now },
        { label: { zh: '定级日期', en: 'Set on' }, value: same(set?.on ?? '') },
        { label: { zh: '当时理由', en: 'Reason then' }, value: same(set?.reason ?? '') },
        { label: { zh: '今天的建议', en: 'Proposed today' }, value: then },
      ],
      rule: scheme
        ? [
            {
              clause: scheme.clause,
              says: {
                zh: `按“${scheme.value.name.zh}”方案，等级每${scheme.value.reviewMonths}个月复核一次${scheme.reading ? '（期限是本系统的默认，不是官方规定）' : ''}。`,
                en: `By the scheme “${scheme.value.name.en}” a tier is looked at again every ${scheme.value.reviewMonths} months${scheme.reading ? ' (a default of this system, not official)' : ''}.`,
              },
            },
          ]
        : [],
      record: state.tier.because.map((b) => ({
        says: {
          zh: `${b.on} ${tierFactWords(b.fact).zh}`,
          en: `${b.on} ${tierFactWords(b.fact).en}`,
        },
        evidence: b.evidence,
      })),
      follows: {
        approve: {
          zh: `保持“${now.zh}”，到下一个复核日；理由记入档案。`,
          en: `“${now.en}” stays until the next day of review; the reason goes on file.`,
        },
        refuse: differs
          ? { zh: `改为“${then.zh}”，即今天的建议。`, en: `It becomes “${then.en}”, as proposed today.` }
          : {
              zh: '今天的建议与现在相同；要改为别的等级，请在个案的“等级”页上另行定级。',
              en: 'The same is proposed today; to set another tier use the tier page of the case.',
            },
        sendBack: {
          zh: '退回社工补充情况，案卷有新登记后再回到这里。',
          en: 'Goes back to the worker; it returns here with the next entry on the file.',
        },
      },
      adverse: worse ? ['refuse'] : [],
    }
  },
  answer: (_, { outcome, reason, by }, { state, policy, today }) => {
    const { current, proposed } = state.tier
    if (outcome === 'refuse' && proposed === current)
      return {
        ok: false,
        refusals: [
          {
            code: 'tier-review-same',
            field: 'outcome',
            says: {
              zh: '今天的建议与现在的等级相同，没有可以改成的等级。',
              en: 'What is proposed today is the present tier: there is nothing to change to.',
            },
            mend: {
              zh: '确认保持，或者在个案的“等级”页上另行定级并说明理由。',
              en: 'Keep it, or set another one on the tier page of the case with a reason.',
            },
          },
        ],
      }
    const tier = (outcome === 'approve' ? current : proposed) ?? ''
    return accept([tierEntry({ tier, reason, by, proposed }, policy, today)])
  },
}
