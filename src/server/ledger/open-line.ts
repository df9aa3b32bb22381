import type { SheetCell } from '#contract/ledger-contract.ts'
import { maskIdNumber, maskName, maskPhone } from '#core/access/mask.ts'
import { projectEntry } from '#core/access/project-entry.ts'
import { findEntryType } from '#core/journal/entry-types.ts'
import type { LedgerLeaf } from '#core/ledger/columns.ts'
import { type Codes, codes } from '#core/ledger/value-words.ts'
import { dayInShanghai } from '#core/shared/instant.ts'
import { isPlainDate, toDayNumber } from '#core/shared/plain-date.ts'
import type { Context } from '#server/http/context.ts'
import { personPlace } from '#server/store/create-person.ts'
import { openEntry } from '#server/store/journal-rows.ts'
import type { LaterEntry, LedgerCase, LedgerEntry } from '#server/store/ledger-store.ts'

/** A line as the store has it, still sealed. */
export type ReadLine = {
  readonly row: LedgerCase
  readonly entry?: LedgerEntry
  readonly later?: ReadonlyMap<string, LaterEntry>
}

/** A line opened for the reader's role. */
export type LedgerLine = {
  readonly key: string
  readonly region: string
  readonly caseId: string
  readonly personId: string
  readonly cells: readonly SheetCell[]
}

type Reader = Pick<Context, 'user' | 'language' | 'services'>
type Data = Readonly<Record<string, unknown>>

/** Opens what the columns ask and no more: an entry is projected for the role before anything of it is shown. */
export function openLine(reader: Reader, leaves: readonly LedgerLeaf[], line: ReadLine): LedgerLine {
  const { row, entry } = line
  const known = new Map<string, Data>()
  const data = (of: LedgerEntry | LaterEntry): Data => {
    const found = known.get(of.id) ?? openData(reader, of)
    known.set(of.id, found)
    return found
  }
  const cells = leaves.map((leaf): SheetCell => {
    const value = cellValue(reader, leaf.field, line, data)
    return cellOf(leaf, value, reader.language)
  })
  return {
    key: entry ? entry.id : row.case_id,
    region: row.region,
    caseId: row.case_id,
    personId: row.person_id,
    cells,
  }
}

function openData({ user, services }: Reader, of: LedgerEntry | LaterEntry): Data {
  const journalRow = { ...of, by_role: null, by_org: null, confidentiality: '' }
  const { data } = openEntry(services.vault, of.region, of.case_id, journalRow)
  const own = of.by_user === user.id
  return projectEntry({ type: of.type, data, own }, user.role)?.data ?? {}
}

function cellValue(
  reader: Reader,
  path: string,
  { row, entry, later }: ReadLine,
  data: (of: LedgerEntry | LaterEntry) => Data,
): unknown {
  const [group, first = '', second = ''] = path.split('.')
  if (group === 'person') return personValue(reader, first, row)
  if (group === 'case') return caseValues[first]?.(row)
  if (group === 'place') return row[`${first as 'township' | 'station' | 'worker'}_name`]
  if (group === 'after') {
    const reply = later?.get(first)
    if (!reply) return undefined
    return data(reply)[second] ?? (second === 'on' ? reply.on_day : undefined)
  }
  if (!entry || group !== 'entry') return undefined
  if (first === 'on') return entry.on_day
  if (first === 'title') return findEntryType(entry.type)?.title[reader.language]
  if (first === 'by') return entry.by_name
  if (first === 'recordedOn') return dayInShanghai(entry.recorded_at)
  return data(entry)[first]
}

function personValue({ user, services }: Reader, field: string, row: LedgerCase): unknown {
  const open = (column: string, sealed: Buffer | null) =>
    sealed ? services.vault.open(personPlace(column, row.region, row.person_id), sealed) : undefined
  if (field === 'name') {
    const name = open('name', row.name_sealed) ?? ''
    return user.role === 'narcoticsOffice' ? maskName(name) : name
  }
  if (field === 'idNumber') {
    const number = open('id_number', row.id_number_sealed)
    return number && maskIdNumber(number)
  }
  if (field === 'phone') {
    const phone = open('phone', row.phone_sealed)
    return phone && maskPhone(phone)
  }
  return field === 'sex' ? row.sex : row.birth_year
}

const caseValues: Readonly<Record<string, (row: LedgerCase) => unknown>> = {
  fileNo: (r) => r.file_no,
  measure: (r) => r.measure,
  stage: (r) => r.stage,
  contact: (r) => r.contact,
  custody: (r) => r.custody,
  reportInDue: (r) => r.report_in_due,
  reportedOn: (r) => r.reported_on,
  reportIn: (r) => r.report_in_status,
  termStarts: (r) => r.term_starts,
  termEnds: (r) => r.term_ends,
  agreementSigned: (r) => r.agreement_signed,
  tier: (r) => r.tier_current,
  nextDue: (r) => r.next_due_on,
  overdue: (r) => r.overdue_count,
  cleanSince: (r) => r.clean_since,
  threeYearsOn: (r) => r.three_years_clean_on,
}

function cellOf({ of }: LedgerLeaf, value: unknown, language: 'zh' | 'en'): SheetCell {
  if (value === undefined || value === null || value === '') return { text: '', value: null }
  if (typeof value === 'number') return { text: String(value), value }
  if (of.kind === 'date' && isPlainDate(value)) return { text: value, value: toDayNumber(value) }
  const list: Codes | undefined = of.codes ? codes[of.codes] : undefined
  const said = Array.isArray(value) ? value.map(String).join('、') : String(value)
  return { text: list?.[said]?.[language] ?? said, value: null }
}
