import { type FormEvent, type ReactNode, useState } from 'react'
import { giveSecondFactor, type Me, signIn } from '#contract/session-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Button } from '#web/kit/button.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useText } from '#web/language/language.ts'
import { sessionText } from '#web/text/session.ts'

const refreshNothing: readonly string[] = ['none']

/** Login and password, then the code; the same two steps on the sign-in page and in the dialog over a page. */
export function SignInSteps(props: {
  login?: string
  demo?: { demoCode: string | undefined } | undefined
  onSignedIn: (me: Me) => void
  children?: ReactNode
}) {
  const [asked, setAsked] = useState(props.demo)
  return asked ? (
    <CodeStep demoCode={asked.demoCode} onSignedIn={props.onSignedIn} onBack={() => setAsked(undefined)} />
  ) : (
    <>
      <PasswordStep login={props.login} onNext={(demoCode) => setAsked({ demoCode })} />
      {props.children}
    </>
  )
}

function PasswordStep(props: { login: string | undefined; onNext: (demoCode: string | undefined) => void }) {
  const t = useText(sessionText)
  const [login, setLogin] = useState(props.login ?? '')
  const [password, setPassword] = useState('')
  const { act, busy, errors } = useAct(signIn, { refresh: refreshNothing })

  async function submit(event: FormEvent) {
    event.preventDefault()
    const step = await act({ body: { login, password } })
    if (step) props.onNext(step.demoCode)
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary errors={errors} />
      <TextField
        name="login"
        label={t.login}
        value={login}
        onChange={setLogin}
        autoComplete="username"
        error={errorOf(errors, 'login')}
        required
      />
      <TextField
        name="password"
        type="password"
        label={t.password}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        error={errorOf(errors, 'password')}
        required
      />
      <Button type="submit" kind="primary" wide busy={busy}>
        {t.goOn}
      </Button>
    </form>
  )
}

export function CodeStep(props: {
  demoCode: string | undefined
  onSignedIn: (me: Me) => void
  onBack?: () => void
}) {
  const t = useText(sessionText)
  const { act, busy, errors } = useAct(giveSecondFactor, { refresh: refreshNothing })
  return (
    <CodeForm
      demoCode={props.demoCode}
      busy={busy}
      errors={errors}
      go={t.verify}
      onCode={async (code) => {
        const me = await act({ body: { code } })
        if (me) props.onSignedIn(me)
      }}
    >
      {props.onBack && (
        <Button kind="plain" wide onClick={props.onBack}>
          {t.otherLogin}
        </Button>
      )}
    </CodeForm>
  )
}

export function CodeForm(props: {
  demoCode?: string | undefined
  busy: boolean
  errors: Parameters<typeof ErrorSummary>[0]['errors']
  go: string
  onCode: (code: string) => Promise<void>
  children?: ReactNode
}) {
  const t = useText(sessionText)
  const [code, setCode] = useState(props.demoCode ?? '')

  function submit(event: FormEvent) {
    event.preventDefault()
    void props.onCode(code)
  }

  return (
    <form className="stack" onSubmit={submit} noValidate>
      <ErrorSummary errors={props.errors} />
      {props.demoCode && <Banner>{t.demoCode(props.demoCode)}</Banner>}
      <TextField
        name="code"
        label={t.code}
        hint={t.codeHint}
        value={code}
        onChange={(text) => setCode(text.replace(/\D/g, '').slice(0, 6))}
        inputMode="numeric"
        autoComplete="one-time-code"
        width={4}
        error={errorOf(props.errors, 'code')}
        required
      />
      <Button type="submit" kind="primary" wide busy={props.busy}>
        {props.go}
      </Button>
      {props.children}
    </form>
  )
}
