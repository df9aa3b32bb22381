import { type DayPage, type DayRow, dayBuckets, dayLists, myDay } from '#contract/day-contract.ts'
import { actOfDuty } from '#core/day/day-list.ts'
import { daysBetween, type PlainDate } from '#core/shared/plain-date.ts'
import type { Vault } from '#server/crypto/vault.ts'
import { type Handler, handle } from '#server/http/context.ts'
import { countDay, type DayCount, type DutyRow, listAlerts, listDay } from '#server/store/day-duties.ts'
import { openName } from '#server/store/person-identity.ts'

export const dayHandlers: readonly Handler[] = [
  handle(myDay, async ({ query }, { tx, user, today, services, saw }) => {
    const counts = await countDay(tx, user, today)
    const page = await listDay(tx, user, today, query)
    // Further pages of a list do not repeat the alerts.
    const alerts = query.after ? { rows: [], count: 0 } : await listAlerts(tx, user, today)
    saw({ fields: ['name', 'duties'], count: page.rows.length + alerts.rows.length })
    return {
      today,
      counts: dayLists.map((list) => ({ list, counts: bucketCounts(counts, list) })),
      rows: page.rows.map((row) => dayRow(row, today, services.vault)),
      next: page.next,
      alerts: alerts.rows.map((row) => ({
        caseId: row.case_id,
        name: openName(services.vault, row.region, row.person_id, row.name_sealed),
        fileNo: row.file_no,
        kind: row.kind as DayPage['alerts'][number]['kind'],
        on: row.on_day,
        clause: row.clause,
      })),
      alertCount: alerts.count,
    }
  }),
]

function bucketCounts(counts: readonly DayCount[], list: string): DayPage['counts'][number]['counts'] {
  const of = (bucket: string) => counts.find((c) => c.list === list && c.bucket === bucket)?.n ?? 0
  const [overdue, thisWeek, thisMonth, later] = dayBuckets.map(of)
  return { overdue: overdue ?? 0, thisWeek: thisWeek ?? 0, thisMonth: thisMonth ?? 0, later: later ?? 0 }
}

function dayRow(row: DutyRow, today: PlainDate, vault: Vault): DayRow {
  const kind = row.kind as DayRow['kind']
  return {
    caseId: row.case_id,
    personId: row.person_id,
    fileNo: row.file_no,
    name: openName(vault, row.region, row.person_id, row.name_sealed),
    measure: row.measure,
    stage: row.stage as DayRow['stage'],
    list: row.list as DayRow['list'],
    bucket: row.bucket as DayRow['bucket'],
    dutyId: row.id,
    kind,
    owedBy: row.owed_by as DayRow['owedBy'],
    windowFrom: row.window_from,
    dueOn: row.due_on,
    daysLate: Math.max(0, daysBetween(row.due_on, today)),
    clause: row.clause,
    tier: row.tier_current,
    act: actOfDuty[kind],
  }
}
