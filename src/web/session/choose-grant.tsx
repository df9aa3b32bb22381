import { useState } from 'react'
import { type Me, switchGrant } from '#contract/session-contract.ts'
import { useAct } from '#web/api/use-act.ts'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { RadioGroup } from '#web/kit/choice.tsx'
import { ErrorSummary } from '#web/kit/error-summary.tsx'
import { sayDate } from '#web/language/dates.ts'
import { useLanguage, useText } from '#web/language/language.ts'
import { Alone } from '#web/shell/alone.tsx'
import { rolesText } from '#web/text/roles.ts'
import { sessionText } from '#web/text/session.ts'

/** Shown after signing in where somebody holds several posts: work happens in one of them. */
export function ChooseGrant({ me, onChosen }: { me: Me; onChosen: (me: Me) => void }) {
  const t = useText(sessionText)
  const roles = useText(rolesText)
  const { language } = useLanguage()
  const [grant, setGrant] = useState(me.grant?.id ?? me.grants[0]?.id ?? '')
  const { act, busy, errors } = useAct(switchGrant, { refresh: ['none'] })

  async function enter() {
    if (grant === me.grant?.id) return onChosen(me)
    const changed = await act({ body: { grant } })
    if (changed) onChosen(changed)
  }

  return (
    <Alone>
      <Card title={t.chooseTitle}>
        <div className="stack">
          <ErrorSummary errors={errors} />
          <RadioGroup
            name="grant"
            label={t.chooseLead}
            value={grant}
            onChange={setGrant}
            options={me.grants.map((g) => ({
              value: g.id,
              label: roles.role[g.role],
              hint: [g.orgName, g.areaName, g.to && t.until(sayDate(g.to, language))]
                .filter(Boolean)
                .join(' · '),
            }))}
          />
          <Button kind="primary" wide busy={busy} onClick={() => void enter()}>
            {t.enter}
          </Button>
        </div>
      </Card>
    </Alone>
  )
}
