import type { PoolClient } from 'pg'
import type { GroupPage } from '#contract/agreement-contract.ts'
import type { CaseKey } from './open-case.ts'

const kindOf: Readonly<Record<string, GroupPage['people'][number]['kind']>> = {
  station: 'worker',
  provider: 'worker',
  townshipOffice: 'worker',
  police: 'police',
  clinic: 'medic',
}

/** Staff of the case's station, and of the offices, police and clinics whose area holds its township; C1, no case data. */
export async function listNearby(tx: PoolClient, key: CaseKey, today: string): Promise<GroupPage['people']> {
  const { rows } = await tx.query<{
    id: string
    name: string
    kind: string
    org: string
    phone: string | null
  }>({
    name: 'agreement-people',
    text: `select s.id, s.name, o.kind, o.name as org, o.phone from staff s join organisation o on o.id = s.org_id
      where (s.ended_on is null or s.ended_on > $3::date) and o.closed_on is null
        and (o.id = $1 or (o.kind in ('townshipOffice', 'police', 'clinic') and length(o.area) >= 6 and starts_with($2, o.area)))
      order by o.kind, s.name, s.id limit 200`,
    values: [key.station, key.township ?? '', today],
  })
  return rows.flatMap(({ id, name, kind, org, phone }) => {
    const member = kindOf[kind]
    return member ? [{ staff: id, name, org, phone, kind: member }] : []
  })
}
