import { useState } from 'react'
import { useParams } from 'react-router'
import {
  type Account,
  disableAccount,
  enableAccount,
  endAccountSessions,
  readAccount,
  resetAccount,
} from '#contract/account-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Badge } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Loaded } from '#web/kit/loaded.tsx'
import { Page } from '#web/kit/page.tsx'
import { useText } from '#web/language/language.ts'
import { useMayUse } from '#web/session/session.ts'
import { accountText } from '#web/text/account.ts'
import { shellText } from '#web/text/shell.ts'
import { GrantList } from './grant-list.tsx'
import { InvitationDialog, type Invited } from './new-account-dialog.tsx'
import { ProposeGrantDialog } from './propose-grant-dialog.tsx'
import { ReasonDialog, useReasonedActs } from './reason-dialog.tsx'

type What = 'password' | 'secondFactor' | 'invitation'

export function AccountScreen() {
  const { accountId = '' } = useParams()
  const account = useRoute(readAccount, { params: { accountId } })
  return <Loaded query={account}>{(one) => <AccountPage account={one} />}</Loaded>
}

function AccountPage({ account }: { account: Account }) {
  const t = useText(accountText)
  const shell = useText(shellText)
  const secures = useMayUse(['securityAdmin'])
  const [proposes, setProposes] = useState(false)
  const [invited, setInvited] = useState<Invited>()
  const { asked, ask, close } = useReasonedActs()
  const params = { accountId: account.id }
  const ifMatch = account.version

  const resets: readonly (readonly [What, string])[] =
    account.status === 'invited'
      ? [['invitation', t.one.resetInvitation]]
      : [
          ['password', t.one.resetPassword],
          ['secondFactor', t.one.resetSecondFactor],
        ]

  return (
    <Page
      title={account.name}
      documentTitle={shell.titles.account}
      lead={<span className="figures">{account.login}</span>}
    >
      <div className="stack">
        <Card title={shell.titles.account}>
          <div className="stack">
            <div className="row">
              <Badge tone={account.status === 'active' ? 'good' : 'neutral'}>
                {t.status[account.status]}
              </Badge>
              <span>
                {t.one.secondFactor}：{t.secondFactor[account.secondFactor]}
              </span>
              <span className="soft">{t.one.sessions(account.sessions)}</span>
            </div>
            <div className="row">
              {secures &&
                resets.map(([what, words]) => (
                  <Button
                    key={what}
                    onClick={() =>
                      ask({
                        title: words,
                        route: resetAccount,
                        input: (reason) => ({ params, body: { what, reason } }),
                        ifMatch,
                        onDone: (reply) => setInvited(reply as Invited),
                      })
                    }
                  >
                    {words}
                  </Button>
                ))}
              <Button
                onClick={() =>
                  ask({
                    title: t.one.endSessions,
                    route: endAccountSessions,
                    input: (reason) => ({ params, body: { reason } }),
                  })
                }
              >
                {t.one.endSessions}
              </Button>
              {account.status === 'disabled' ? (
                secures && (
                  <Button
                    onClick={() =>
                      ask({
                        title: t.one.enable,
                        route: enableAccount,
                        input: (reason) => ({ params, body: { reason } }),
                        ifMatch,
                      })
                    }
                  >
                    {t.one.enable}
                  </Button>
                )
              ) : (
                <Button
                  kind="danger"
                  onClick={() =>
                    ask({
                      title: t.one.disable,
                      route: disableAccount,
                      input: (reason) => ({ params, body: { reason } }),
                      ifMatch,
                    })
                  }
                >
                  {t.one.disable}
                </Button>
              )}
            </div>
          </div>
        </Card>
        <Card
          title={t.one.grants}
          count={account.grants.length}
          actions={secures && <Button onClick={() => setProposes(true)}>{t.one.propose}</Button>}
        >
          <GrantList account={account} onAsk={ask} />
        </Card>
      </div>
      {proposes && <ProposeGrantDialog accountId={account.id} onClose={() => setProposes(false)} />}
      {asked && <ReasonDialog asked={asked} onClose={close} />}
      {invited && <InvitationDialog invitation={invited} onClose={() => setInvited(undefined)} />}
    </Page>
  )
}
