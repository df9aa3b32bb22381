import { type FormEvent, useState } from 'react'
import { isPlainDate, type PlainDate } from '#core/shared/plain-date.ts'
import { Button } from '#web/kit/button.tsx'
import { DateField } from '#web/kit/date-field.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { useUrlState } from '#web/kit/use-url-state.ts'
import { useText } from '#web/language/language.ts'
import { caseText } from '#web/text/case.ts'
import { asOfDefaults } from './as-of.ts'

/** Any day before, and what was on file by then: how it stood when somebody decided. */
export function AsOfDialog({ today, onClose }: { today: PlainDate; onClose: () => void }) {
  const t = useText(caseText)
  const [url, setUrl] = useUrlState(asOfDefaults)
  const [day, setDay] = useState(url.asOf || today)
  const [known, setKnown] = useState(url.known)
  const [tried, setTried] = useState(false)
  const fits = isPlainDate(day) && day <= today && (known === '' || (isPlainDate(known) && known <= today))

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (!fits) return
    setUrl({ asOf: day === today ? '' : day, known }, { push: true })
    window.scrollTo(0, 0)
    onClose()
  }

  return (
    <Dialog title={t.asOf.label} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <p className="soft">{t.asOf.lead}</p>
        <DateField
          name="asOf"
          label={t.asOf.day}
          value={day}
          onChange={setDay}
          today={today}
          max={today}
          error={tried && !(isPlainDate(day) && day <= today) ? t.asOf.notAhead : undefined}
          required
        />
        <DateField
          name="known"
          label={t.asOf.known}
          hint={t.asOf.knownHint}
          value={known}
          onChange={setKnown}
          today={today}
          max={today}
          error={
            tried && known !== '' && !(isPlainDate(known) && known <= today) ? t.asOf.notAhead : undefined
          }
          optional
        />
        <Button type="submit" kind="primary">
          {t.asOf.go}
        </Button>
      </form>
    </Dialog>
  )
}
