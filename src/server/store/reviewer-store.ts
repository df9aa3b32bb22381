import type { PoolClient } from 'pg'
import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import { inForce } from './session-store.ts'

/** The areas, at or below this one, in which the account holds a right: nobody reviews where he or she works. */
export async function areasOfAccount(
  tx: PoolClient,
  account: string,
  within: AreaCode,
  today: PlainDate,
): Promise<readonly AreaCode[]> {
  const { rows } = await tx.query<{ area: string }>({
    name: 'reviewer-areas',
    text: `select distinct g.area from account_grant g
      where g.account_id = $1 and ${inForce('g', '$3')} and ($2 = 'cn' or starts_with(g.area, $2))`,
    values: [account, within, today],
  })
  return rows.map((r) => r.area)
}
