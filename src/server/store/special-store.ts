import type { PoolClient } from 'pg'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { SessionUser } from '#server/http/context.ts'
import { addReaderScope, conditions } from './reader-scope.ts'

export type SpecialRow = {
  readonly region: string
  readonly case_id: string
  readonly person_id: string
  readonly file_no: string
  readonly name_sealed: Buffer
  readonly birth_date_sealed: Buffer | null
  readonly birth_year: number | null
  readonly sex: 'male' | 'female' | 'unknown'
  readonly township: string
  readonly station_name: string | null
  readonly worker_name: string | null
  /** A situation stands in the journal. */
  readonly recorded: boolean
}

export type SpecialFind = {
  /** Born in this year or later may still be a minor, born in this year or earlier may be old. */
  readonly youngFrom: number
  readonly oldUntil: number
  readonly after: readonly string[] | undefined
  readonly limit: number
}

/** Running cases in the reader's scope whose person may stand under a special rule; the day of birth says it exactly. */
export async function listSpecial(
  tx: PoolClient,
  user: SessionUser,
  find: SpecialFind,
): Promise<readonly SpecialRow[]> {
  const c = conditions()
  addReaderScope(c, user, 's')
  c.add(
    '(p.birth_year >= ? or p.birth_year <= ? or exists (select from special_case x where x.region = s.region and x.case_id = s.case_id))',
    find.youngFrom,
    find.oldUntil,
  )
  if (find.after) {
    const [fileNo, caseId] = find.after
    c.add('(s.file_no, s.case_id) > (?, ?)', fileNo, caseId)
  }
  const limit = c.value(find.limit)
  const { rows } = await tx.query<SpecialRow>(
    `select s.region, s.case_id, s.person_id, s.file_no, p.name_sealed, p.birth_date_sealed, p.birth_year, p.sex, s.township,
       (select o.name from organisation o where o.id = s.station_id) as station_name,
       (select a.name from account a where a.id = s.worker_id) as worker_name,
       exists (select from special_case x where x.region = s.region and x.case_id = s.case_id) as recorded
     from case_state s join person p on p.region = s.region and p.id = s.person_id
     where s.stage in ('ordered', 'awaitingReport', 'inForce', 'suspended') and ${c.where()}
     order by s.file_no, s.case_id limit ${limit}`,
    [...c.values],
  )
  return rows
}

/** Earliest and latest years of birth that matter on a day. */
export function birthYears(
  today: PlainDate,
  adult: number,
  old: number,
): Pick<SpecialFind, 'youngFrom' | 'oldUntil'> {
  const year = Number(today.slice(0, 4))
  return { youngFrom: year - adult, oldUntil: year - old }
}
