import type { CasePage } from '#contract/case-contract.ts'
import { AreaPicker } from '#web/area/area-picker.tsx'
import { useSayEntry } from '#web/case/use-why.tsx'
import { CheckboxGroup, RadioGroup } from '#web/kit/choice.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { errorOf, type FormError } from '#web/kit/error-summary.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextArea, TextField } from '#web/kit/text-field.tsx'
import { useSay, useText } from '#web/language/language.ts'
import { fieldsText } from '#web/text/fields.ts'
import { recordText } from '#web/text/record.ts'
import { memberKinds } from './entry-of-form.ts'
import type { FormField, FormValues } from './forms/form.ts'

/** One field, asked in the way its definition says; up to six choices are all shown. */
export function RecordField(props: {
  page: CasePage
  field: FormField
  values: FormValues
  errors: readonly FormError[]
  onChange: (change: FormValues) => void
}) {
  const { page, field, values, errors, onChange } = props
  const t = useText(recordText)
  const fields = useText(fieldsText)
  const say = useSay()
  const { name } = field
  const value = values[name] ?? ''
  const base = {
    name,
    label: fields.name[field.label ?? name] ?? name,
    error: errorOf(errors, name),
    required: field.required,
    optional: !field.required,
    value,
    onChange: (next: string) => onChange({ [name]: next }),
  }
  const words = fields.value[field.words ?? name] ?? {}

  switch (field.ask) {
    case 'text':
      return <TextField {...base} maxLength={200} />
    case 'list':
      return <TextField {...base} hint={t.listHint} maxLength={400} />
    case 'area':
      return <TextArea {...base} maxLength={4000} />
    case 'number':
      return <TextField {...base} inputMode="decimal" width={4} />
    case 'numbers':
      return <TextField {...base} hint={t.numbersHint} width={8} />
    case 'date':
      return <DateField {...base} today={page.today} lean={field.lean ?? 'past'} />
    case 'place':
      return <AreaPicker {...base} />
    case 'yesNo':
      return (
        <RadioGroup
          {...base}
          options={['true', 'false'].map((v) => ({ value: v, label: words[v] ?? v }))}
          across
        />
      )
    case 'one': {
      const options = (field.choices ?? []).map((v) => ({ value: v, label: words[v] ?? v }))
      return options.length > 6 ? (
        <Select {...base} options={options} />
      ) : (
        <RadioGroup {...base} options={options} across />
      )
    }
    case 'tier':
      return (
        <RadioGroup
          {...base}
          options={page.tiers.map((tier) => ({ value: tier.key, label: say(tier.name) }))}
          across
        />
      )
    case 'members':
      return <Members values={values} error={base.error} onChange={onChange} />
    case 'entry':
      return <EntrySelect {...props} base={base} />
    case 'entries':
      return <EntryChecks {...props} base={base} />
  }
}

function Members(props: {
  values: FormValues
  error: string | undefined
  onChange: (change: FormValues) => void
}) {
  const t = useText(recordText)
  const fields = useText(fieldsText)
  return (
    <fieldset className="stack tight">
      <legend className="strong">{fields.name['members']}</legend>
      <p className="soft small">{t.membersHint}</p>
      {memberKinds.map((kind) => {
        const name = `members.${kind}`
        return (
          <TextField
            key={kind}
            name={name}
            label={fields.value['memberKind']?.[kind] ?? kind}
            value={props.values[name] ?? ''}
            onChange={(next) => props.onChange({ [name]: next })}
            error={kind === 'worker' ? props.error : undefined}
            width={8}
          />
        )
      })}
    </fieldset>
  )
}

type EntryProps = {
  page: CasePage
  field: FormField
  base: {
    name: string
    label: string
    value: string
    error: string | undefined
    onChange: (value: string) => void
  }
}

function EntrySelect({ page, field, base }: EntryProps) {
  const options = useEntryOptions(page, field)
  return <Select {...base} options={options} />
}

function EntryChecks({ page, field, base }: EntryProps) {
  const options = useEntryOptions(page, field)
  const value = base.value.split(',').filter(Boolean)
  return (
    <CheckboxGroup
      {...base}
      value={value}
      onChange={(next) => base.onChange(next.join(','))}
      options={options.slice(0, 30)}
    />
  )
}

/** Entries that still count, newest first. */
function useEntryOptions(page: CasePage, field: FormField) {
  const sayEntry = useSayEntry(page)
  return page.entries
    .filter((e) => e.struckBy === null && (!field.of || field.of.includes(e.type)))
    .sort((a, b) => (a.on < b.on ? 1 : -1))
    .map((e) => ({ value: e.id, label: sayEntry(e.id) ?? e.type }))
}
