import { accept, type Decision, refuse } from '#core/shared/decision.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

/** What somebody means to do next. Words only for the plan: what was done is an entry of the journal. */
export const nextSteps = ['visit', 'call', 'askFamily', 'test', 'report', 'askPolice', 'other'] as const

/** A next step lies ahead, or is today: a day that has passed is no plan. */
export function checkNextStep(nextOn: PlainDate, today: PlainDate): Decision<PlainDate> {
  if (nextOn >= today) return accept(nextOn)
  return refuse({
    code: 'next-step-past',
    field: 'nextOn',
    says: { zh: '下一步的日期已经过去。', en: 'The day of the next step has passed.' },
    mend: { zh: '请填写今天或者以后的日期。', en: 'Give today or a later day.' },
  })
}
