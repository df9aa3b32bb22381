import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Transactions a second of bare SQL, by pgbench over the private socket; null where pgbench is not there or failed. */
export type Bare = Readonly<Record<string, number | string>>

const clients = 4

/** One transaction for each case in a script, so that writers meet as seldom as they do over HTTP. */
export function bareSql(
  dataDir: string,
  city: string,
  cases: readonly string[],
  seconds: number,
): Bare | string {
  const enter = `select app_enter('{"user":"bench","role":"narcoticsOffice","org":"bench","area":"${city}","station":"*","worker":"*"}');`
  const list = `select case_id from case_state where region = '${city}' and city = '${city}' and stage = 'inForce'
    and overdue_count > 0 order by next_due_on, file_no, case_id limit 51;`
  const scripts: Record<string, readonly string[]> = {
    'list of the city': [`begin; ${enter} ${list} commit;`],
    'journal of a case': cases.map((id) => `begin; ${enter} ${hold(id, '')} ${journal(city, id)} commit;`),
    'recording one entry': cases.map((id) => record(enter, city, id)),
  }
  const results: Record<string, number | string> = {}
  for (const [name, transactions] of Object.entries(scripts)) {
    const rate = pgbench(dataDir, transactions.join('\n'), seconds)
    if (rate === undefined) return 'pgbench is not on the path'
    results[name] = typeof rate === 'number' ? Math.round(rate * transactions.length) : rate
  }
  return results
}

function hold(id: string, lock: string): string {
  return `select k.*, app_enter(jsonb_build_object('case', k.case_id, 'person', k.person_id))
    from (select region, case_id, person_id, seq from case_state where case_id = '${id}' ${lock}) k;`
}

function journal(region: string, id: string): string {
  return `select * from journal where region = '${region}' and case_id = '${id}' order by seq;`
}

/** What one recorded entry must read and write at the least: key, case, journal, entry, state, outbox, access line. */
function record(enter: string, region: string, id: string): string {
  return `begin; ${enter}
    insert into idempotency (user_id, key, route, body_hash, at) values ('bench', gen_random_uuid(), 'bench', '\\x00', now());
    ${hold(id, 'for no key update')}
    ${journal(region, id)}
    insert into journal (region, case_id, seq, id, type, on_day, recorded_at, by_user, by_role, by_org, confidentiality, data)
      select '${region}', '${id}', max(seq) + 1, gen_random_uuid(), 'note', current_date, now(), 'bench', 'narcoticsOffice',
        'bench', 'C4', '{}' from journal where region = '${region}' and case_id = '${id}';
    update case_state set seq = seq + 1, updated_at = now() where region = '${region}' and case_id = '${id}';
    insert into outbox (id, region, kind, payload) values (gen_random_uuid(), '${region}', 'bench', '{}');
    insert into access_log (region, id, at, user_id, role, org, session_id, purpose, action, case_id, fields, count)
      values ('${region}', gen_random_uuid(), now(), 'bench', 'narcoticsOffice', 'bench', 'bench', '', 'bench', '${id}', '{}', 1);
    commit;`
}

/** Scripts a second, pgbench's own complaint, or undefined where there is no pgbench. */
function pgbench(dataDir: string, script: string, seconds: number): number | string | undefined {
  const file = join(dataDir, 'bench.sql')
  writeFileSync(file, script)
  const connection = ['-h', join(dataDir, 'run'), '-U', 'tongxing_app']
  const flags = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds), '-f', file]
  const done = spawnSync('pgbench', [...connection, ...flags, 'tongxing'], { encoding: 'utf8' })
  if (done.error) return undefined
  const tps = /tps = ([\d.]+)/.exec(done.stdout)?.[1]
  return done.status === 0 && tps ? Number(tps) : done.stderr.slice(-300)
}
