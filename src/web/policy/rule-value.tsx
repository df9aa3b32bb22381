import { useLanguage, useText } from '#web/language/language.ts'
import { policyText } from '#web/text/policy.ts'

/** A number with its unit; lists and schemes as a table of their parts, folded where they are long. */
export function RuleValue({ value, unit }: { value: unknown; unit: string | null }) {
  const t = useText(policyText)
  if (typeof value === 'object' && value !== null) {
    const long = JSON.stringify(value).length > 400
    return long ? (
      <details>
        <summary className="fold">{t.details}</summary>
        <Parts value={value} />
      </details>
    ) : (
      <Parts value={value} />
    )
  }
  const words = typeof value === 'boolean' ? (value ? t.yes : t.no) : String(value)
  return (
    <p className="rule-value">
      {words} {unit && <span>{t.unit[unit] ?? unit}</span>}
    </p>
  )
}

function Parts({ value }: { value: unknown }) {
  const { language } = useLanguage()
  const said = saying(value, language)
  if (said !== undefined) return <span>{said}</span>
  if (Array.isArray(value)) {
    return (
      <ul>
        {value.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a rule never move.
          <li key={index}>
            <Parts value={one} />
          </li>
        ))}
      </ul>
    )
  }
  return (
    <dl className="facts small">
      {Object.entries(value as object).map(([key, one]) => (
        <div className="contents" key={key}>
          <dt>{key}</dt>
          <dd>
            <Parts value={one} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Plain values, lists of plain values, and sentences in both languages, as one line. */
function saying(value: unknown, language: 'zh' | 'en'): string | undefined {
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value))
    return value.every((one) => typeof one !== 'object') ? value.join('、') : undefined
  const words = value as Record<string, unknown>
  if (typeof words['zh'] === 'string' && typeof words['en'] === 'string') return words[language] as string
  return undefined
}
