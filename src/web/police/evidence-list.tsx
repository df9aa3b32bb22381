import type { PoliceReportPage } from '#contract/police-report-contract.ts'
import { isPlainDate } from '#core/shared/plain-date.ts'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { fieldsText } from '#web/text/fields.ts'
import { labelsText } from '#web/text/labels.ts'
import { policeText } from '#web/text/police.ts'

/** The entries that a report rests on, in what the reader may see of them; references to other entries are left out. */
export function EvidenceList({ page }: { page: PoliceReportPage }) {
  const t = useText(policeText)
  const labels = useText(labelsText)
  const { language } = useLanguage()
  return (
    <div className="stack">
      <ul className="plain-list stack">
        {page.evidence.map((entry) => (
          <li key={entry.id} className="stack tight">
            <span>
              <span className="numbers">{sayDate(entry.on, language)}</span> ·{' '}
              <span className="strong">
                {(labels.entry as Readonly<Record<string, string>>)[entry.type] ?? entry.type}
              </span>{' '}
              <span className="soft small">{[entry.by.org, entry.by.name].filter(Boolean).join(' · ')}</span>
            </span>
            <Fields entry={entry} />
          </li>
        ))}
      </ul>
      {page.withheld > 0 && <p className="soft small">{t.withheld(page.withheld)}</p>}
    </div>
  )
}

function Fields({ entry }: { entry: PoliceReportPage['evidence'][number] }) {
  const fields = useText(fieldsText)
  const { language } = useLanguage()
  const say = (field: string, value: unknown): string => {
    if (Array.isArray(value)) return value.map((one) => say(field, one)).join('、')
    const plain = String(value)
    if (isPlainDate(plain)) return sayDate(plain, language)
    return fields.value[field]?.[plain] ?? plain
  }
  const shown = Object.entries(entry.data).filter(([, value]) => isTold(value))
  if (shown.length === 0) return null
  return (
    <dl className="entry-data">
      {shown.map(([field, value]) => (
        <div key={field}>
          <dt>{fields.name[field] ?? field}</dt>
          <dd>{say(field, value)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Ids of other entries tell a reader nothing. */
function isTold(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false
  return typeof value !== 'string' || !/^[0-9a-f]{8}-[0-9a-f]{4}-/.test(value)
}
