import { exportPeople, type PeopleSearch, type PersonRow, searchPeople } from '#contract/people-contract.ts'
import { maskName } from '#core/access/mask.ts'
import { ageOn } from '#core/people/age.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { peopleWorkbook } from '#server/people/people-workbook.ts'
import { matchOf } from '#server/people/text-match.ts'
import { type PeopleFound, type PeopleRow, searchPeople as searchStore } from '#server/store/people-search.ts'
import { openName } from '#server/store/person-identity.ts'

/** An export carries at most this many people; larger ones need two approvals (security.md I4). */
const exportedAtMost = 50

export const peopleHandlers: readonly Handler[] = [
  handle(searchPeople, async ({ body }, context) => {
    const found = await find(body, context)
    return { ...found, rows: found.rows.map((row) => shown(row, context)) }
  }),
  handle(exportPeople, async ({ body }, context) => {
    const found = await find({ ...body, limit: exportedAtMost }, context)
    return await peopleWorkbook(
      found.rows.map((row) => shown(row, context)),
      context.language,
    )
  }),
]

async function find(search: PeopleSearch, context: Context): Promise<PeopleFound> {
  const { tx, user, services, saw } = context
  const found = await searchStore(tx, user, search, matchOf(services.vault, search.text))
  saw({ fields: ['name', 'state'], count: found.rows.length })
  return found
}

function shown(row: PeopleRow, { services, user, today }: Context): PersonRow {
  const name = openName(services.vault, row.region, row.person_id, row.name_sealed)
  const masked = user.role === 'narcoticsOffice'
  return {
    caseId: row.case_id,
    personId: row.person_id,
    fileNo: row.file_no,
    name: masked ? maskName(name) : name,
    masked,
    sex: row.sex,
    age: ageOn(today, null, row.birth_year),
    measure: row.measure,
    stage: row.stage as PersonRow['stage'],
    contact: row.contact as PersonRow['contact'],
    custody: row.custody as PersonRow['custody'],
    handover: row.handover,
    tier: user.role === 'policeLiaison' || masked ? null : row.tier_current,
    township: row.township,
    townshipName: row.township_name ?? row.township,
    stationName: row.station_name,
    workerId: row.worker_id,
    workerName: row.worker_name,
    reportInDue: row.report_in_due,
    termEnds: row.term_ends,
    nextDueOn: row.next_due_on,
    overdueCount: row.overdue_count,
    openDutyCount: row.open_duty_count,
    findings: [...row.finding_kinds] as PersonRow['findings'],
  }
}
