import type { AgreementClause } from './clause.ts'
import type { ClauseChange } from './draft-content.ts'
import { agreementParts } from './plan-kinds.ts'

/** Lays the writer's changes over what was drawn. Clauses of the law stay whole whatever the changes say. */
export function applyChanges(
  drawn: readonly AgreementClause[],
  changes: readonly ClauseChange[],
): readonly AgreementClause[] {
  return agreementParts.flatMap((part) => {
    // of several changes of one clause the last one counts
    const here = [...new Map(changes.filter((c) => c.part === part).map((c) => [c.key, c])).values()]
    const kept = drawn
      .filter((c) => c.part === part)
      .flatMap((c) => {
        const change = here.find((x) => x.key === c.key)
        if (!change) return [c]
        if (c.statutory) return [{ ...c, addition: change.text }]
        return change.text === null ? [] : [{ ...c, text: change.text, changed: change.text !== c.text }]
      })
    const own = here.flatMap(({ key, text }) =>
      key.startsWith('own-') && text !== null
        ? [{ part, key, text, statutory: false, clause: null, addition: null, changed: true }]
        : [],
    )
    return [...kept, ...own]
  })
}

export type ClauseDifference = {
  readonly part: AgreementClause['part']
  readonly key: string
  readonly how: 'added' | 'removed' | 'changed'
  readonly was: string | null
  readonly is: string | null
}

/** What a new version says otherwise than the one before it. */
export function compareClauses(
  before: readonly AgreementClause[],
  after: readonly AgreementClause[],
): readonly ClauseDifference[] {
  const say = (c: AgreementClause) => (c.addition ? `${c.text}${c.addition}` : c.text)
  const same = (a: AgreementClause, b: AgreementClause) => a.part === b.part && a.key === b.key
  const gone = before
    .filter((b) => !after.some((a) => same(a, b)))
    .map((b) => ({ part: b.part, key: b.key, how: 'removed' as const, was: say(b), is: null }))
  const fresh = after.flatMap((a): ClauseDifference[] => {
    const b = before.find((x) => same(x, a))
    if (!b) return [{ part: a.part, key: a.key, how: 'added', was: null, is: say(a) }]
    return say(a) === say(b) ? [] : [{ part: a.part, key: a.key, how: 'changed', was: say(b), is: say(a) }]
  })
  return agreementParts.flatMap((part) => [...gone, ...fresh].filter((d) => d.part === part))
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** A part as running text: （一）…\n（二）… as papers number it; one clause stands without a number. */
export function partText(clauses: readonly AgreementClause[], part: AgreementClause['part']): string {
  const lines = clauses
    .filter((c) => c.part === part)
    .map((c) => (c.addition ? `${c.text}${c.addition}` : c.text))
  if (lines.length < 2) return lines.join('')
  return lines.map((text, i) => `（${numerals[i] ?? i + 1}）${text}`).join('\n')
}
