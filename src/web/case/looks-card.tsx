import { useState } from 'react'
import { type CasePage, caseLooks } from '#contract/case-contract.ts'
import type { Role } from '#core/access/roles.ts'
import { usePages } from '#web/api/use-pages.ts'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { sayInstant } from '#web/language/dates.ts'
import { useText } from '#web/language/language.ts'
import { useMayUse } from '#web/session/session.ts'
import { caseText } from '#web/text/case.ts'
import { rolesText } from '#web/text/roles.ts'

/** Read only when asked for; reading it is itself logged. */
export function LooksCard({ page }: { page: CasePage }) {
  const t = useText(caseText)
  const roles = useText(rolesText)
  const may = useMayUse(['worker', 'stationHead', 'townshipOffice'])
  const [shown, setShown] = useState(false)
  const looks = usePages(caseLooks, { params: { caseId: page.caseId }, query: {} }, 'query', shown)
  const rows = looks.pages?.flatMap((one) => one.rows)
  if (!may) return null
  return (
    <div id="looks" className="no-print">
      <Card title={t.cards.looks}>
        {!shown && <Button onClick={() => setShown(true)}>{t.looks.show}</Button>}
        {looks.error && <Failed error={looks.error} />}
        {rows?.length === 0 && <p className="soft">{t.looks.none}</p>}
        <ul className="plain-list small">
          {rows?.map((row) => (
            <li key={`${row.at}${row.role}${row.action}`}>
              <span className="numbers">{sayInstant(row.at)}</span> {roles.role[row.role as Role] ?? row.role}{' '}
              {row.org}{' '}
              <span className="soft">
                {roles.purpose[row.purpose as keyof typeof roles.purpose] ?? row.purpose}
              </span>
            </li>
          ))}
        </ul>
        {looks.hasNextPage && <Button onClick={() => void looks.fetchNextPage()}>{t.looks.more}</Button>}
      </Card>
    </div>
  )
}
