import type { PoolClient } from 'pg'
import { responsiblePlace } from '#core/handover/responsibility.ts'
import { tierHistory } from '#core/tier/tier-history.ts'
import { tierSpans, tierStanding } from '#core/tier/tier-standing.ts'
import { levelsOf } from './case-rows.ts'
import type { CaseChange, Projection } from './projections.ts'

const levels = { province: 'text', city: 'text', county: 'text', township: 'text' } as const
const standing = {
  case_id: 'text',
  tier: 'text',
  set_on: 'date',
  review_on: 'date',
  override: 'boolean',
  proposed: 'text',
  proposal: 'text',
  asked_on: 'date',
  contested_on: 'date',
  contest_due: 'date',
  untold: 'boolean',
  ...levels,
} as const
const span = { case_id: 'text', from_day: 'date', to_day: 'date', tier: 'text', ...levels } as const

function writeSql(table: string, columns: Readonly<Record<string, string>>, key: readonly string[]): string {
  const names = Object.keys(columns)
  const list = names.join(', ')
  const of = (alias: string) => names.map((name) => `${alias}.${name}`).join(', ')
  const record = Object.entries(columns).map(([name, type]) => `${name} ${type}`)
  return `with
    fresh as (select * from jsonb_to_recordset($3::jsonb) as r(${record.join(', ')}) where r.case_id = any($2)
      and not exists (select from case_state s where s.region = $1 and s.case_id = r.case_id and s.sealed)),
    gone as (delete from ${table} t where t.region = $1 and t.case_id = any($2)
      and not exists (select from fresh r where ${key.map((k) => `r.${k} = t.${k}`).join(' and ')}) returning 1),
    put as (insert into ${table} as t (region, ${list}) select $1, ${list} from fresh
      on conflict (region, ${key.join(', ')}) do update set (${list}) = (${of('excluded')})
      where (${of('t')}) is distinct from (${of('excluded')}) returning 1)
    select ((select count(*) from gone) + (select count(*) from put))::int as n`
}

const tables = [
  { name: 'tier_standing', sql: writeSql('tier_standing', standing, ['case_id']), rows: standingRows },
  { name: 'tier_span', sql: writeSql('tier_span', span, ['case_id', 'from_day']), rows: spanRows },
] as const

/** Keeps where tiers stand and which was in force when equal to the journals; a sealed file has no rows. */
export const tierProjection: Projection = {
  name: 'tiers',
  apply: async (tx, changes) => {
    await writeTiers(tx, changes)
  },
  rebuild: writeTiers,
}

/** Answers how many rows were not as they should be. */
async function writeTiers(tx: PoolClient, changes: readonly CaseChange[]): Promise<number> {
  const [first] = changes
  if (!first) return 0
  let wrong = 0
  for (const { name, sql, rows } of tables) {
    const values = [first.region, changes.map((c) => c.caseId), JSON.stringify(changes.flatMap(rows))]
    const written = await tx.query<{ n: number }>({ name: `${name}-write`, text: sql, values })
    wrong += written.rows[0]?.n ?? 0
  }
  return wrong
}

function standingRows({ caseId, journal, state, book, today }: CaseChange): Record<string, unknown>[] {
  if (state.executionPlace === null) return []
  const policy = book.at(state.executionPlace)
  const found = tierStanding({ journal, state, policy, book, today, requests: [] })
  if (!found) return []
  return [
    {
      case_id: caseId,
      tier: found.tier,
      set_on: found.setOn,
      review_on: found.reviewOn,
      override: found.override,
      proposed: found.proposed,
      proposal: found.proposal,
      asked_on: found.askedOn,
      contested_on: found.contestedOn,
      contest_due: found.contestDue,
      untold: found.untold,
      ...levelsOf(responsiblePlace(journal, state)),
    },
  ]
}

function spanRows({ caseId, journal, state, book }: CaseChange): Record<string, unknown>[] {
  if (state.executionPlace === null) return []
  const history = tierHistory(journal, book.at(state.executionPlace))
  const place = levelsOf(responsiblePlace(journal, state))
  return tierSpans(history, journal, state).map((s) => ({
    ...{ case_id: caseId, from_day: s.from, to_day: s.to, tier: s.tier },
    ...place,
  }))
}
