import type { PoolClient } from 'pg'
import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { Written } from './standard-store.ts'

export type PlanRow = {
  readonly id: string
  readonly target: AreaCode
  readonly targetName: string
  readonly month: number
  readonly theme: string
  readonly cancelledOn: PlainDate | null
  readonly reason: string
  readonly inspectionId: string | null
}

export async function listPlan(tx: PoolClient, area: AreaCode, year: number): Promise<readonly PlanRow[]> {
  const { rows } = await tx.query<PlanRow>({
    name: 'inspection-plan',
    text: `select p.id, p.target, a.name as "targetName", p.month, p.theme, p.cancelled_on::text as "cancelledOn",
        p.cancel_reason as reason,
        (select i.id from inspection i where i.plan_id = p.id and i.by_area = p.area order by i.on_day limit 1) as "inspectionId"
      from inspection_plan p join area a on a.code = p.target where p.area = $1 and p.year = $2
      order by p.month, p.target, p.id`,
    values: [area, year],
  })
  return rows
}

export async function insertPlanLine(
  tx: PoolClient,
  p: Written & {
    readonly id: string
    readonly year: number
    readonly month: number
    readonly target: AreaCode
    readonly theme: string
  },
): Promise<void> {
  await tx.query({
    name: 'inspection-plan-add',
    text: `insert into inspection_plan (region, id, area, year, month, target, theme, by_user, by_name, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (region, id) do nothing`,
    values: [p.region, p.id, p.area, p.year, p.month, p.target, p.theme, p.by, p.byName, p.at],
  })
}

/** False where it is not there, cancelled before, or done. */
export async function cancelPlan(
  tx: PoolClient,
  at: { readonly area: AreaCode; readonly id: string },
  on: PlainDate,
  reason: string,
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'inspection-plan-cancel',
    text: `update inspection_plan p set cancelled_on = $3, cancel_reason = $4
      where p.area = $1 and p.id = $2 and p.cancelled_on is null
        and not exists (select 1 from inspection i where i.plan_id = p.id)`,
    values: [at.area, at.id, on, reason],
  })
  return rowCount === 1
}

/** Does the line stand in the plan of this office, for this target, and wait? */
export async function isPlanned(
  tx: PoolClient,
  at: { readonly area: AreaCode; readonly id: string; readonly target: AreaCode },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'inspection-planned',
    text: `select 1 from inspection_plan where area = $1 and id = $2 and target = $3 and cancelled_on is null`,
    values: [at.area, at.id, at.target],
  })
  return rowCount === 1
}
