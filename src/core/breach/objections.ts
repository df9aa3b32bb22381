import { standing } from '#core/decision/decision-kind.ts'
import type { Entry } from '#core/journal/entry.ts'

/** An objection that nobody has decided: the entry that raised it, and the entry it is about. */
export type OpenObjection = {
  readonly raised: Entry
  readonly about: string
  /** Everybody who raised one about the same entry: none of them decides it. */
  readonly raisedBy: readonly string[]
  readonly isTest: boolean
}

const raisers = { objectionRaised: 'about', testObjected: 'test' } as const
const deciders = { objectionRaised: 'objectionDecided', testObjected: 'testObjectionDecided' } as const

/** One for each entry that is objected to, the first to raise it named; an objection after a decision opens it again. */
export function openObjections(journal: readonly Entry[]): readonly OpenObjection[] {
  const entries = standing(journal)
  const open = new Map<string, OpenObjection>()
  for (const e of entries) {
    for (const type of ['objectionRaised', 'testObjected'] as const) {
      const about = String(e.data[raisers[type]])
      const key = `${type} ${about}`
      if (e.type === deciders[type]) open.delete(key)
      if (e.type !== type || !entries.some((other) => other.id === about)) continue
      const before = open.get(key)
      const by = e.by ? [e.by.user] : []
      open.set(key, {
        raised: before?.raised ?? e,
        about,
        raisedBy: [...(before?.raisedBy ?? []), ...by],
        isTest: type === 'testObjected',
      })
    }
  }
  return [...open.values()]
}

/** What the person said about these entries, in objections and in the records of criticism and warning since. */
export function statementsAbout(
  journal: readonly Entry[],
  ids: readonly string[],
): readonly { readonly entry: Entry; readonly says: string }[] {
  return standing(journal).flatMap((e) => {
    const about = e.type === 'testObjected' ? e.data['test'] : e.data['about']
    const objects = (e.type === 'objectionRaised' || e.type === 'testObjected') && ids.includes(String(about))
    const stated = e.type === 'statementMade' && ids.includes(String(about))
    const heard = e.type === 'warned' || e.type === 'admonished' || stated
    const said = e.type === 'testObjected' ? e.data['reason'] : e.data['statement']
    return (objects || heard) && typeof said === 'string' ? [{ entry: e, says: said }] : []
  })
}
