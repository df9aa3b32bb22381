import type { PoolClient } from 'pg'

const scope = ['province', 'city', 'county', 'township', 'station_id', 'worker_id']
const ofCase = scope.map((c) => `s.${c}`).join(', ')

function followSql(table: 'person' | 'case_file', key: string): string {
  return `
    update ${table} t set (${scope.join(', ')}) = (${ofCase})
    from case_state s
    where s.region = $1 and s.case_id = any($2) and t.region = s.region and t.id = s.${key}
      and (${scope.map((c) => `t.${c}`).join(', ')}) is distinct from (${ofCase})`
}

const sql = { person: followSql('person', 'person_id'), case_file: followSql('case_file', 'case_id') }

/** Lets person and file follow these cases to where they are managed now. */
export async function movePeople(tx: PoolClient, region: string, caseIds: readonly string[]): Promise<void> {
  await tx.query({ name: 'move-file', text: sql.case_file, values: [region, caseIds] })
  await tx.query({ name: 'move-person', text: sql.person, values: [region, caseIds] })
}
