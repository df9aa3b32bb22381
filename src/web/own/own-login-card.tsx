import { type FormEvent, useState } from 'react'
import type { CasePage } from '#contract/case-contract.ts'
import { endOwnLoginRoute, giveOwnLogin, readOwnLogin } from '#contract/own-contract.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { sayDate, sayInstant } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useMayUse } from '#web/session/session.ts'
import { ownText } from '#web/text/own.ts'
import './own.css'

type Given = ReplyOf<typeof giveOwnLogin>

/** Whether the person can see the own file on a phone; giving and ending the login is the head's or the township's act. */
export function OwnLoginCard({ page }: { page: CasePage }) {
  const may = useMayUse(readOwnLogin.roles as readonly never[])
  return may ? <Login caseId={page.caseId} /> : null
}

function Login({ caseId }: { caseId: string }) {
  const t = useText(ownText)
  const { language } = useLanguage()
  const may = useMayUse(giveOwnLogin.roles as readonly never[])
  const known = useRoute(readOwnLogin, { params: { caseId } })
  const { act, busy, errors } = useAct(giveOwnLogin)
  const [given, setGiven] = useState<Given>()
  const [ending, setEnding] = useState(false)
  if (!known.data) return null
  const { login } = known.data

  async function give() {
    const reply = await act({ params: { caseId } })
    if (reply) setGiven(reply)
  }

  return (
    <Card title={t.card}>
      <ErrorSummary errors={errors} />
      {login ? (
        <p>
          {t.cardLogin(login.login, sayDate(login.givenOn, language))}{' '}
          <Badge>{t.cardStatus[login.status]}</Badge>
        </p>
      ) : (
        <p className="soft">{t.cardNone}</p>
      )}
      {may && (
        <div className="row no-print">
          {login?.status !== 'active' && (
            <Button small busy={busy} onClick={() => void give()}>
              {login ? t.giveAgain : t.give}
            </Button>
          )}
          {login && (
            <Button small onClick={() => setEnding(true)}>
              {t.end}
            </Button>
          )}
        </div>
      )}
      {given && <CodeDialog given={given} onClose={() => setGiven(undefined)} />}
      {ending && <EndDialog caseId={caseId} onClose={() => setEnding(false)} />}
    </Card>
  )
}

function CodeDialog({ given, onClose }: { given: Given; onClose: () => void }) {
  const t = useText(ownText)
  return (
    <Dialog title={t.give} onClose={onClose} foot={<Button onClick={() => window.print()}>{t.print}</Button>}>
      <p>{t.giveLead}</p>
      <p className="strong">{t.given(given.login)}</p>
      <p>
        {t.code}：<span className="own-code numbers">{given.code}</span>
      </p>
      <p className="soft small">{t.validUntil(sayInstant(given.validUntil))}</p>
    </Dialog>
  )
}

function EndDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const t = useText(ownText)
  const toast = useToast()
  const { act, busy, errors } = useAct(endOwnLoginRoute)
  const [reason, setReason] = useState('')

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!(await act({ params: { caseId }, body: { reason } }))) return
    toast(t.ended)
    onClose()
  }

  return (
    <Dialog title={t.endTitle} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p>{t.endLead}</p>
        <ErrorSummary errors={errors} />
        <TextField
          name="reason"
          label={t.endReason}
          required
          maxLength={200}
          value={reason}
          error={errorOf(errors, 'reason')}
          onChange={setReason}
        />
        <Button kind="primary" type="submit" busy={busy}>
          {t.end}
        </Button>
      </form>
    </Dialog>
  )
}
