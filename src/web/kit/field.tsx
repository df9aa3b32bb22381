import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '#web/language/language.ts'
import { commonText } from '#web/text/common.ts'

/** What every field shares. `name` is the key in the body, the id is `field-<name>`: error summaries link to it. */
export type FieldProps = {
  name: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  required?: boolean | undefined
  /** Adds “(optional)” to the label; forms mark the exceptions, not the rule. */
  optional?: boolean | undefined
  disabled?: boolean | undefined
}

export function fieldId(name: string): string {
  return `field-${name.replaceAll(/[^\w-]/g, '-')}`
}

/** Ids that describe the control: hint and error, where they exist. */
export function describedBy({ name, hint, error }: FieldProps): string | undefined {
  const id = fieldId(name)
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
}

/** Label, hint, control and message in the order in which they are read. */
export function Field({ children, ...field }: FieldProps & { children: ReactNode }) {
  return (
    <div className={field.error ? 'field in-error' : 'field'}>
      <label htmlFor={fieldId(field.name)}>
        <FieldLabel {...field} />
      </label>
      <FieldWords {...field} />
      {children}
    </div>
  )
}

export function FieldLabel({ label, optional }: Pick<FieldProps, 'label' | 'optional'>) {
  const t = useText(commonText)
  return (
    <>
      {label}
      {optional && <span className="mark">{t.optional}</span>}
    </>
  )
}

export function FieldWords({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>) {
  const t = useText(commonText)
  const id = fieldId(name)
  return (
    <>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="error-words" id={`${id}-error`}>
          <CircleAlert size={16} aria-hidden />
          <span>
            <span className="hidden-words">{t.errorWord}</span>
            {error}
          </span>
        </span>
      )}
    </>
  )
}
