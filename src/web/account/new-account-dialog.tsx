import { type FormEvent, useState } from 'react'
import { createAccount } from '#contract/account-contract.ts'
import type { ReplyOf } from '#web/api/call.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { sayInstant } from '#web/language/dates.ts'
import { useText } from '#web/language/language.ts'
import { accountText } from '#web/text/account.ts'

export type Invited = ReplyOf<typeof createAccount>

export function NewAccountDialog({ onClose }: { onClose: () => void }) {
  const t = useText(accountText)
  const [values, setValues] = useState({ login: '', name: '' })
  const [made, setMade] = useState<Invited>()
  const { act, busy, errors } = useAct(createAccount, { refresh: ['account.'] })

  async function submit(event: FormEvent) {
    event.preventDefault()
    setMade(await act({ body: values }))
  }

  if (made) return <InvitationDialog invitation={made} onClose={onClose} />
  return (
    <Dialog title={t.add.title} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary errors={errors} />
        <TextField
          name="name"
          label={t.fields.name}
          value={values.name}
          onChange={(name) => setValues({ ...values, name })}
          error={errorOf(errors, 'name')}
          required
        />
        <TextField
          name="login"
          label={t.fields.login}
          hint={t.fields.loginHint}
          value={values.login}
          onChange={(login) => setValues({ ...values, login })}
          error={errorOf(errors, 'login')}
          required
        />
        <Button type="submit" kind="primary" busy={busy}>
          {t.add.go}
        </Button>
      </form>
    </Dialog>
  )
}

/** Shown once; closing it is a deliberate act. */
export function InvitationDialog({ invitation, onClose }: { invitation: Invited; onClose: () => void }) {
  const t = useText(accountText)
  return (
    <Dialog
      title={t.invitation.title}
      foot={
        <Button kind="primary" onClick={onClose}>
          {t.invitation.done}
        </Button>
      }
    >
      <div className="stack">
        <p>{t.invitation.lead(invitation.login)}</p>
        <p className="big-code">
          <code>{invitation.code}</code>
        </p>
        <p className="soft small">{t.invitation.validUntil(sayInstant(invitation.validUntil))}</p>
      </div>
    </Dialog>
  )
}
