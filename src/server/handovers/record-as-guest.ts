import { recordsOfTasks } from '#core/handover/task-kinds.ts'
import type { Refusal } from '#core/shared/decision.ts'
import type { Context } from '#server/http/context.ts'
import { notFound, Problem, refused } from '#server/http/problem.ts'
import type { NewEntry } from '#server/store/append-entries.ts'
import { openCaseOrGuest } from '#server/store/open-guest.ts'
import { askRefusals } from './handover-acts.ts'
import { openHandovers } from './opened-handover.ts'

/** Steps with two offices: each has its own act that checks whose turn it is, and names who takes over. */
const byOwnAct: ReadonlySet<string> = new Set([
  'fileSent',
  'fileAccepted',
  'fileRefused',
  'entrusted',
  'entrustmentAccepted',
  'entrustmentRefused',
  'entrustmentEnded',
])

/** What the record form may not write by itself, and the rules of a wish to move. */
export async function checkHandoverEntries(
  context: Context,
  caseId: string,
  entries: readonly NewEntry[],
): Promise<void> {
  const steps = entries.filter((e) => byOwnAct.has(e.type))
  if (steps.length > 0) throw refused(steps.map(elsewhere))
  for (const asked of entries.filter((e) => e.type === 'placeChangeAsked')) {
    const opened = await openHandovers(context, caseId, { writing: true })
    if (opened.guest) throw notFound()
    const { to, changedOn } = asked.data
    const known = opened.journal.some((e) => e.id === asked.id)
    if (known || typeof to !== 'string' || typeof changedOn !== 'string') continue
    const refusals = await askRefusals(context, opened, { to, changedOn })
    if (refusals.length > 0) throw refused(refusals)
  }
}

function elsewhere({ type }: NewEntry): Refusal {
  const says = { zh: '请在“交接与委托”页面办理。', en: 'This is done on the page of hand-overs.' }
  return { code: 'handover-own-page', field: type, says }
}

/**
 * Runs the recording; where the case is not the writer's own, once more as the entrusted station, which writes what its
 * tasks need and nothing else.
 */
export async function recordOrAsGuest<T>(
  { tx }: Context,
  caseId: string,
  entries: readonly NewEntry[],
  record: () => Promise<T>,
): Promise<T> {
  try {
    return await record()
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 404) throw error
  }
  const { guest } = await openCaseOrGuest(tx, caseId, { kind: 'entrust', writing: true })
  if (guest?.step !== 'running') throw notFound()
  const given = recordsOfTasks(guest.tasks)
  const surplus = entries.filter((e) => !given.includes(e.type))
  if (surplus.length > 0) throw refused(surplus.map(notEntrusted))
  return record()
}

function notEntrusted({ type }: NewEntry): Refusal {
  const says = {
    zh: '这一项没有委托给本站，由登记地办理。',
    en: 'This was not entrusted to your station: the registered place does it.',
  }
  return { code: 'not-entrusted', field: type, says }
}
