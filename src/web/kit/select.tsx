import { useText } from '#web/language/language.ts'
import { commonText } from '#web/text/common.ts'
import { describedBy, Field, type FieldProps, fieldId } from './field.tsx'

export type Option = {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
  readonly disabled?: boolean | undefined
}

/** For more than five choices; for fewer, show them all with RadioGroup. */
export function Select(
  props: FieldProps & {
    value: string
    onChange: (value: string) => void
    options: readonly Option[]
    /** The words of the empty choice; `false` where a choice always stands. */
    empty?: string | false
  },
) {
  const t = useText(commonText)
  const { name, value, onChange, options, empty = t.choose } = props
  return (
    <Field {...props}>
      <select
        className="input"
        id={fieldId(name)}
        name={name}
        value={value}
        disabled={props.disabled}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error ? true : undefined}
        aria-required={props.required || undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        {empty !== false && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
