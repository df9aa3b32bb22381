import { standing } from '#core/decision/decision-kind.ts'
import type { Entry } from '#core/journal/entry.ts'
import { daysBetween, type PlainDate } from '#core/shared/plain-date.ts'

/** What became of a notice. Excused and invalid stand apart from refused and evaded everywhere; not reached counts for nothing. */
export const noticeOutcomes = [
  'open',
  'came',
  'invalid',
  'excused',
  'refused',
  'evaded',
  'notReached',
] as const
export type NoticeOutcome = (typeof noticeOutcomes)[number]

export type TestNotice = {
  readonly notice: Entry
  readonly dueOn: PlainDate
  readonly served: Entry | null
  readonly outcome: NoticeOutcome
  /** The entry that answered it. */
  readonly by: Entry | null
}

const answers: ReadonlySet<string> = new Set(['testTaken', 'testRefused', 'testExcused', 'testNotReached'])

/**
 * Notices with what became of each. An entry that names its notice answers that one; an older one, which names none, answers
 * the open notice whose day is nearest. Who was not reached can still come: what was recorded last holds.
 */
export function testNotices(journal: readonly Entry[]): readonly TestNotice[] {
  if (!journal.some((e) => e.type === 'testNotified')) return []
  const entries = standing(journal)
    .filter((e) => e.type === 'testNotified' || e.type === 'testNoticeServed' || answers.has(e.type))
    .sort((x, y) => (x.on < y.on ? -1 : x.on > y.on ? 1 : x.id < y.id ? -1 : 1))
  const notices = entries.filter((e) => e.type === 'testNotified')
  const answered = new Map<string, Entry>()
  for (const e of entries) {
    if (!answers.has(e.type) || isFurther(e)) continue
    const named = e.data['notified']
    const notice = typeof named === 'string' ? named : nearestOpen(notices, answered, e)
    if (notice === undefined) continue
    answered.set(notice, e)
  }
  return notices.map((notice) => {
    const by = answered.get(notice.id) ?? null
    return {
      notice,
      dueOn: String(notice.data['dueOn']),
      served:
        entries.findLast((e) => e.type === 'testNoticeServed' && e.data['notified'] === notice.id) ?? null,
      outcome: outcomeOf(by),
      by,
    }
  })
}

/** The notice without an answer whose day is nearest: whoever comes on that day comes for it. */
function nearestOpen(
  notices: readonly Entry[],
  answered: ReadonlyMap<string, Entry>,
  e: Entry,
): string | undefined {
  const distance = (n: Entry) => Math.abs(daysBetween(String(n.data['dueOn']), e.on))
  const open = notices.filter((n) => n.on <= e.on && isStillOpen(answered.get(n.id)))
  return open.sort((a, b) => distance(a) - distance(b))[0]?.id
}

/** Nobody was reached, or the test was invalid: the person can still come for the same notice. */
function isStillOpen(answer: Entry | undefined): boolean {
  return answer === undefined || answer.type === 'testNotReached' || answer.data['result'] === 'invalid'
}

/** A laboratory's result of a sample that is there already is nobody's coming. */
function isFurther(e: Entry): boolean {
  return (
    e.type === 'testTaken' &&
    (e.data['of'] !== undefined || e.data['level'] !== 'onSite') &&
    e.data['sample'] !== 'hair'
  )
}

function outcomeOf(by: Entry | null): NoticeOutcome {
  if (by === null) return 'open'
  if (by.type === 'testTaken') return by.data['result'] === 'invalid' ? 'invalid' : 'came'
  if (by.type === 'testExcused') return 'excused'
  if (by.type === 'testNotReached') return 'notReached'
  return by.data['way'] === 'evaded' ? 'evaded' : 'refused'
}
