import { z } from 'zod'
import type { PolicyBook } from '#core/policy/policy.ts'
import { accept, type Decision, type Refusal, refuse, type Words } from '#core/shared/decision.ts'
import { readInstant } from '#core/shared/instant.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { crossChecks } from './cross-checks.ts'
import type { Entry } from './entry.ts'
import { id, text } from './entry-type.ts'
import { findEntryType } from './entry-types.ts'
import { sayIssue } from './say-issue.ts'

const Author = z.strictObject({ user: text, role: text, org: text })

const Envelope = z.strictObject({
  id,
  case: id,
  type: text,
  on: PlainDate,
  by: Author.optional(),
  recordedAt: z
    .string()
    .refine((t) => readInstant(t) !== undefined, { error: 'is not an instant with offset' })
    .optional(),
  data: z.record(z.string(), z.unknown()).optional(),
})

/**
 * Checks one entry of the public format: a known type, no missing and no surplus field, dates that exist, and the limits
 * of the pack of its place (the length of an order). `json` is what `JSON.parse` gave.
 */
export function parseEntry(json: unknown, book?: PolicyBook): Decision<Entry> {
  const envelope = Envelope.safeParse(json)
  if (!envelope.success) return refuse(...envelope.error.issues.flatMap((i) => issueRefusals(i, '', json)))
  const type = findEntryType(envelope.data.type)
  if (!type) return refuse(unknownType(envelope.data.type))
  const data = type.data.safeParse(envelope.data.data ?? {})
  if (!data.success)
    return refuse(...data.error.issues.flatMap((i) => issueRefusals(i, 'data', envelope.data.data ?? {})))
  const entry = { ...envelope.data, data: data.data } as Entry
  const refusals = crossChecks(entry, book)
  return refusals.length > 0 ? refuse(...refusals) : accept(entry)
}

function unknownType(type: string): Refusal {
  const says: Words = { zh: `没有“${type}”这种记录类型`, en: `'${type}' is not an entry type` }
  return { code: 'entry.unknownType', field: 'type', says }
}

function issueRefusals(issue: z.core.$ZodIssue, under: string, input: unknown): Refusal[] {
  const path = [under, ...issue.path.map(String)].filter((p) => p !== '').join('.')
  if (issue.code !== 'unrecognized_keys')
    return [
      {
        code: `entry.${issue.code}`,
        field: path || 'entry',
        says: sayIssue(issue, valueAt(input, issue.path)),
      },
    ]
  return issue.keys.map((key) => ({
    code: 'entry.surplus',
    field: path ? `${path}.${key}` : key,
    says: { zh: '这种记录没有这个字段', en: 'is not a field of this entry' },
  }))
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = input
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}
