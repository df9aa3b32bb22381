import { type FormEvent, useState } from 'react'
import { Button } from '#web/kit/button.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useText } from '#web/language/language.ts'
import { overviewText } from '#web/text/overview.ts'

/** An office above the caseload says why before it sees people. */
export function PurposeForm({ onSend }: { onSend: (because: string) => void }) {
  const t = useText(overviewText)
  const [because, setBecause] = useState('')
  const [error, setError] = useState<string>()

  function send(event: FormEvent) {
    event.preventDefault()
    const text = because.trim()
    if (text.length < 4) setError(t.purposeShort)
    else onSend(text)
  }

  return (
    <form className="stack" onSubmit={send} noValidate>
      <h3>{t.purposeTitle}</h3>
      <p className="soft small">{t.purposeText}</p>
      <TextField
        name="because"
        label={t.purpose}
        required
        value={because}
        maxLength={200}
        error={error}
        onChange={setBecause}
      />
      <div>
        <Button kind="primary" type="submit">
          {t.purposeSend}
        </Button>
      </div>
    </form>
  )
}
