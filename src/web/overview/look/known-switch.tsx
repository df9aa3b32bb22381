import { useState } from 'react'
import { askLook } from '#contract/look-contract.ts'
import { addDays, isPlainDate } from '#core/shared/plain-date.ts'
import { Button } from '#web/kit/button.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { useText } from '#web/language/language.ts'
import { useMayUse } from '#web/session/session.ts'
import { lookText } from '#web/text/look.ts'
import './look.css'

/** Turns the overview to what was known at the end of an earlier day, and back. */
export function KnownSwitch(props: {
  known: string
  day: string
  today: string
  onKnown: (known: string) => void
}) {
  const { known, day, today, onKnown } = props
  const t = useText(lookText)
  const may = useMayUse(askLook.roles as readonly never[])
  const [text, setText] = useState(known)
  if (!may) return null
  if (day >= today) return <p className="soft small known-switch">{t.pickDay}</p>
  if (known === '')
    return (
      <div className="known-switch">
        <Button
          small
          onClick={() => {
            setText(day)
            onKnown(day)
          }}
        >
          {t.open}
        </Button>
        <p className="soft small">{t.openHint}</p>
      </div>
    )
  return (
    <div className="known-switch">
      <DateField
        name="known"
        label={t.known}
        value={text}
        onChange={(next) => {
          setText(next)
          if (isPlainDate(next) && next >= day && next < today) onKnown(next)
        }}
        today={today}
        max={addDays(today, -1)}
      />
      <Button small onClick={() => onKnown('')}>
        {t.close}
      </Button>
    </div>
  )
}
