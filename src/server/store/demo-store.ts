import type { ClientBase, Pool, PoolClient } from 'pg'
import { copyRows } from './copy-rows.ts'

export type DatabaseContent = 'empty' | 'demonstration' | 'real'

/** What stands in this database: the demonstration is made in an empty one only, and never beside anything real. */
export async function contentOf(pool: Pool): Promise<DatabaseContent> {
  const { rows } = await pool.query<{ real: boolean; demo: boolean; any: boolean }>(
    `select exists (select from account where not demo) as real, exists (select from account where demo) as demo,
       exists (select from organisation) or exists (select from staff) as any`,
  )
  const [found] = rows
  if (!found || (!found.real && !found.demo && !found.any)) return 'empty'
  return found.demo && !found.real ? 'demonstration' : 'real'
}

export type DemoAccountRow = {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly passwordHash: string
  readonly totpSealed: Buffer
  readonly role: string
  readonly orgId: string
  readonly area: string
  readonly grantId: string
}

/** Accounts of the demonstration's other staff, with one grant each, in bulk. */
export async function insertDemoAccounts(
  tx: PoolClient,
  rows: readonly DemoAccountRow[],
  now: string,
): Promise<void> {
  await copyRows(
    tx,
    'account',
    rows.map((a) => ({
      id: a.id,
      login: a.login,
      name: a.name,
      status: 'active',
      demo: true,
      password_hash: a.passwordHash,
      totp_sealed: a.totpSealed,
      created_at: now,
    })),
  )
  await copyRows(
    tx,
    'account_grant',
    rows.map((a) => ({
      id: a.grantId,
      account_id: a.id,
      role: a.role,
      org_id: a.orgId,
      area: a.area,
      from_day: '2020-01-01',
      source: 'demo',
      granted_at: now,
      approved_at: now,
    })),
  )
}

export async function insertDemoOrganisations(
  tx: PoolClient,
  rows: readonly {
    id: string
    kind: string
    name: string
    area: string
    parentId: string | null
    phone?: string
    address?: string
  }[],
): Promise<void> {
  await copyRows(
    tx,
    'organisation',
    rows.map(({ parentId, phone = null, address = null, ...o }) => ({
      ...o,
      parent_id: parentId,
      phone,
      address,
    })),
  )
}

export async function insertDemoStaff(
  tx: PoolClient,
  rows: readonly {
    id: string
    accountId: string
    orgId: string
    name: string
    post: string
    socialWorker: boolean
    certificate: string | null
    startedOn: string
  }[],
): Promise<void> {
  await copyRows(
    tx,
    'staff',
    rows.map((s) => ({
      id: s.id,
      org_id: s.orgId,
      name: s.name,
      post: s.post,
      started_on: s.startedOn,
      account_id: s.accountId,
    })),
  )
  await copyRows(
    tx,
    'staff_time',
    rows.map((s) => ({
      staff_id: s.id,
      from_on: s.startedOn,
      full_time: true,
      social_worker: s.socialWorker,
    })),
  )
  await copyRows(
    tx,
    'staff_certificate',
    rows.flatMap((s) =>
      s.certificate === null
        ? []
        : [
            {
              id: s.id,
              staff_id: s.id,
              kind: 'socialWorker',
              level: s.certificate.startsWith('助理') ? 'assistant' : 'intermediate',
              title: s.certificate,
              from_on: s.startedOn,
            },
          ],
    ),
  )
}

export async function insertDemoTrainings(
  tx: PoolClient,
  rows: readonly { id: string; staff: string; on: string; hours: number; topic: string }[],
): Promise<void> {
  await copyRows(
    tx,
    'staff_training',
    rows.map(({ staff, on, ...r }) => ({ ...r, staff_id: staff, held_on: on })),
  )
}

/** The highest file number given in each township and year, so that new files go on from there. */
export async function saveFileNumbers(
  tx: PoolClient,
  rows: readonly { region: string; township: string; year: number; lastNo: number }[],
): Promise<void> {
  await copyRows(
    tx,
    'file_number',
    rows.map(({ lastNo, ...r }) => ({ ...r, last_no: lastNo })),
  )
}

/** Statistics of what was loaded; the client must own the tables. */
export async function analyseLoaded(owner: ClientBase): Promise<void> {
  await owner.query('analyze person, case_file, assignment, case_state, duty, finding, journal, account')
}

/** What an interrupted making of the demonstration was to make: the same again goes on where it stopped. */
export type UnfinishedDemo = { readonly scale: string; readonly seed: number; readonly asOf: string }

const job = 'demo'

export async function findUnfinishedDemo(pool: Pool): Promise<UnfinishedDemo | undefined> {
  const { rows } = await pool.query<{ position: UnfinishedDemo }>(
    'select position from job_progress where job = $1',
    [job],
  )
  return rows[0]?.position
}

export async function beginDemo(pool: Pool, what: UnfinishedDemo): Promise<void> {
  await pool.query('insert into job_progress (job, position) values ($1, $2)', [job, JSON.stringify(what)])
}

export async function endDemo(tx: PoolClient): Promise<void> {
  await tx.query('delete from job_progress where job = $1', [job])
}

/** Cases that are loaded already; the transaction must reach their regions. */
export async function loadedCases(tx: PoolClient): Promise<ReadonlySet<string>> {
  const { rows } = await tx.query<{ id: string }>('select id from case_file')
  return new Set(rows.map((row) => row.id))
}
