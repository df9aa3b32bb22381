import type { PoolClient } from 'pg'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { SessionUser } from '#server/http/context.ts'
import { addReaderScope, conditions } from './reader-scope.ts'
import { type CaseLine, caseColumns } from './test-lists.ts'

export type SampleRow = CaseLine & {
  readonly test_id: string
  readonly part: 'A' | 'B'
  readonly sample_no: string | null
  readonly seal_no: string | null
  readonly place: string | null
  readonly taken_on: string
  readonly keep_until: string
  readonly state: 'kept' | 'sent' | 'disposed'
  readonly sent_to: string | null
  readonly held: boolean
}

export type SampleFind = {
  readonly which: 'kept' | 'overdue' | 'sent' | 'disposed' | undefined
  readonly text: string
  readonly after: readonly string[] | undefined
  readonly limit: number
}

const samples = 'sample m join case_state s on s.region = m.region and s.case_id = m.case_id'
const overdue = (day: string) => `m.state = 'kept' and not m.held and m.keep_until < ${day}::date`

/** Parts of samples in the reader's scope; what may be disposed of first stands at the head. */
export async function listSamples(
  tx: PoolClient,
  user: SessionUser,
  today: PlainDate,
  find: SampleFind,
): Promise<SampleRow[]> {
  const c = conditions()
  addReaderScope(c, user, 's')
  const day = c.value(today)
  if (find.which === 'overdue') c.add(overdue(day))
  else if (find.which) c.add('m.state = ?', find.which)
  if (find.text) {
    const like = `${find.text.replaceAll(/[\\%_]/g, '\\$&')}%`
    c.add('m.sample_no like ? or m.seal_no like ?', like, like)
  }
  if (find.after) c.add('(m.keep_until, m.case_id, m.test_id, m.part) > (?::date, ?, ?, ?)', ...find.after)
  const limit = c.value(find.limit)
  const { rows } = await tx.query<SampleRow>(
    `select ${caseColumns}, m.test_id, m.part, m.sample_no, m.seal_no, m.place, m.taken_on, m.keep_until,
       m.state, m.sent_to, m.held
     from ${samples} join person p on p.region = s.region and p.id = s.person_id
     where ${c.where()} and ${day}::date is not null
     order by m.keep_until, m.case_id, m.test_id, m.part limit ${limit}`,
    [...c.values],
  )
  return rows
}

export type SampleCounts = { readonly kept: number; readonly overdue: number; readonly sent: number }

export async function countSamples(
  tx: PoolClient,
  user: SessionUser,
  today: PlainDate,
): Promise<SampleCounts> {
  const c = conditions()
  addReaderScope(c, user, 's')
  const day = c.value(today)
  const { rows } = await tx.query<SampleCounts>(
    `select count(*) filter (where m.state = 'kept')::int as kept,
       count(*) filter (where ${overdue(day)})::int as overdue,
       count(*) filter (where m.state = 'sent')::int as sent
     from ${samples} where ${c.where()}`,
    [...c.values],
  )
  return rows[0] ?? { kept: 0, overdue: 0, sent: 0 }
}
