import type { HTMLInputAutoCompleteAttribute, Ref } from 'react'
import { describedBy, Field, type FieldProps, fieldId } from './field.tsx'

type TextProps = FieldProps & { value: string; onChange: (value: string) => void }

export function TextField(
  props: TextProps & {
    type?: 'text' | 'password' | 'tel' | 'search' | 'number'
    inputMode?: 'text' | 'numeric' | 'decimal' | 'tel'
    autoComplete?: HTMLInputAutoCompleteAttribute
    /** Characters the answer has room for; the width says what is expected. */
    width?: 2 | 4 | 8
    maxLength?: number
    placeholder?: string
    ref?: Ref<HTMLInputElement>
  },
) {
  const { name, value, onChange, type = 'text', width } = props
  return (
    <Field {...props}>
      <input
        ref={props.ref}
        className={width ? `input width-${width}` : 'input'}
        id={fieldId(name)}
        name={name}
        type={type}
        value={value}
        inputMode={props.inputMode}
        autoComplete={props.autoComplete ?? 'off'}
        maxLength={props.maxLength}
        placeholder={props.placeholder}
        disabled={props.disabled}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error ? true : undefined}
        aria-required={props.required || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}

export function TextArea(props: TextProps & { rows?: number; maxLength?: number }) {
  return (
    <Field {...props}>
      <textarea
        className="input"
        id={fieldId(props.name)}
        name={props.name}
        value={props.value}
        rows={props.rows ?? 3}
        maxLength={props.maxLength}
        disabled={props.disabled}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error ? true : undefined}
        aria-required={props.required || undefined}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </Field>
  )
}
