import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { acceptInvitation, confirmEnrolment, type Enrolment, type Me } from '#contract/session-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useText } from '#web/language/language.ts'
import { Alone } from '#web/shell/alone.tsx'
import { sessionText } from '#web/text/session.ts'
import { CodeForm, CodeStep } from './sign-in-steps.tsx'

/** One-time code → password → authenticator, in one sitting. */
export function InviteScreen({ onSignedIn }: { onSignedIn: (me: Me) => void }) {
  const t = useText(sessionText)
  const [enrolment, setEnrolment] = useState<Enrolment>()
  return (
    <Alone>
      <Card title={enrolment?.next === 'enrol' ? t.invite.enrolTitle : t.invite.title}>
        <div className="stack">
          {!enrolment && <SetPassword onNext={setEnrolment} />}
          {enrolment?.next === 'enrol' && <Enrol enrolment={enrolment} onSignedIn={onSignedIn} />}
          {enrolment?.next === 'secondFactor' && (
            <CodeStep demoCode={enrolment.demoCode} onSignedIn={onSignedIn} />
          )}
          <p className="small">
            <Link to="/">{t.invite.back}</Link>
          </p>
        </div>
      </Card>
    </Alone>
  )
}

function SetPassword({ onNext }: { onNext: (enrolment: Enrolment) => void }) {
  const t = useText(sessionText)
  const [values, setValues] = useState({ login: '', code: '', password: '' })
  const { act, busy, errors } = useAct(acceptInvitation, { refresh: ['none'] })

  async function submit(event: FormEvent) {
    event.preventDefault()
    const enrolment = await act({ body: values })
    if (enrolment) onNext(enrolment)
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <p>{t.invite.lead}</p>
      <ErrorSummary errors={errors} />
      <TextField
        name="login"
        label={t.login}
        value={values.login}
        onChange={(login) => setValues({ ...values, login })}
        autoComplete="username"
        error={errorOf(errors, 'login')}
        required
      />
      <TextField
        name="code"
        label={t.invite.code}
        value={values.code}
        onChange={(code) => setValues({ ...values, code })}
        error={errorOf(errors, 'code')}
        required
      />
      <TextField
        name="password"
        type="password"
        label={t.invite.newPassword}
        hint={t.invite.passwordHint}
        value={values.password}
        onChange={(password) => setValues({ ...values, password })}
        autoComplete="new-password"
        error={errorOf(errors, 'password')}
        required
      />
      <Button type="submit" kind="primary" wide busy={busy}>
        {t.invite.go}
      </Button>
    </form>
  )
}

function Enrol({ enrolment, onSignedIn }: { enrolment: Enrolment; onSignedIn: (me: Me) => void }) {
  const t = useText(sessionText)
  const { act, busy, errors } = useAct(confirmEnrolment, { refresh: ['none'] })
  return (
    <>
      <p>{t.invite.enrolLead}</p>
      {enrolment.qrSvg && (
        <img
          className="qr"
          alt={t.invite.qr}
          width={220}
          height={220}
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(enrolment.qrSvg)}`}
        />
      )}
      {enrolment.secret && (
        <p className="small soft">
          {t.invite.secret}：<code className="figures">{enrolment.secret}</code>
        </p>
      )}
      <CodeForm
        demoCode={enrolment.demoCode}
        busy={busy}
        errors={errors}
        go={t.invite.confirm}
        onCode={async (code) => {
          const me = await act({ body: { code } })
          if (me) onSignedIn(me)
        }}
      />
    </>
  )
}
