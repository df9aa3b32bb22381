import { Calendar } from 'lucide-react'
import { useState } from 'react'
import { type Lean, readFreeDate } from '#core/shared/free-date.ts'
import { isPlainDate, type PlainDate } from '#core/shared/plain-date.ts'
import { sayInFull } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { commonText } from '#web/text/common.ts'
import { describedBy, Field, type FieldProps, fieldId } from './field.tsx'

/**
 * A date typed as people write it, or picked from the calendar. Below it stands what was understood, before it counts.
 * `value` is a date once it is understood and the typed text until then, so that nothing typed is lost.
 */
export function DateField(
  props: FieldProps & {
    value: string
    onChange: (value: string) => void
    today: PlainDate
    lean?: Lean
    min?: PlainDate
    max?: PlainDate
    /** In a row of filters: no hint. */
    compact?: boolean
  },
) {
  const { name, value, onChange, today, lean = 'past' } = props
  const t = useText(commonText)
  const [typed, setTyped] = useState<string | null>(null)
  const { language } = useLanguage()
  const hint = props.compact ? undefined : (props.hint ?? t.date.hint)
  const shown = typed ?? value
  const date = isPlainDate(value) ? value : undefined
  const saidId = `${fieldId(name)}-said`

  function type(text: string) {
    setTyped(text)
    onChange(readFreeDate(text, today, lean) ?? text)
  }

  return (
    <Field {...props} hint={hint}>
      <div className="date-field">
        <input
          className="input"
          id={fieldId(name)}
          name={name}
          type="text"
          autoComplete="off"
          value={shown}
          disabled={props.disabled}
          aria-describedby={[describedBy({ ...props, hint }), saidId].join(' ')}
          aria-invalid={props.error ? true : undefined}
          aria-required={props.required || undefined}
          onChange={(event) => type(event.target.value)}
          onBlur={() => setTyped(null)}
        />
        <span className="native">
          <span className="button icon-only" aria-hidden>
            <Calendar size={20} />
          </span>
          <input
            type="date"
            aria-label={`${props.label}：${t.date.pick}`}
            value={date ?? ''}
            min={props.min}
            max={props.max}
            disabled={props.disabled}
            onClick={(event) => openPicker(event.currentTarget)}
            onChange={(event) => {
              setTyped(null)
              onChange(event.target.value)
            }}
          />
        </span>
      </div>
      <span className="date-said" id={saidId} aria-live="polite">
        {date
          ? t.date.understood(sayInFull(date, today, language))
          : value.trim() !== '' && t.date.notUnderstood}
      </span>
    </Field>
  )
}

function openPicker(input: HTMLInputElement) {
  try {
    input.showPicker()
  } catch {
    // Some browsers refuse it; the field itself still works.
  }
}
