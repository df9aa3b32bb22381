import type { Book } from './build-book.ts'
import type { Policy, PolicyBook, Rule } from './policy.ts'

export type Watched = {
  readonly book: PolicyBook
  /** Has any of the rules been looked up since the last `forget`? */
  readonly wasAsked: () => boolean
  readonly forget: () => void
}

/** Read once per pack and kept in another form: a later look at them is not seen. */
const keptCompiled: ReadonlySet<string> = new Set(['tiers.scheme'])

/**
 * A book that notices when a replay looks at one of these rules. One that never did comes out the same whatever they
 * say, so a forecast need not run it twice.
 */
export function watchBook(book: Book, keys: ReadonlySet<string>): Watched {
  const always = [...keys].some((key) => keptCompiled.has(key))
  let asked = false
  const watched = new Map<Policy, Policy>()
  const watch = (policy: Policy): Policy => {
    const known = watched.get(policy)
    if (known) return known
    const onLook = (key: string) => {
      if (keys.has(key)) asked = true
    }
    const made = { ...policy, rules: noticing(policy.rules, keys, onLook), onLook }
    watched.set(policy, made)
    return made
  }
  return {
    book: { at: (place) => watch(book.at(place)) },
    wasAsked: () => asked || always,
    forget: () => {
      asked = false
    },
  }
}

function noticing(
  rules: Readonly<Record<string, Rule>>,
  keys: ReadonlySet<string>,
  onLook: (key: string) => void,
): Readonly<Record<string, Rule>> {
  const copy = { ...rules }
  for (const key of keys) {
    const rule = rules[key]
    const get = () => {
      onLook(key)
      return rule
    }
    Object.defineProperty(copy, key, { get, enumerable: true })
  }
  return copy
}

/** Keys whose rules differ anywhere between two books. */
export function changedKeys(before: Book, after: Book): ReadonlySet<string> {
  const old = new Map(before.policies.map((p) => [p.pack, p]))
  const keys = new Set<string>()
  for (const policy of after.policies) {
    const was = old.get(policy.pack) ?? before.at(policy.area)
    if (was === policy) continue
    for (const key of new Set([...Object.keys(was.rules), ...Object.keys(policy.rules)]))
      if (JSON.stringify(was.rules[key]?.values) !== JSON.stringify(policy.rules[key]?.values)) keys.add(key)
  }
  return keys
}
