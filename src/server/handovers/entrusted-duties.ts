import { shownName } from '#core/access/project-person.ts'
import { dutiesOfTasks, isTaskKind } from '#core/handover/task-kinds.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import type { Context } from '#server/http/context.ts'
import { listEntrustedTo, listOpenDuties } from '#server/store/handover-store.ts'
import { openCaseOrGuest } from '#server/store/open-guest.ts'
import { findIdentity } from '#server/store/person-identity.ts'

export type EntrustedDuty = {
  readonly caseId: string
  readonly dutyId: string
  readonly kind: string
  readonly name: string
  readonly fromName: string
  readonly dueOn: string
  readonly daysLeft: number
  readonly clause: string
}

/** Open duties of other stations' cases that this worker was asked to see to. Each case is opened by its own door. */
export async function readEntrustedDuties(context: Context): Promise<EntrustedDuty[]> {
  const { tx, user, services, today, saw } = context
  const found: EntrustedDuty[] = []
  for (const given of await listEntrustedTo(tx, user.id)) {
    const { key } = await openCaseOrGuest(tx, given.caseId, { id: given.id })
    const kinds = dutiesOfTasks(given.tasks.filter(isTaskKind))
    const duties = await listOpenDuties(tx, key, kinds)
    if (duties.length === 0) continue
    const person = await findIdentity(tx, services.vault, key.region, key.personId)
    saw({ region: key.region, case: key.caseId, person: key.personId, fields: ['name', 'duties'] })
    for (const duty of duties)
      found.push({
        ...duty,
        caseId: key.caseId,
        name: shownName(person?.name ?? '', user.role),
        fromName: given.fromName,
        daysLeft: daysBetween(today, duty.dueOn),
      })
  }
  return found.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
}
