import type { Consequence } from '#contract/consequence-contract.ts'
import type { GradeKey } from '#core/evaluation/scheme.ts'
import type { ShownRectificationState } from '#core/rectification/rectification.ts'
import type { Words } from '#core/shared/decision.ts'

export const gradeWords: Readonly<Record<GradeKey, Words>> = {
  excellent: { zh: '优秀', en: 'Excellent' },
  good: { zh: '良好', en: 'Good' },
  basic: { zh: '基本合格', en: 'Fair' },
  failed: { zh: '不合格', en: 'Failed' },
}

export const stateWords: Readonly<Record<ShownRectificationState, Words>> = {
  open: { zh: '未开始', en: 'Not begun' },
  underWay: { zh: '整改中', en: 'Under way' },
  submitted: { zh: '待验收', en: 'Handed in' },
  returned: { zh: '已退回', en: 'Returned' },
  closed: { zh: '已销号', en: 'Closed' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
  overdue: { zh: '已超期', en: 'Overdue' },
}

/** Why it follows, in one sentence for a paper. */
export function sayReason(c: Pick<Consequence, 'reason' | 'years' | 'text' | 'round'>): string {
  const round = c.round ? `在${c.round.title}中` : ''
  const basis = c.round?.clause ? `（依据：${c.round.clause}）` : ''
  switch (c.reason) {
    case 'lastPlace':
      return `${round}排名末位${basis}。`
    case 'lastPlaceYears':
      return `${round}连续${c.years ?? ''}年排名末位${basis}。`
    case 'listedAbove':
      return `被上级列为挂牌整治地区${basis}。`
    case 'grade':
      return `${round}达到相应等次${basis}。`
    case 'firstPlaces':
      return `${round}排名靠前${basis}。`
    case 'veto':
      return `${round}有一票否决的情形${basis}。`
    default:
      return c.text
  }
}
