import type { Refusal } from '#core/shared/decision.ts'
import { daysBetween, type PlainDate } from '#core/shared/plain-date.ts'
import type { FollowUp, Outcome } from './screening-codes.ts'

export type NewOutcome = {
  readonly outcome: Outcome
  readonly on: PlainDate
  readonly where?: string | undefined
  readonly text?: string | undefined
  readonly followUp: FollowUp
}

type Span = { readonly from: PlainDate; readonly today: PlainDate }

/** What speaks against an outcome. Nobody is done with by a word alone: where and how are asked for. */
export function checkOutcome(o: NewOutcome, span: Span): readonly Refusal[] {
  const found: Refusal[] = []
  if (daysBetween(o.on, span.today) < 0)
    found.push(no('outcome-in-future', 'on', '日期晚于今天。', 'This day has not come yet.'))
  if (o.on < span.from)
    found.push(no('outcome-before', 'on', '早于这次排查开始的日期。', 'This is before the screening began.'))
  if (o.outcome === 'elsewhere' && !o.where)
    found.push(
      no('outcome-where', 'where', '请写明在外地的哪个县（市、区）。', 'Say in which county the person is.'),
    )
  if (needsWords.has(o.outcome) && !o.text)
    found.push(
      no(
        'outcome-how',
        'text',
        '请写明怎么查的、向谁核实。',
        'Say how this was found out and who confirmed it.',
      ),
    )
  if (o.outcome === 'notFound' && o.followUp === 'none')
    found.push(
      no(
        'outcome-follow',
        'followUp',
        '没有找到的，要写明下一步。',
        'Where nobody was found, say what comes next.',
      ),
    )
  return found
}

const needsWords: ReadonlySet<Outcome> = new Set([
  'checkedOnline',
  'searched',
  'inCustody',
  'died',
  'notFound',
])

function no(code: string, field: string, zh: string, en: string): Refusal {
  return { code, field, says: { zh, en } }
}

export type AreaProgress = {
  readonly area: string
  readonly total: number
  readonly done: number
  readonly unassigned: number
}

/** What remains in the registers of the area whatever the list said (end with none of them). */
export type Remaining = { readonly reportInOverdue: number; readonly seriousViolation: number }

/** A screening ends when nobody is left without an outcome; what remains elsewhere is answered for in words. */
export function checkClosing(
  progress: readonly AreaProgress[],
  remaining: Remaining,
  why: string | undefined,
): readonly Refusal[] {
  const left = progress.reduce((n, p) => n + p.total - p.done, 0)
  if (left > 0)
    return [
      {
        code: 'screening-unfinished',
        says: {
          zh: `还有 ${left} 人没有结果，不能结束排查。`,
          en: `${left} people have no outcome yet; the screening can not end.`,
        },
        mend: {
          zh: '请逐人登记结果；确实找不到的，登记“未找到”并写明下一步。',
          en: 'Record an outcome for each; who was not found is recorded so, with what comes next.',
        },
      },
    ]
  if (remaining.reportInOverdue + remaining.seriousViolation > 0 && !why)
    return [
      no(
        'screening-remaining',
        'why',
        `辖区内还有逾期未报到 ${remaining.reportInOverdue} 人、严重违反协议未处理 ${remaining.seriousViolation} 人，请写明怎么办、由谁办。`,
        `${remaining.reportInOverdue} overdue report-ins and ${remaining.seriousViolation} serious violations remain in the area; say what happens to them and who does it.`,
      ),
    ]
  return []
}
