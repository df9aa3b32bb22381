import type { ReactNode } from 'react'
import { describedBy, FieldLabel, type FieldProps, FieldWords, fieldId } from './field.tsx'
import type { Option } from './select.tsx'

type GroupProps = FieldProps & { options: readonly Option[]; across?: boolean }

/** All choices in sight: one tap instead of two. The first carries the id that error summaries link to. */
export function RadioGroup(props: GroupProps & { value: string; onChange: (value: string) => void }) {
  return (
    <Group {...props}>
      {props.options.map((option, index) => (
        <label className="choice" key={option.value}>
          <input
            type="radio"
            id={index === 0 ? fieldId(props.name) : undefined}
            name={props.name}
            value={option.value}
            checked={props.value === option.value}
            disabled={props.disabled || option.disabled}
            onChange={() => props.onChange(option.value)}
          />
          <span>{option.label}</span>
          {option.hint && <span className="hint">{option.hint}</span>}
        </label>
      ))}
    </Group>
  )
}

export function CheckboxGroup(
  props: GroupProps & { value: readonly string[]; onChange: (value: readonly string[]) => void },
) {
  function toggle(value: string, on: boolean) {
    const rest = props.value.filter((v) => v !== value)
    props.onChange(on ? [...rest, value] : rest)
  }
  return (
    <Group {...props}>
      {props.options.map((option, index) => (
        <label className="choice" key={option.value}>
          <input
            type="checkbox"
            id={index === 0 ? fieldId(props.name) : undefined}
            name={props.name}
            value={option.value}
            checked={props.value.includes(option.value)}
            disabled={props.disabled || option.disabled}
            onChange={(event) => toggle(option.value, event.target.checked)}
          />
          <span>{option.label}</span>
          {option.hint && <span className="hint">{option.hint}</span>}
        </label>
      ))}
    </Group>
  )
}

/** One yes-or-no. */
export function Checkbox(props: {
  name: string
  label: ReactNode
  hint?: string
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
}) {
  return (
    <label className="choice">
      <input
        type="checkbox"
        id={fieldId(props.name)}
        name={props.name}
        checked={props.checked}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <span>{props.label}</span>
      {props.hint && <span className="hint">{props.hint}</span>}
    </label>
  )
}

function Group(props: GroupProps & { children: ReactNode }) {
  return (
    <fieldset className={props.error ? 'field in-error' : 'field'} aria-describedby={describedBy(props)}>
      <legend>
        <FieldLabel label={props.label} optional={props.optional} />
      </legend>
      <FieldWords name={props.name} hint={props.hint} error={props.error} />
      <div className={props.across ? 'choices across' : 'choices'}>{props.children}</div>
    </fieldset>
  )
}
