import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { Me } from '#contract/session-contract.ts'
import { about } from '#contract/system-contract.ts'
import type { Role } from '#core/access/roles.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Card } from '#web/kit/card.tsx'
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
  const [demoLogin, setDemoLogin] = useState<string>()

  useEffect(() => {
    document.title = shell.titles.signIn
  }, [shell])

  function signedIn(me: Me) {
    if (me.grants.length > 1) setChoosing(me)
    else onSignedIn(me)
  }

  if (choosing) return <ChooseGrant me={choosing} onChosen={onSignedIn} />
  return (
    <Alone lead={t.lead}>
      <Card title={t.title}>
        <div className="stack">
          <SignInSteps key={demoLogin} login={demoLogin ?? ''} onSignedIn={signedIn} />
          <p className="small">
            <Link to="/invite">{t.invite.have}</Link>
          </p>
        </div>
      </Card>
      {info.data?.demo && (
        <Card title={t.demoTitle}>
          <div className="stack">
            <p className="soft small">{t.demoLead}</p>
            <DemoLogins logins={info.data.demoLogins} onChoose={setDemoLogin} />
          </div>
        </Card>
      )}
    </Alone>
  )
}

type DemoLogin = { login: string; name: string; role: string; org: string; area: string }

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
      {logins.map((one) => (
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
