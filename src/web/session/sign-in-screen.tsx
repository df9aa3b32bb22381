import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { type Me, signIn } from '#contract/session-contract.ts'
import { about } from '#contract/system-contract.ts'
import { type Role, roles } from '#core/access/roles.ts'
import { useAct } from '#web/api/use-act.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Card } from '#web/kit/card.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { useText } from '#web/language/language.ts'
import { Alone } from '#web/shell/alone.tsx'
import { rolesText } from '#web/text/roles.ts'
import { sessionText } from '#web/text/session.ts'
import { shellText } from '#web/text/shell.ts'
import { ChooseGrant } from './choose-grant.tsx'
import { SignInSteps } from './sign-in-steps.tsx'

/** The page stays at the address that was asked for, so that signing in leads straight there. */
export function SignInScreen({ onSignedIn }: { onSignedIn: (me: Me) => void }) {
  const t = useText(sessionText)
  const shell = useText(shellText)
  const info = useRoute(about, {})
  const [choosing, setChoosing] = useState<Me>()
  const [demo, setDemo] = useState<{ login: string; demoCode: string | undefined }>()
  const { act, busy, errors } = useAct(signIn, { refresh: ['none'] })

  useEffect(() => {
    document.title = shell.titles.signIn
  }, [shell])

  function signedIn(me: Me) {
    if (me.grants.length > 1) setChoosing(me)
    else onSignedIn(me)
  }

  /** The password of the demonstration is public, and its code is shown: one click leads to the second step. */
  async function enterDemo(login: string) {
    if (busy || !info.data?.demoPassword) return
    const step = await act({ body: { login, password: info.data.demoPassword } })
    if (step) setDemo({ login, demoCode: step.demoCode })
  }

  if (choosing) return <ChooseGrant me={choosing} onChosen={onSignedIn} />
  return (
    <Alone lead={t.lead}>
      <div className="sign-in">
        <Card title={t.title}>
          <div className="stack">
            <ErrorSummary errors={errors} />
            <SignInSteps key={demo?.login} demo={demo} onSignedIn={signedIn} />
            <p className="small">
              <Link to="/invite">{t.invite.have}</Link>
            </p>
          </div>
        </Card>
        {info.data?.demo && !demo && (
          <Card title={t.demoTitle}>
            <div className="stack">
              <p className="soft small">{t.demoLead}</p>
              <DemoLogins logins={info.data.demoLogins} onChoose={(login) => void enterDemo(login)} />
            </div>
          </Card>
        )}
      </div>
    </Alone>
  )
}

type DemoLogin = { login: string; name: string; role: string; org: string; area: string }

/** In the order in which roles meet a case. */
function byRole(a: DemoLogin, b: DemoLogin): number {
  return roles.indexOf(a.role as Role) - roles.indexOf(b.role as Role)
}

function DemoLogins({
  logins,
  onChoose,
}: {
  logins: readonly DemoLogin[]
  onChoose: (login: string) => void
}) {
  const t = useText(rolesText)
  return (
    <ul className="stack tight demo-logins">
      {[...logins].sort(byRole).map((one) => (
        <li key={one.login}>
          <button type="button" className="choice wide-choice" onClick={() => onChoose(one.login)}>
            <span className="strong">{t.role[one.role as Role] ?? one.role}</span>
            <span className="soft small">
              {one.name} · {one.org} · {one.area}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
