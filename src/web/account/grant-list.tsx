import { type Account, type AccountGrant, approveGrant, revokeGrant } from '#contract/account-contract.ts'
import { Badge, type Tone } from '#web/kit/badge.tsx'
import { Button } from '#web/kit/button.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { accountText } from '#web/text/account.ts'
import { commonText } from '#web/text/common.ts'
import { rolesText } from '#web/text/roles.ts'
import type { Ask } from './reason-dialog.tsx'

const tones: Record<AccountGrant['state'], Tone> = {
  proposed: 'late',
  coming: 'info',
  inForce: 'good',
  ended: 'neutral',
  revoked: 'neutral',
  refused: 'neutral',
}

/** Every right this account ever had, with who proposed and who approved it. */
export function GrantList({ account, onAsk }: { account: Account; onAsk: Ask }) {
  const t = useText(accountText)
  const roles = useText(rolesText)
  const common = useText(commonText)
  const { language } = useLanguage()
  if (account.grants.length === 0) return <p className="soft">{t.one.noGrants}</p>

  function decide(grant: AccountGrant, approve: boolean) {
    onAsk({
      title: approve ? t.one.approve : t.one.refuse,
      route: approveGrant,
      input: (reason) => ({
        params: { accountId: account.id, grantId: grant.id },
        body: { approve, reason },
      }),
      ifMatch: account.version,
    })
  }

  return (
    <ul className="stack">
      {account.grants.map((grant) => (
        <li key={grant.id} className="row spread top">
          <div className="grow">
            <p className="strong">
              {roles.role[grant.role]} · {grant.orgName} · {grant.areaName}
            </p>
            <p className="soft small">
              {t.one.period(
                sayDate(grant.from, language),
                grant.to ? t.one.until(sayDate(grant.to, language)) : t.one.noEnd,
              )}
              {' · '}
              {t.one.by(grant.proposedBy ?? common.none, grant.approvedBy ?? common.none)}
              {grant.reason && ` · ${grant.reason}`}
            </p>
          </div>
          <Badge tone={tones[grant.state]}>{t.grantState[grant.state]}</Badge>
          {grant.state === 'proposed' && (
            <span className="row">
              <Button small onClick={() => decide(grant, true)}>
                {t.one.approve}
              </Button>
              <Button small onClick={() => decide(grant, false)}>
                {t.one.refuse}
              </Button>
            </span>
          )}
          {(grant.state === 'inForce' || grant.state === 'coming') && (
            <Button
              small
              kind="danger"
              onClick={() =>
                onAsk({
                  title: t.one.revoke,
                  route: revokeGrant,
                  input: (reason) => ({
                    params: { accountId: account.id, grantId: grant.id },
                    body: { reason },
                  }),
                  ifMatch: account.version,
                })
              }
            >
              {t.one.revoke}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
