import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { Role } from '#core/access/roles.ts'
import { demoLogins } from '#core/demo/demo-logins.ts'
import { type DemoGroup, type DemoMeeting, demoGroup } from '#core/demo/demo-meetings.ts'
import type { DemoPlan } from '#core/demo/demo-scale.ts'
import { castOf } from '#core/demo/demo-staff.ts'
import { regionOf } from '#core/shared/area.ts'
import { fromDayNumber } from '#core/shared/plain-date.ts'
import type { Services } from '#server/services.ts'
import { insertMember } from '#server/store/leading-group-store.ts'
import { insertConfirmed, insertMeeting, insertMinutes } from '#server/store/meeting-store.ts'
import { insertStep, insertTask } from '#server/store/meeting-task-store.ts'
import { withUser } from '#server/store/with-user.ts'

/** Groups of the first townships, their district and the city; whoever looks at a list below sees some that have none. */
const townships = 3

/** Leading groups with their meetings, written by the offices themselves. Made again, it changes nothing. */
export async function loadMeetings(services: Services, plan: DemoPlan): Promise<void> {
  const offices = demoLogins(plan).filter(({ role, area }) => role === 'narcoticsOffice' && area.length >= 4)
  const from = fromDayNumber(plan.asOf - 900)
  for (const { accountId, orgId, area, name } of offices)
    await load(services, demoGroup(plan, area), {
      id: accountId,
      name,
      org: orgId,
      role: 'narcoticsOffice',
      from,
    })
  for (const township of plan.townships.slice(0, townships)) {
    const { officer } = castOf(plan.seed, township, plan.asOf)
    const by = {
      id: officer.accountId,
      name: officer.name,
      org: officer.orgId,
      role: officer.role,
      from: officer.startedOn,
    }
    await load(services, demoGroup(plan, township.code), by)
  }
}

type By = {
  readonly id: string
  readonly name: string
  readonly org: string
  readonly role: Role
  readonly from: string
}

function load(services: Services, group: DemoGroup, { id, name, org, role, from }: By): Promise<void> {
  const { area } = group
  const written = { region: regionOf(area), area, by: id, byName: name, at: services.clock.now() }
  return withUser(
    services.app,
    { id, grant: { id: 'demo', role, org, area, from, to: null } },
    async (tx) => {
      for (const member of group.members) await insertMember(tx, { ...member, phone: null, ...written })
      for (const meeting of group.meetings) await hold(tx, meeting, written)
    },
  )
}

type Written = {
  readonly region: string
  readonly area: string
  readonly by: string
  readonly byName: string
  readonly at: string
}

async function hold(tx: PoolClient, meeting: DemoMeeting, written: Written): Promise<void> {
  const { region, area, at, byName: name } = written
  const by = { user: written.by, name, at }
  await insertMeeting(tx, { ...meeting, region, area }, by)
  const version = { region, area, id: meeting.id, version: 1 }
  await insertMinutes(tx, version, meeting.minutes, by)
  const sha256 = createHash('sha256').update(meeting.minutes).digest()
  if (meeting.confirmed) await insertConfirmed(tx, version, sha256, by)
  for (const task of meeting.tasks) {
    await insertTask(tx, { ...task, ...written, meetingId: meeting.id })
    for (const [i, step] of task.steps.entries())
      await insertStep(tx, { ...step, ...written, id: task.id, place: i + 1 })
  }
}
