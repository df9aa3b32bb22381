import type { PoolClient } from 'pg'
import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

export type ReportState = {
  readonly id: string
  readonly day: PlainDate
  readonly state: 'counting' | 'sealed' | 'failed'
  readonly done: number
  readonly total: number
  readonly knownAt: string
  readonly sha256: string | null
}

const columns = `id, day::text, state, done, total, known_at as "knownAt", encode(sha256, 'hex') as sha256 from sealed_report`

/** The newest sealed report of an office about a period, if it has one; `since`: only one that knows more than then. */
export async function findSealed(
  tx: PoolClient,
  of: {
    readonly area: AreaCode
    readonly span: 'month' | 'year'
    readonly day: PlainDate
    readonly since?: string
  },
): Promise<ReportState | undefined> {
  const { rows } = await tx.query<ReportState>({
    name: 'evaluation-sealed',
    text: `select ${columns} where area = $1 and span = $2 and day = $3 and state = 'sealed'
      and ($4::timestamptz is null or known_at > $4) order by known_at desc limit 1`,
    values: [of.area, of.span, of.day, of.since ?? null],
  })
  return rows[0]
}

export async function statesOfReports(
  tx: PoolClient,
  ids: readonly string[],
): Promise<readonly ReportState[]> {
  const { rows } = await tx.query<ReportState>({
    name: 'evaluation-reports',
    text: `select ${columns} where id = any($1) order by day`,
    values: [ids],
  })
  return rows
}

/** The sealed texts, oldest period first. */
export async function bodiesOfReports(tx: PoolClient, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await tx.query<{ body: string }>({
    name: 'evaluation-report-bodies',
    text: `select body from sealed_report where id = any($1) and body is not null order by day`,
    values: [ids],
  })
  return rows.map((r) => r.body)
}
