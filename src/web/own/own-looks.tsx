import { useState } from 'react'
import { ownLooks } from '#contract/own-contract.ts'
import type { Role } from '#core/access/roles.ts'
import { usePages } from '#web/api/use-pages.ts'
import { Button } from '#web/kit/button.tsx'
import { Card } from '#web/kit/card.tsx'
import { Failed } from '#web/kit/loaded.tsx'
import { sayInstant } from '#web/language/dates.ts'
import { useText } from '#web/language/language.ts'
import { ownText } from '#web/text/own.ts'
import { rolesText } from '#web/text/roles.ts'

/** Who looked, when and what for: role and office, never a name. */
export function OwnLooks({ caseId }: { caseId: string }) {
  const t = useText(ownText)
  const roles = useText(rolesText)
  const [shown, setShown] = useState(false)
  const looks = usePages(ownLooks, { params: { caseId }, query: {} }, 'query', shown)
  const rows = looks.pages?.flatMap((one) => one.rows)
  return (
    <Card title={t.looks}>
      {!shown && <Button onClick={() => setShown(true)}>{t.looksShow}</Button>}
      {looks.error && <Failed error={looks.error} />}
      {rows?.length === 0 && <p className="soft">{t.looksNone}</p>}
      <ul className="plain-list small">
        {rows?.map((row) => (
          <li key={`${row.at}${row.role}`}>
            <span className="numbers">{sayInstant(row.at)}</span> {roles.role[row.role as Role] ?? row.role}{' '}
            {row.org}{' '}
            <span className="soft">
              {roles.purpose[row.purpose as keyof typeof roles.purpose] ?? row.purpose}
            </span>
          </li>
        ))}
      </ul>
      {looks.hasNextPage && <Button onClick={() => void looks.fetchNextPage()}>{t.looksMore}</Button>}
    </Card>
  )
}
