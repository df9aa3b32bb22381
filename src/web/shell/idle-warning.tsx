import { useCallback, useEffect, useState } from 'react'
import { readMe } from '#contract/session-contract.ts'
import { call } from '#web/api/call.ts'
import { lastCallAt } from '#web/api/last-call.ts'
import { Button } from '#web/kit/button.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { useText } from '#web/language/language.ts'
import { shellText } from '#web/text/shell.ts'

const warnMinutes = 2

/** Warns before the server ends an idle session. Typing alone does not reach the server, so it counts as being here. */
export function IdleWarning({ minutes }: { minutes: number }) {
  const t = useText(shellText)
  const [warns, setWarns] = useState(false)

  const stay = useCallback(() => {
    setWarns(false)
    call(readMe, {}).catch(() => undefined)
  }, [])

  useEffect(() => {
    let typed = false
    const onKey = () => {
      typed = true
    }
    const timer = setInterval(() => {
      const idle = (Date.now() - lastCallAt()) / 60_000
      const near = idle >= minutes - warnMinutes && idle < minutes
      if (near && typed) stay()
      typed = false
      setWarns(near)
    }, 15_000)
    document.addEventListener('keydown', onKey)
    return () => {
      clearInterval(timer)
      document.removeEventListener('keydown', onKey)
    }
  }, [minutes, stay])

  if (!warns) return null
  return (
    <Dialog
      title={t.idle.title}
      onClose={stay}
      foot={
        <Button kind="primary" onClick={stay}>
          {t.idle.stay}
        </Button>
      }
    >
      <p>{t.idle.text(warnMinutes)}</p>
    </Dialog>
  )
}
