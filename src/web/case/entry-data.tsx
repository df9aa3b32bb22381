import type { CasePage, ShownEntry } from '#contract/case-contract.ts'
import { isPlainDate } from '#core/shared/plain-date.ts'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { caseText } from '#web/text/case.ts'
import { fieldsText } from '#web/text/fields.ts'
import { entryFields, silentFields } from './entry-families.ts'
import { tierName } from './tier-name.ts'
import { useSayEntry } from './use-why.tsx'

/** The fields of an entry in words; other entries are named, hidden fields are said to be hidden. */
export function EntryData({
  page,
  entry,
}: {
  page: CasePage
  entry: Pick<ShownEntry, 'type' | 'data' | 'hidden'>
}) {
  const fields = useText(fieldsText)
  const text = useText(caseText)
  const { language } = useLanguage()
  const sayEntry = useSayEntry(page)

  function sayValue(field: string, value: unknown): string {
    if (field === 'members' && Array.isArray(value)) return value.map(sayMember).join('、')
    if (Array.isArray(value)) return value.map((one) => sayValue(field, one)).join('、')
    if (typeof value === 'object' && value !== null)
      return Object.entries(value)
        .map(([key, one]) => sayValue(key, one))
        .join(' ')
    const plain = String(value)
    if (entryFields.includes(field)) return sayEntry(plain) ?? text.why.missingEntry
    if (field === 'tier' || (field === 'proposed' && entry.type === 'tierSet'))
      return tierName(page, plain, language)
    if (isPlainDate(plain)) return sayDate(plain, language)
    return fields.value[field]?.[plain] ?? (field === 'kind' ? sayMember({ kind: plain }) : plain)
  }

  function nameOf(field: string, value: unknown): string {
    const key = field === 'to' && isPlainDate(value) ? 'toDay' : field
    return fields.name[key] ?? key
  }

  function sayMember(member: { kind?: string; as?: string; name?: string }): string {
    const helper = fields.value['kind']?.[member.as ?? '']
    const kind = helper ?? fields.value['memberKind']?.[member.kind ?? ''] ?? member.kind ?? ''
    return member.name ? `${kind} ${member.name}` : kind
  }

  const shown = Object.entries(entry.data).filter(
    ([field, value]) =>
      value !== '' &&
      value !== null &&
      value !== undefined &&
      !silentFields.includes(field) &&
      !isAccount(field, value),
  )
  return (
    <>
      {shown.length > 0 && (
        <dl className="entry-data">
          {shown.map(([field, value]) => (
            <div key={field}>
              <dt>{nameOf(field, value)}</dt>
              <dd>{sayValue(field, value)}</dd>
            </div>
          ))}
        </dl>
      )}
      {entry.hidden.length > 0 && (
        <p className="soft small">
          {fields.hidden(entry.hidden.map((field) => fields.name[field] ?? field).join('、'))}
        </p>
      )}
    </>
  )
}

/** Who decided is named beside the entry; an account's number says nothing. */
function isAccount(field: string, value: unknown): boolean {
  return field === 'decidedBy' && typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)
}
