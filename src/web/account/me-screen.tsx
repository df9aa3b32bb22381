import { type FormEvent, useState } from 'react'
import { changePassword, listSessions, signOutAll } from '#contract/session-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { ErrorSummary, errorOf } from '#web/kit/error-summary.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { TextField } from '#web/kit/text-field.tsx'
import { useToast } from '#web/kit/toast.tsx'
import { sayDate, sayInstant } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.ts'
import { LanguageButton } from '#web/shell/alone.tsx'
import { accountText } from '#web/text/account.ts'
import { rolesText } from '#web/text/roles.ts'
import { sessionText } from '#web/text/session.ts'
import { shellText } from '#web/text/shell.ts'

export function MeScreen() {
  const t = useText(accountText)
  const shell = useText(shellText)
  const roles = useText(rolesText)
  const { language } = useLanguage()
  const { user, grants } = useSession()
  return (
    <Page title={shell.titles.me} documentTitle={shell.titles.me}>
      <div className="columns">
        <Card title={t.me.who}>
          <div className="stack">
            <p>
              <span className="strong">{user.name}</span> <span className="soft figures">{user.login}</span>
            </p>
            <LanguageButton />
          </div>
        </Card>
        <Card title={t.me.rights} count={grants.length}>
          <ul>
            {grants.map((grant) => (
              <li key={grant.id}>
                {roles.role[grant.role]} · {grant.orgName} · {grant.areaName}
                <span className="soft small">
                  {' '}
                  {t.one.period(
                    sayDate(grant.from, language),
                    grant.to ? t.one.until(sayDate(grant.to, language)) : t.one.noEnd,
                  )}
                </span>
              </li>
            ))}
          </ul>
        </Card>
        <Sessions />
        <Password />
      </div>
    </Page>
  )
}

function Sessions() {
  const t = useText(accountText)
  const sessions = useRoute(listSessions, {})
  const { act, busy, errors } = useAct(signOutAll, { refresh: ['none'] })

  async function leave() {
    if (await act({})) location.assign('/')
  }

  return (
    <Card title={t.me.sessions}>
      <div className="stack">
        <ErrorSummary errors={errors} />
        <Loaded query={sessions}>
          {(reply) => (
            <ul className="plain-list">
              {reply.sessions.map((one) => (
                <li key={one.id}>
                  {one.device} {one.here && <Badge tone="info">{t.me.here}</Badge>}
                  <br />
                  <span className="soft small numbers">
                    {t.me.signedIn(sayInstant(one.signedInAt))} · {t.me.lastSeen(sayInstant(one.lastSeenAt))}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
        <Button busy={busy} onClick={() => void leave()}>
          {t.me.signOutAll}
        </Button>
      </div>
    </Card>
  )
}

function Password() {
  const t = useText(accountText)
  const session = useText(sessionText)
  const toast = useToast()
  const [values, setValues] = useState({ current: '', password: '' })
  const { act, busy, errors } = useAct(changePassword, { refresh: ['session.list'] })

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!(await act({ body: values }))) return
    setValues({ current: '', password: '' })
    toast(t.me.changed)
  }

  return (
    <Card title={t.me.password}>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary errors={errors} />
        <TextField
          name="current"
          type="password"
          label={t.me.current}
          value={values.current}
          onChange={(current) => setValues({ ...values, current })}
          autoComplete="current-password"
          error={errorOf(errors, 'current')}
          required
        />
        <TextField
          name="password"
          type="password"
          label={t.me.next}
          hint={session.invite.passwordHint}
          value={values.password}
          onChange={(password) => setValues({ ...values, password })}
          autoComplete="new-password"
          error={errorOf(errors, 'password')}
          required
        />
        <Button type="submit" busy={busy}>
          {t.me.change}
        </Button>
      </form>
    </Card>
  )
}
