import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { type Book, draftBook } from './build-book.ts'
import type { DraftChange } from './draft-change.ts'
import { type DraftHead, layDraft } from './lay-draft.ts'
import { type PackFault, PackFaults } from './pack-fault.ts'
import type { RawPack } from './pack-file.ts'
import type { Policy, Rule } from './policy.ts'

export type Drafted =
  | { readonly ok: true; readonly raw: RawPack; readonly book: Book }
  | { readonly ok: false; readonly raw: RawPack; readonly faults: readonly PackFault[] }

/** `3298` → `cn-32-98`; the reverse of `areaOfName`. */
export function nameOfArea(area: AreaCode): string {
  if (area === 'cn') return 'cn'
  const pairs = area.slice(0, 6).match(/../g) ?? []
  return ['cn', ...pairs, ...(area.length > 6 ? [area.slice(6, 9)] : [])].join('-')
}

/**
 * Lays a draft on the book in force and asks the one checker of packs. Beside what that refuses (locks, forbidden facts,
 * holes, missing clauses) a draft may not reach back: no value may differ on a day before it takes effect.
 */
export function checkDraft(
  inForce: Book,
  head: DraftHead,
  changes: readonly DraftChange[],
  effectiveOn: PlainDate,
): Drafted {
  const base = inForce.raws.find((raw) => raw.folder === head.key)
  const before = inForce.at(head.area)
  const raw = layDraft(head, base, before, changes, effectiveOn)
  const own = changes.flatMap((change) => changeFaults(change, head.key, base, before, effectiveOn))
  try {
    const book = draftBook(inForce, raw)
    const faults = [...own, ...reachingBack(inForce, book, head.key, effectiveOn)]
    return faults.length > 0 ? { ok: false, raw, faults } : { ok: true, raw, book }
  } catch (error) {
    if (!(error instanceof PackFaults)) throw error
    return { ok: false, raw, faults: [...own, ...error.faults] }
  }
}

function changeFaults(
  change: DraftChange,
  pack: string,
  base: RawPack | undefined,
  before: Policy,
  effectiveOn: PlainDate,
): PackFault[] {
  const path = change.do === 'clause' ? change.key : change.rule
  const at = { pack, file: '', path }
  if (change.do !== 'clause' && change.from !== null && change.from < effectiveOn)
    return [
      {
        ...at,
        says: {
          zh: `自${change.from}起的值早于生效日${effectiveOn}。`,
          en: `A value from ${change.from} is older than ${effectiveOn}, the day it takes effect.`,
        },
        mend: {
          zh: '改为生效日或更晚的日期；已经过去的日子仍按当时的规则。',
          en: 'Give the day it takes effect or a later one; days that are over keep the rules they had.',
        },
      },
    ]
  if (change.do === 'end' && !ownRules(base).has(change.rule))
    return [
      {
        ...at,
        says: { zh: '本级没有这条规则，不能废止。', en: 'This pack has no such rule, so it can not end.' },
        mend: {
          zh: before.rules[change.rule] ? '这是上级的规则；要改变请设本级的值。' : '请检查规则的编号。',
          en: before.rules[change.rule]
            ? 'It is a rule of the pack above; give it a value of your own instead.'
            : 'Check the key of the rule.',
        },
      },
    ]
  return []
}

function ownRules(base: RawPack | undefined): ReadonlySet<string> {
  const keys = (base?.files ?? []).flatMap((file) => {
    const content = file.content as { readonly rules?: readonly { readonly key: string }[] } | null
    return content?.rules?.map((rule) => rule.key) ?? []
  })
  return new Set(keys)
}

/** Rules that would say something else on a day that is over when the draft begins. */
function reachingBack(inForce: Book, book: Book, pack: string, effectiveOn: PlainDate): PackFault[] {
  const [before, after] = [inForce.at(book.pack(pack).area), book.pack(pack)]
  return Object.values(after.rules)
    .filter((rule) => !sameBefore(before.rules[rule.key], rule, effectiveOn))
    .map((rule) => ({
      pack,
      file: '',
      path: rule.key,
      says: {
        zh: `“${rule.means.zh}”在${effectiveOn}以前的值会改变。`,
        en: `“${rule.means.en}” would change on days before ${effectiveOn}.`,
      },
      mend: {
        zh: '草案只能改变生效以后的日子。',
        en: 'A draft may change only the days from its effect on.',
      },
    }))
}

function sameBefore(before: Rule | undefined, after: Rule, day: PlainDate): boolean {
  return past(before, day) === past(after, day)
}

/** The values of a rule on the days before a day, joined where a cut divides what says the same. */
function past(rule: Rule | undefined, day: PlainDate): string {
  const parts: { said: string; from: string; to: string }[] = []
  for (const v of [...(rule?.values ?? [])].reverse()) {
    if (v.from >= day) continue
    const to = v.to === undefined || v.to > day ? day : v.to
    const said = JSON.stringify([v.value, v.clause, v.reading === true])
    const last = parts.at(-1)
    if (last && last.said === said && last.to === v.from) last.to = to
    else parts.push({ said, from: v.from, to })
  }
  return JSON.stringify(parts)
}
