import type { Screening, ScreeningLine } from '#contract/screening-contract.ts'
import { shownName } from '#core/access/project-person.ts'
import { pickKinds } from '#core/screening/screening-codes.ts'
import type { Context } from '#server/http/context.ts'
import { notFound, refused } from '#server/http/problem.ts'
import { findLine, type ScreeningLineRow } from '#server/store/screening-lines.ts'
import { findScreening, type ScreeningRow } from '#server/store/screening-store.ts'
import { openLineName } from './sealed-screening.ts'

export function shownScreening(row: ScreeningRow, sum: { total: number; done: number }): Screening {
  return {
    id: row.id,
    name: row.name,
    why: row.why,
    area: row.area,
    areaName: row.area_name ?? row.area,
    from: row.from_on,
    to: row.to_on,
    status: row.status,
    by: row.by_name ?? '',
    total: sum.total,
    done: sum.done,
  }
}

export function shownScreeningLine({ services, user }: Context, row: ScreeningLineRow): ScreeningLine {
  return {
    id: row.id,
    name: shownName(openLineName(services.vault, row), user.role),
    caseId: row.case_id,
    source: row.source,
    picked: pickKinds.filter((k) => row.picked.includes(k)),
    township: row.township,
    townshipName: row.township_name ?? row.township,
    stationName: row.station_name,
    workerName: row.worker_name,
    outcome: row.outcome,
    outcomeOn: row.outcome_on,
    followUp: row.follow_up,
    followDoneOn: row.follow_done_on,
  }
}

/** A screening that the reader knows of. */
export async function seenScreening({ tx }: Context, id: string): Promise<ScreeningRow> {
  const row = await findScreening(tx, id)
  if (!row) throw notFound()
  return row
}

/** One on which work still goes on. */
export async function runningScreening(context: Context, id: string): Promise<ScreeningRow> {
  const row = await seenScreening(context, id)
  if (row.status === 'closed')
    throw refused([
      {
        code: 'screening-closed',
        says: { zh: '这次排查已经结束。', en: 'This screening has ended.' },
        mend: { zh: '如有新的对象，请开始新的排查。', en: 'Begin a new one for further people.' },
      },
    ])
  return row
}

export async function seenLine(
  { tx }: Context,
  of: { readonly screeningId: string; readonly lineId: string },
  hold = false,
): Promise<ScreeningLineRow> {
  const row = await findLine(tx, of.screeningId, of.lineId, hold)
  if (!row) throw notFound()
  return row
}
