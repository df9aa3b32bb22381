import type { FormField } from '#contract/document-contract.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { RadioGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { errorOf, type FormError } from '#web/kit/error-summary.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { useLanguage, useText } from '#web/language/language.ts'
import { documentText } from '#web/text/document.ts'

/** The name under which the server speaks of a field that is written at printing. */
export function fieldName(key: string): string {
  return `typed.${key}`
}

/** Everything that is written at printing, in the order of the paper. */
export function FieldsToWrite(props: {
  fields: readonly FormField[]
  typed: Readonly<Record<string, string>>
  errors: readonly FormError[]
  today: PlainDate
  onChange: (change: Record<string, string>) => void
}) {
  const { language } = useLanguage()
  const t = useText(documentText)
  return props.fields.map((field) => {
    const common = {
      name: fieldName(field.key),
      label: field.label[language],
      hint: [field.hint?.[language], field.reading && t.reading].filter(Boolean).join(' · ') || undefined,
      error: errorOf(props.errors, fieldName(field.key)),
      required: field.required,
      optional: !field.required,
      value: props.typed[field.key] ?? '',
      onChange: (value: string) => props.onChange({ [field.key]: value }),
    }
    if (field.kind === 'long') return <TextArea key={field.key} {...common} rows={4} maxLength={4000} />
    if (field.kind === 'date')
      return <DateField key={field.key} {...common} today={props.today} lean="future" />
    if (field.kind === 'choice')
      return (
        <RadioGroup
          key={field.key}
          {...common}
          across
          options={(field.choices ?? []).map((choice) => ({ value: choice, label: choice }))}
        />
      )
    return <TextField key={field.key} {...common} maxLength={400} />
  })
}

/** What the paper takes from the file; identity numbers stay masked on the screen. */
export function FieldsFromFile({ fields }: { fields: readonly FormField[] }) {
  const t = useText(documentText)
  const { language } = useLanguage()
  return (
    <dl className="facts">
      {fields.map((field) => (
        <div className="contents" key={field.key}>
          <dt>{field.label[language]}</dt>
          <dd>
            {Array.isArray(field.value)
              ? t.rows(field.value.length)
              : field.value || <span className="soft">{t.empty}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
