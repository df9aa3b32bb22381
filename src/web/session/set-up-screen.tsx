import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { setUp } from '#contract/session-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Banner } from '#web/kit/banner.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { ErrorSummary, errorOf, type FormError } from '#web/kit/error-summary.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { sayInstant } from '#web/language/dates.ts'
import { useText } from '#web/language/language.ts'
import { Alone } from '#web/shell/alone.tsx'
import { sessionText } from '#web/text/session.ts'

type Invitations = readonly { login: string; code: string; validUntil: string }[]

/** First run: two administrators who are never the same person, and no default password anywhere. */
export function SetUpScreen() {
  const t = useText(sessionText)
  const [made, setMade] = useState<Invitations>()
  return (
    <Alone>
      <Card title={made ? t.setUp.doneTitle : t.setUp.title}>
        {made ? <Made invitations={made} /> : <SetUpForm onMade={setMade} />}
      </Card>
    </Alone>
  )
}

function SetUpForm({ onMade }: { onMade: (made: Invitations) => void }) {
  const t = useText(sessionText)
  const [code, setCode] = useState('')
  const [security, setSecurity] = useState({ login: '', name: '' })
  const [system, setSystem] = useState({ login: '', name: '' })
  const { act, busy, errors } = useAct(setUp, { refresh: ['none'] })

  async function submit(event: FormEvent) {
    event.preventDefault()
    const reply = await act({ body: { code, securityAdmin: security, systemAdmin: system } })
    if (reply) onMade(reply.invitations)
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <p>{t.setUp.lead}</p>
      <ErrorSummary errors={errors} />
      <TextField
        name="code"
        label={t.setUp.code}
        value={code}
        onChange={setCode}
        error={errorOf(errors, 'code')}
        required
      />
      <Administrator
        of="securityAdmin"
        legend={t.setUp.security}
        values={security}
        onChange={setSecurity}
        errors={errors}
      />
      <Administrator
        of="systemAdmin"
        legend={t.setUp.system}
        values={system}
        onChange={setSystem}
        errors={errors}
      />
      <Button type="submit" kind="primary" wide busy={busy}>
        {t.setUp.go}
      </Button>
    </form>
  )
}

function Administrator(props: {
  of: string
  legend: string
  values: { login: string; name: string }
  onChange: (values: { login: string; name: string }) => void
  errors: readonly FormError[]
}) {
  const t = useText(sessionText)
  const { of, legend, values, onChange, errors } = props
  return (
    <fieldset className="stack tight">
      <legend className="strong">{legend}</legend>
      <TextField
        name={`${of}.name`}
        label={t.setUp.name}
        value={values.name}
        onChange={(name) => onChange({ ...values, name })}
        error={errorOf(errors, `${of}.name`)}
        required
      />
      <TextField
        name={`${of}.login`}
        label={t.setUp.login}
        hint={t.setUp.loginHint}
        value={values.login}
        onChange={(login) => onChange({ ...values, login })}
        error={errorOf(errors, `${of}.login`)}
        required
      />
    </fieldset>
  )
}

function Made({ invitations }: { invitations: Invitations }) {
  const t = useText(sessionText)
  return (
    <div className="stack">
      <Banner kind="late">
        <p>{t.setUp.doneLead}</p>
      </Banner>
      <dl className="facts">
        {invitations.map((one) => (
          <div key={one.login} className="contents">
            <dt>{one.login}</dt>
            <dd>
              <code className="strong figures">{one.code}</code>
              <br />
              <span className="soft small">{t.setUp.validUntil(sayInstant(one.validUntil))}</span>
            </dd>
          </div>
        ))}
      </dl>
      <Link to="/invite">{t.setUp.toInvite}</Link>
    </div>
  )
}
