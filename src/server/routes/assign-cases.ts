import type { Refusal } from '#core/shared/decision.ts'
import { addDays } from '#core/shared/plain-date.ts'
import type { Context } from '#server/http/context.ts'
import { refused } from '#server/http/problem.ts'
import { assignCase } from '#server/store/assign-case.ts'
import { openCase } from '#server/store/open-case.ts'
import { worksAt } from '#server/store/staff-people.ts'

export type AssignmentWish = {
  readonly cases: readonly string[]
  readonly station: string
  readonly worker: string
  readonly from: string
  readonly until: string | null
  readonly reason: string
}

/**
 * All or none. Every case must be within the manager's own scope; with `until` the case returns by itself to who carried
 * it before, on the day after.
 */
export async function assignAll(context: Context, wish: AssignmentWish): Promise<number> {
  const { tx, user, services, today } = context
  const refusals = [...datesRefused(wish, today), ...(await workerRefused(context, wish))]
  if (refusals.length > 0) throw refused(refusals)
  const { station, worker, from, until, reason } = wish
  const wanted = [...new Set(wish.cases)]
  // All are looked at before the first is moved: opening a case widens what row security lets through.
  const keys = []
  for (const caseId of wanted) keys.push(await openCase(tx, caseId))
  for (const key of keys) {
    const { caseId } = key
    await assignCase(tx, services, { caseId, station, worker, from, by: user.id, reason })
    if (until !== null && key.station !== null)
      await assignCase(tx, services, {
        caseId,
        station: key.station,
        worker: key.worker,
        from: addDays(until, 1),
        by: user.id,
        reason,
      })
    context.saw({ case: caseId, person: key.personId, region: key.region, fields: ['assignment'] })
  }
  return wanted.length
}

function datesRefused(wish: AssignmentWish, today: string): Refusal[] {
  const refusals: Refusal[] = []
  if (wish.from < today)
    refusals.push({
      code: 'from-past',
      field: 'from',
      says: { zh: '分派最早从今天开始。', en: 'An assignment begins today at the earliest.' },
    })
  if (wish.until !== null && wish.until < wish.from)
    refusals.push({
      code: 'until-before-from',
      field: 'until',
      says: { zh: '代管的最后一天早于第一天。', en: 'The last day of cover is before the first.' },
    })
  return refusals
}

async function workerRefused(context: Context, wish: AssignmentWish): Promise<Refusal[]> {
  if (await worksAt(context.tx, wish.worker, wish.station, wish.from)) return []
  return [
    {
      code: 'not-a-worker-there',
      field: 'worker',
      says: {
        zh: '此人在该站没有生效的社工岗位。',
        en: 'This person holds no worker post at that station on that day.',
      },
    },
  ]
}
