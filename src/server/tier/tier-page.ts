import type { TierPage } from '#contract/tier-contract.ts'
import { replay } from '#core/case/replay.ts'
import { findDecisionKind, pendingDecisions } from '#core/decision/all-kinds.ts'
import { same } from '#core/decision/decision-kind.ts'
import { tierDeciders } from '#core/decision/kinds/tier-decision.ts'
import { tierFactWords } from '#core/decision/tier-fact-words.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findEntryType } from '#core/journal/entry-types.ts'
import { findRule, type Policy } from '#core/policy/policy.ts'
import { clauseOfFact } from '#core/tier/clause-of-fact.ts'
import { pointsOverTime } from '#core/tier/points-over-time.ts'
import { entryWithout, sayTierChange } from '#core/tier/say-tier-change.ts'
import { sayWhatTierBrings } from '#core/tier/say-what-a-tier-brings.ts'
import type { TierScheme } from '#core/tier/scheme.ts'
import { moveOf, type TierSetting, tierHistory } from '#core/tier/tier-history.ts'
import { whatTiersBring } from '#core/tier/what-a-tier-brings.ts'
import { whatKeptTestsBring, whatMovesTier } from '#core/tier/what-moves.ts'
import type { Context } from '#server/http/context.ts'
import { loadAuthorNames } from '#server/store/case-surroundings.ts'
import { loadStrikes } from '#server/store/decision-store.ts'
import { loadJournal } from '#server/store/journal-store.ts'
import type { CaseKey } from '#server/store/open-case.ts'
import { findOwnLogin } from '#server/store/own-login.ts'
import { findIdentity } from '#server/store/person-identity.ts'
import { clauseShown } from './show-schemes.ts'

const kinds: ReadonlySet<string> = new Set(['tier', 'tierReview', 'tierObjection'])

/** The tier of one opened case: facts, points over time, what moves it, what each tier brings, what was set and contested. */
export async function tierPage(key: CaseKey, context: Context): Promise<TierPage> {
  const { tx, services, user, today, policies } = context
  const journal = await loadJournal(tx, services.vault, key.region, key.caseId)
  const person = await findIdentity(tx, services.vault, key.region, key.personId)
  const state = replay(journal, policies, today)
  const policy = policies.at(state.executionPlace ?? key.township ?? key.region)
  const rule = findRule<TierScheme>(policy, 'tiers.scheme', today)
  const tiers = rule?.value.tiers ?? []
  const picture = pointsOverTime(journal, policies, today)
  const brought = whatTiersBring(
    journal,
    policies,
    today,
    tiers.map((t) => t.key),
  )
  const requests = await loadStrikes(tx, services.vault, key)
  const input = { journal, state, policy, book: policies, today, requests }
  const history = tierHistory(journal, policy)
  const names = await namesOf(context, history)
  const facts = picture.facts.map((f) => ({
    ...f,
    says: tierFactWords(f.fact),
    clause: clauseOfFact(f, state, rule?.clause ?? ''),
    evidence: f.evidence.flatMap((id) => evidenceOf(id, journal)),
  }))
  const running = state.tier.proposed !== null
  const known = { journal, book: policies }
  return {
    ...{ caseId: key.caseId, seq: key.seq, today, name: person?.name ?? '', fileNo: key.fileNo },
    scheme: rule ? schemeOf(rule, policy, today) : null,
    running,
    ...{ current: state.tier.current, proposed: state.tier.proposed, points: state.tier.points },
    facts,
    clauses: clausesOf([...facts.map((f) => f.clause), rule?.clause ?? '', 'pipl-24'], policy),
    past: [...picture.past],
    ahead: [...picture.ahead],
    moves: [...whatMovesTier(known, today), ...whatKeptTestsBring(known, today)].flatMap((m) => {
      const move = moveOf(rule?.value, state.tier.proposed, m.to)
      if (move !== 'up' && move !== 'down') return []
      const id = entryWithout(m)
      const [entry = null] = id === null ? [] : evidenceOf(id, journal)
      return [{ to: m.to, says: sayTierChange(m), points: m.points, move, entry }]
    }),
    brings: {
      current: [...brought.current],
      each: brought.each.map((b) => ({
        ...{ tier: b.tier, rhythms: [...b.rhythms], from: b.from },
        says: sayWhatTierBrings(brought.current, b),
      })),
    },
    history: history.map(({ decidedBy, by: author, recordedAt: _, ...set }) => {
      const by =
        names.get(decidedBy) ?? (looksLikeId(decidedBy) ? (names.get(author ?? '') ?? '') : decidedBy)
      return { ...set, by, objection: shownObjection(set.objection) }
    }),
    waiting: pendingDecisions(input)
      .filter((p) => kinds.has(p.kind))
      .map((p) => ({
        ...{ id: p.id, kind: p.kind, title: findDecisionKind(p.kind)?.title ?? same(p.kind) },
        mine: p.deciders.includes(user.role) && !p.notBy.includes(user.id),
      })),
    maySet: running && tierDeciders({ policy, today }).includes(user.role),
    hasOwnLogin: (await findOwnLogin(tx, key)) !== undefined,
  }
}

/** The words of the objection; its ids stay with the journal. */
function shownObjection(objection: TierSetting['objection']) {
  if (objection === null) return null
  const { id: _, decision: __, ...shown } = objection
  return shown
}

function schemeOf(
  rule: { readonly value: TierScheme; readonly clause: string; readonly reading: boolean },
  policy: Policy,
  today: string,
): TierPage['scheme'] {
  const { name, base, tiers, reviewMonths } = rule.value
  const value = policy.rules['tiers.scheme']?.values.find(
    (v) => v.from <= today && (v.to === undefined || today < v.to),
  )
  return {
    ...{ name, pack: policy.pack, reading: rule.reading, because: value?.because ?? null },
    ...{ clause: rule.clause, base, reviewMonths },
    tiers: tiers.map((t) => ({ key: t.key, name: t.name, from: t.from, says: t.says ?? null })),
  }
}

function evidenceOf(id: string, journal: readonly Entry[]) {
  const entry = journal.find((e) => e.id === id)
  if (!entry) return []
  return [{ id, on: entry.on, title: findEntryType(entry.type)?.title ?? same(entry.type) }]
}

function clausesOf(keys: readonly string[], policy: Policy): TierPage['clauses'] {
  return Object.fromEntries(
    [...new Set(keys)].flatMap((key) => {
      const shown = clauseShown(policy, key)
      return shown ? [[key, shown]] : []
    }),
  )
}

const looksLikeId = (text: string) => text.length >= 26 && /^[0-9a-z-]+$/i.test(text)

async function namesOf({ tx }: Context, history: readonly TierSetting[]) {
  const ids = history.flatMap((s) => [s.decidedBy, ...(s.by ? [s.by] : [])])
  return (await loadAuthorNames(tx, [...new Set(ids)], [])).users
}
