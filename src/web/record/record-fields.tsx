import { lazy, Suspense } from 'react'
import type { CasePage } from '#contract/case-contract.ts'
import { RadioGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { errorOf, type FormError } from '#web/kit/error-summary.tsx'
import { useText } from '#web/language/language.ts'
import { recordText } from '#web/text/record.ts'
import { asked as askedFields } from './entry-of-form.ts'
import type { FormValues, RecordForm } from './forms/form.ts'
import { RecordField } from './record-field.tsx'

const DaysHint = lazy(async () => ({ default: (await import('./days-hint.tsx')).DaysHint }))

/** First whether it happened at all, then the day, then the rest; what is rarely needed is folded away. */
export function RecordFields(props: {
  page: CasePage
  asked: RecordForm
  form: RecordForm
  values: FormValues
  errors: readonly FormError[]
  onChange: (change: FormValues) => void
}) {
  const { page, asked, form, values, errors, onChange } = props
  const t = useText(recordText)
  const instead = (asked.instead ?? []).filter((one) => page.mayRecord.includes(one.type))
  const fields = askedFields(form, values)
  const rare = fields.filter((field) => field.rare)
  const shared = { page, values, errors, onChange }
  return (
    <>
      {instead.length > 0 && (
        <RadioGroup
          name="outcome"
          label={t.happened}
          value={values['outcome'] || asked.type}
          onChange={(outcome) => onChange({ outcome: outcome === asked.type ? '' : outcome })}
          options={[
            { value: asked.type, label: t.attended[asked.type] ?? t.did },
            ...instead.map((one) => ({
              value: one.type,
              label: t.instead[one.key],
              hint: t.insteadHints[one.key],
            })),
          ]}
        />
      )}
      <DateField
        name="on"
        label={t.on}
        value={values['on'] ?? ''}
        onChange={(on) => onChange({ on })}
        today={page.today}
        max={page.today}
        error={errorOf(errors, 'on')}
        required
      />
      {fields
        .filter((field) => !field.rare)
        .map((field) => (
          <RecordField key={field.name} field={field} {...shared} />
        ))}
      {form.days && (
        <Suspense fallback={null}>
          <DaysHint
            caseId={page.caseId}
            from={
              values['from'] ||
              (page.entries.find((e) => e.id === values['leave'])?.data['from'] as string) ||
              ''
            }
            to={values['to'] ?? ''}
            absence={form.days === 'absence'}
            today={page.today}
          />
        </Suspense>
      )}
      {rare.length > 0 && (
        <details open={rare.some((field) => errorOf(errors, field.name)) || undefined}>
          <summary className="fold">{t.rare}</summary>
          <div className="stack">
            {rare.map((field) => (
              <RecordField key={field.name} field={field} {...shared} />
            ))}
          </div>
        </details>
      )}
    </>
  )
}
