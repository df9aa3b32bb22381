import { z } from 'zod'
import { measures } from '#core/case/case-state.ts'
import type { Entry } from '#core/journal/entry.ts'
import { parseEntry } from '#core/journal/parse-entry.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import { AreaCode, regionOf } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'

const id = z.string().min(1, 'is empty').max(64, 'is longer than 64 characters')
const region = z.string().regex(/^\d{4}$/, 'is not the four digits of a city')
const text = z.string().trim().min(1, 'is empty').max(200, 'is too long')

/** A line that opens a file: the person, the case, and who works with it. Entries of the case follow as lines of their own. */
export const FileLine = z.strictObject({
  person: z.strictObject({
    id,
    region,
    fileNo: text,
    name: text,
    sex: z.enum(['male', 'female', 'unknown']),
    birthDate: PlainDate.optional(),
    idNumber: text.optional(),
    phone: text.optional(),
    address: text.optional(),
  }),
  caseFile: z.strictObject({
    id,
    region,
    personId: id,
    fileNo: text,
    measure: z.enum(measures),
    organ: text,
    documentNo: text,
    place: AreaCode,
  }),
  station: id.nullable(),
  worker: id.nullable(),
})
export type FileLine = z.infer<typeof FileLine>

export type ImportLine =
  | { readonly kind: 'file'; readonly file: FileLine }
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'wrong'; readonly faults: readonly string[] }

/** Reads one line of the public format; faults are said as `field: reason`. */
export function readImportLine(line: string, book: PolicyBook): ImportLine {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return { kind: 'wrong', faults: ['entry: is not JSON'] }
  }
  if (typeof json === 'object' && json !== null && 'file' in json) return readFile(json)
  const parsed = parseEntry(json, book)
  if (parsed.ok) return { kind: 'entry', entry: parsed.value }
  return { kind: 'wrong', faults: parsed.refusals.map((r) => `${r.field ?? 'entry'}: ${r.says.en}`) }
}

function readFile(json: object): ImportLine {
  const parsed = z.strictObject({ file: FileLine }).safeParse(json)
  if (!parsed.success)
    return {
      kind: 'wrong',
      faults: parsed.error.issues.map((i) => `${i.path.join('.') || 'file'}: ${i.message}`),
    }
  const { file } = parsed.data
  const { person, caseFile } = file
  if (caseFile.personId !== person.id)
    return { kind: 'wrong', faults: ['file.caseFile.personId: names another person'] }
  if (caseFile.region !== person.region)
    return { kind: 'wrong', faults: ['file.caseFile.region: is another than that of the person'] }
  if (regionOf(caseFile.place).length < 4)
    return { kind: 'wrong', faults: ['file.caseFile.place: is wider than a city'] }
  return { kind: 'file', file }
}
