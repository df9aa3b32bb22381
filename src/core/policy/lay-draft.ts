import type { Words } from '#core/shared/decision.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { DraftChange, SetValue } from './draft-change.ts'
import type { RawFile, RawPack, RuleEntry, ValueEntry } from './pack-file.ts'
import type { Policy } from './policy.ts'

/** The pack that a draft changes, or that it begins where the place has none yet. */
export type DraftHead = { readonly key: string; readonly area: string; readonly title: Words }

const ownClauses = 'clauses-drafted.yaml'
const newRules = 'drafted.yaml'

/**
 * The folder as it would be: the pack in force with the changes on it, dated by the day on which they take effect. Only
 * lays; whether it is allowed says `checkDraft`.
 */
export function layDraft(
  head: DraftHead,
  base: RawPack | undefined,
  inForce: Policy,
  changes: readonly DraftChange[],
  effectiveOn: PlainDate,
): RawPack {
  let files: readonly RawFile[] = base?.files ?? [{ path: 'pack.yaml', content: { ...head } }]
  const dated = changes.map((c) => (c.from === null ? { ...c, from: effectiveOn } : c))
  const inOrder = [...dated].sort((a, b) =>
    a.from === b.from ? 0 : (a.from ?? '') < (b.from ?? '') ? -1 : 1,
  )
  for (const change of inOrder) files = layOne(files, inForce, change, effectiveOn)
  return { folder: head.key, files }
}

function layOne(
  files: readonly RawFile[],
  inForce: Policy,
  change: DraftChange,
  effectiveOn: PlainDate,
): readonly RawFile[] {
  if (change.do === 'clause') return withClause(files, change)
  const from = change.from ?? effectiveOn
  if (change.do === 'end')
    return editRule(files, change.rule, (rule) => ({ ...rule, values: endedOn(rule.values, from) }))
  const value = entryOf(change, from)
  const topic = inForce.rules[change.rule]?.topic
  const path = topic === undefined ? newRules : `${topic}.yaml`
  const edit = (rule: RuleEntry) => ({ ...rule, values: cutFor(rule.values, value) })
  return hasRule(files, change.rule)
    ? editRule(files, change.rule, edit)
    : addTo(files, path, 'rules', firstEntry(change, value))
}

function firstEntry(change: SetValue, value: ValueEntry): RuleEntry {
  const { means, unit } = change
  return {
    key: change.rule,
    ...(means ? { means: { zh: means, en: means } } : {}),
    ...(unit ? { unit } : {}),
    values: [value],
  }
}

function entryOf(change: SetValue, from: PlainDate): ValueEntry {
  const { value, clause, to, reading, because } = change
  return {
    value,
    clause,
    from,
    ...(to === null ? {} : { to }),
    ...(reading ? { reading: true } : {}),
    ...(because ? { because: { zh: because, en: because } } : {}),
  }
}

/** Room for a new value: what held on its days is cut, before and after stays. */
function cutFor(values: readonly ValueEntry[], next: ValueEntry): ValueEntry[] {
  const rest = values.flatMap((v) => {
    const before = v.from < next.from ? [{ ...v, to: earlier(v.to, next.from) }] : []
    const after =
      next.to !== undefined && (v.to === undefined || v.to > next.to)
        ? [{ ...v, from: later(v.from, next.to) }]
        : []
    return [...before, ...after]
  })
  return [...rest, next].sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** A rule that has not begun by then is gone altogether. */
function endedOn(values: readonly ValueEntry[], from: PlainDate): ValueEntry[] {
  return values.filter((v) => v.from < from).map((v) => ({ ...v, to: earlier(v.to, from) }))
}

function earlier(a: PlainDate | undefined, b: PlainDate): PlainDate {
  return a === undefined || b < a ? b : a
}

function later(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b
}

type Lists = { readonly rules?: readonly RuleEntry[]; readonly clauses?: readonly unknown[] }

function listsOf(file: RawFile): Lists {
  return typeof file.content === 'object' && file.content !== null ? (file.content as Lists) : {}
}

function hasRule(files: readonly RawFile[], key: string): boolean {
  return files.some((file) => listsOf(file).rules?.some((rule) => rule.key === key))
}

function editRule(
  files: readonly RawFile[],
  key: string,
  edit: (rule: RuleEntry) => RuleEntry,
): readonly RawFile[] {
  return files.map((file) => {
    const { rules } = listsOf(file)
    if (!rules?.some((rule) => rule.key === key)) return file
    const edited = rules
      .map((rule) => (rule.key === key ? edit(rule) : rule))
      .filter((rule) => rule.values.length > 0)
    return { path: file.path, content: { ...(file.content as object), rules: edited } }
  })
}

function withClause(
  files: readonly RawFile[],
  change: Extract<DraftChange, { do: 'clause' }>,
): readonly RawFile[] {
  const { key, document, clause, force, says, text, from } = change
  const entry = {
    key,
    document,
    clause,
    force,
    says: { zh: says, en: says },
    ...(text ? { text } : {}),
    from,
  }
  return addTo(files, ownClauses, 'clauses', entry)
}

function addTo(
  files: readonly RawFile[],
  path: string,
  list: 'rules' | 'clauses',
  entry: unknown,
): readonly RawFile[] {
  if (!files.some((file) => file.path === path)) return [...files, { path, content: { [list]: [entry] } }]
  return files.map((file) =>
    file.path === path
      ? { path, content: { ...(file.content as object), [list]: [...(listsOf(file)[list] ?? []), entry] } }
      : file,
  )
}
