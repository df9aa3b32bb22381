import { findMetric } from '#core/metrics/metrics.ts'
import { useLanguage, useSay, useText } from '#web/language/language.ts'
import { labelsText } from '#web/text/labels.ts'
import { policyText } from '#web/text/policy.ts'
import { rolesText } from '#web/text/roles.ts'
import { ruleWordsText } from '#web/text/rule-words.ts'

/** A number with its unit; lists and schemes as a table of their parts, folded where they are long. */
export function RuleValue({ value, unit }: { value: unknown; unit: string | null }) {
  const t = useText(policyText)
  const name = useNames()
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
  return (
    <p className="rule-value">
      {name(value)} {unit && <span>{t.unit[unit] ?? unit}</span>}
    </p>
  )
}

function Parts({ value }: { value: unknown }) {
  const { language } = useLanguage()
  const words = useText(ruleWordsText)
  const labels = useText(labelsText)
  const name = useNames()
  const said = saying(value, language, name)
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
      {shownParts(value as object).map(([key, one]) => (
        <div className="contents" key={key}>
          <dt>{words.part[key === 'then' ? 'outcome' : key] ?? labels.tier[key] ?? key}</dt>
          <dd>
            <Parts value={one} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The key of a part stands for it in the data; where the part has words of its own, the key is left out. */
function shownParts(value: object): readonly [string, unknown][] {
  const parts = Object.entries(value)
  const hasWords = parts.some(([, one]) => typeof one === 'object' && one !== null && 'zh' in one)
  return hasWords ? parts.filter(([key]) => key !== 'key') : parts
}

/** A value in words where it is a name in the data; numbers and texts stay as they are. */
function useNames(): (value: unknown) => string {
  const t = useText(policyText)
  const words = useText(ruleWordsText)
  const labels = useText(labelsText)
  const roles = useText(rolesText)
  const say = useSay()
  const known: Readonly<Record<string, string>> = {
    ...roles.role,
    ...labels.finding,
    ...labels.tier,
    ...words.value,
  }
  return (value) => {
    if (typeof value === 'boolean') return value ? t.yes : t.no
    const metric = typeof value === 'string' ? findMetric(value) : undefined
    return known[String(value)] ?? (metric ? say(metric.title) : String(value))
  }
}

/** Plain values, lists of plain values, and sentences in both languages, as one line. */
function saying(value: unknown, language: 'zh' | 'en', name: (value: unknown) => string): string | undefined {
  if (typeof value !== 'object' || value === null) return name(value)
  if (Array.isArray(value)) {
    const comma = language === 'en' ? ', ' : '、'
    return value.every((one) => typeof one !== 'object') ? value.map(name).join(comma) : undefined
  }
  const words = value as Record<string, unknown>
  if (typeof words['zh'] === 'string' && typeof words['en'] === 'string') return words[language] as string
  return undefined
}
