import { z } from 'zod'
import { PlainDate } from '#core/shared/plain-date.ts'
import { DraftChange } from './draft-change.ts'
import { type RawPack, RuleEntry, type ValueEntry, Words } from './pack-file.ts'

/** What may stand in a text that is read into a draft: rules and clauses, written as in a pack. */
const DraftText = z.strictObject({
  title: Words.optional(),
  rules: z.array(RuleEntry).optional(),
  clauses: z
    .array(
      z.strictObject({
        key: z.string(),
        document: z.string(),
        clause: z.string(),
        force: z.enum(['T4', 'T5', 'T6']),
        says: Words,
        text: z.string().optional(),
        from: PlainDate,
      }),
    )
    .optional(),
})

export type ReadDraft =
  | { readonly ok: true; readonly changes: readonly DraftChange[] }
  | { readonly ok: false; readonly faults: readonly { readonly path: string; readonly says: string }[] }

/** Rules written as in a pack, as changes; values that the pack has already, and that are over, change nothing. */
export function readDraft(content: unknown, base: RawPack | undefined, effectiveOn: PlainDate): ReadDraft {
  const parsed = DraftText.safeParse(content)
  if (!parsed.success) return { ok: false, faults: parsed.error.issues.map(faultOf) }
  const { rules = [], clauses = [] } = parsed.data
  const found: unknown[] = clauses.map((c) => ({ ...c, do: 'clause', says: c.says.zh, text: c.text ?? null }))
  for (const rule of rules)
    for (const value of rule.values)
      if (!isThere(base, rule.key, value)) found.push(changeOf(rule, value, effectiveOn))
  const changes = z.array(DraftChange).safeParse(found)
  return changes.success
    ? { ok: true, changes: changes.data }
    : { ok: false, faults: changes.error.issues.map(faultOf) }
}

function changeOf(rule: RuleEntry, value: ValueEntry, effectiveOn: PlainDate): unknown {
  return {
    ...{ do: 'set', rule: rule.key, value: value.value, clause: value.clause },
    from: value.from === effectiveOn ? null : value.from,
    to: value.to ?? null,
    reading: value.reading === true,
    because: value.because?.zh ?? null,
    means: rule.means?.zh ?? null,
    unit: rule.unit ?? null,
  }
}

function isThere(base: RawPack | undefined, key: string, value: ValueEntry): boolean {
  const said = (v: ValueEntry) => JSON.stringify([v.value, v.clause, v.from, v.reading === true])
  return (base?.files ?? []).some((file) => {
    const { rules } = (file.content ?? {}) as { readonly rules?: readonly RuleEntry[] }
    return rules?.some((rule) => rule.key === key && rule.values.some((v) => said(v) === said(value)))
  })
}

function faultOf(issue: z.core.$ZodIssue): { path: string; says: string } {
  return { path: issue.path.join('.'), says: issue.message }
}
