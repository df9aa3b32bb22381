import { type KeyboardEvent, useId, useState } from 'react'
import { useText } from '#web/language/language.ts'
import { commonText } from '#web/text/common.ts'
import { describedBy, Field, type FieldProps, fieldId } from './field.tsx'
import type { Option } from './select.tsx'

type ComboboxProps = FieldProps & {
  value: string
  onChange: (value: string) => void
  options: readonly Option[]
  /** Given, the caller finds the options (a server search); otherwise they are filtered here. */
  onType?: (text: string) => void
  placeholder?: string
}

/** Type to narrow, arrows to move, Enter to take, Escape to leave as it was (WAI-ARIA combobox, list autocomplete). */
export function Combobox(props: ComboboxProps) {
  const t = useText(commonText)
  const listId = useId()
  const [text, setText] = useState<string | null>(null)
  const [active, setActive] = useState(0)
  const chosen = props.options.find((option) => option.value === props.value)
  const open = text !== null
  const shown = open && !props.onType ? narrowed(props.options, text) : props.options

  function take(option: Option | undefined) {
    if (option && !option.disabled) props.onChange(option.value)
    setText(null)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) return setText('')
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive((active + step + shown.length) % Math.max(1, shown.length))
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      take(shown[active])
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation()
      setText(null)
    }
  }

  return (
    <Field {...props}>
      <div className="combobox">
        <input
          className="input"
          role="combobox"
          id={fieldId(props.name)}
          name={props.name}
          autoComplete="off"
          placeholder={props.placeholder}
          value={text ?? chosen?.label ?? ''}
          disabled={props.disabled}
          aria-expanded={open}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={open && shown[active] ? `${listId}-${active}` : undefined}
          aria-describedby={describedBy(props)}
          aria-invalid={props.error ? true : undefined}
          aria-required={props.required || undefined}
          onChange={(event) => {
            setText(event.target.value)
            setActive(0)
            if (event.target.value === '') props.onChange('')
            props.onType?.(event.target.value)
          }}
          onClick={() => setText((now) => now ?? '')}
          onKeyDown={onKeyDown}
          onBlur={() => setText(null)}
        />
        {open && (
          <div className="combobox-list" role="listbox" id={listId} aria-label={props.label}>
            {shown.length === 0 && <div className="menu-words soft small">{t.noMatch}</div>}
            {shown.map((option, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the input above holds the focus and handles the keys.
              // biome-ignore lint/a11y/useFocusableInteractive: options of a combobox are pointed at, not focused.
              <div
                role="option"
                key={option.value}
                id={`${listId}-${index}`}
                aria-selected={index === active}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(option)}
              >
                {option.label}
                {option.hint && <span className="hint">{option.hint}</span>}
              </div>
            ))}
          </div>
        )}
      </div>
    </Field>
  )
}

function narrowed(options: readonly Option[], text: string): readonly Option[] {
  const wanted = text.trim().toLowerCase()
  const found = options.filter((o) => `${o.label} ${o.hint ?? ''} ${o.value}`.toLowerCase().includes(wanted))
  return found.slice(0, 100)
}
