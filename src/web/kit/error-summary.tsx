import { useEffect, useRef } from 'react'
import { useText } from '#web/language/language.ts'
import { commonText } from '#web/text/common.ts'
import { fieldId } from './field.tsx'

export type FormError = {
  readonly field?: string | undefined
  readonly says: string
  readonly clause?: string | undefined
}

/** Takes the focus when it appears and links to each field, so that nobody hunts for what is wrong. */
export function ErrorSummary({ errors, title }: { errors: readonly FormError[]; title?: string }) {
  const t = useText(commonText)
  const ref = useRef<HTMLDivElement>(null)
  const shown = errors.length > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list of errors is a new appearance.
  useEffect(() => {
    if (shown) ref.current?.focus()
  }, [shown, errors])
  if (!shown) return null
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={ref}>
      <h2>{title ?? t.errorsTitle}</h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.field ?? ''}${error.says}`}>
            {error.field ? (
              <a href={`#${fieldId(error.field)}`} onClick={(event) => jump(event, error.field ?? '')}>
                {error.says}
              </a>
            ) : (
              <span className="strong">{error.says}</span>
            )}
            {error.clause && <span className="soft small"> {error.clause}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The error of one field, for its `error` property. */
export function errorOf(errors: readonly FormError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.says
}

function jump(event: { preventDefault: () => void }, field: string) {
  event.preventDefault()
  const target = document.getElementById(fieldId(field))
  target?.scrollIntoView({ block: 'center' })
  target?.focus()
}
