import type { Clause, Policy, Rule } from './policy.ts'

type Found = { readonly rules: readonly Rule[]; readonly clauses: readonly Clause[] }

/**
 * The rules and clauses in which a text stands: Chinese or English, key or document, any length from one character, all
 * of several words. No text finds everything, in the order of the packs; else the best comes first: what is in a name
 * before what is in a clause's document, and that before what is in its wording.
 */
export function searchPolicy(policy: Policy, text: string): Found {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0)
    return { rules: Object.values(policy.rules), clauses: Object.values(policy.clauses) }
  const { rules, clauses } = indexOf(policy)
  return { rules: rules.find(words), clauses: clauses.find(words) }
}

type Index = { readonly rules: Searched<Rule>; readonly clauses: Searched<Clause> }
type Searched<T> = { readonly find: (words: readonly string[]) => readonly T[] }

/** A pack never changes, so its index is made once: by pairs of letters, for Chinese words have two. */
const made = new WeakMap<Policy, Index>()

function indexOf(policy: Policy): Index {
  const known = made.get(policy)
  if (known) return known
  const index = {
    rules: searched(Object.values(policy.rules), (rule) => ruleFields(rule, policy)),
    clauses: searched(Object.values(policy.clauses), clauseFields),
  }
  made.set(policy, index)
  return index
}

/** Texts of one thing, the weightiest first. */
type Fields = readonly (readonly string[])[]
const weights = [12, 5, 1]

function searched<T>(things: readonly T[], fieldsOf: (thing: T) => Fields): Searched<T> {
  const texts = things.map((thing) => fieldsOf(thing).map((parts) => parts.join('\n').toLowerCase()))
  const pairs = new Map<string, Set<number>>()
  for (const [at, fields] of texts.entries())
    for (const pair of pairsOf(fields.join('\n'))) {
      const places = pairs.get(pair)
      if (places) places.add(at)
      else pairs.set(pair, new Set([at]))
    }
  const everywhere = things.map((_, at) => at)
  const candidates = (word: string): Iterable<number> => {
    let best: ReadonlySet<number> | undefined
    for (const pair of pairsOf(word)) {
      const places = pairs.get(pair)
      if (!places) return []
      if (!best || places.size < best.size) best = places
    }
    return best ?? everywhere
  }
  const scoreOf = (at: number, words: readonly string[]): number => {
    let score = 0
    for (const word of words) {
      const field = texts[at]?.findIndex((text) => text.includes(word)) ?? -1
      if (field < 0) return 0
      score += weights[field] ?? 1
    }
    return score
  }
  return {
    find: (words) => {
      const [longest = ''] = [...words].sort((a, b) => b.length - a.length)
      return [...candidates(longest)]
        .map((at) => ({ at, score: scoreOf(at, words) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score || a.at - b.at)
        .flatMap(({ at }) => things[at] ?? [])
    },
  }
}

function* pairsOf(text: string): Iterable<string> {
  for (let i = 0; i + 1 < text.length; i++) yield text.slice(i, i + 2)
}

function ruleFields(rule: Rule, policy: Policy): Fields {
  const documents: string[] = []
  const rest: string[] = []
  for (const value of rule.values) {
    const clause = policy.clauses[value.clause]
    documents.push(value.clause, clause?.document ?? '', clause?.clause ?? '')
    rest.push(JSON.stringify(value.value))
    if (value.because) rest.push(value.because.zh, value.because.en)
  }
  return [[rule.key, rule.means.zh, rule.means.en], documents, rest]
}

function clauseFields(clause: Clause): Fields {
  return [[clause.key, clause.document, clause.clause], [clause.says.zh, clause.says.en], [clause.text ?? '']]
}
