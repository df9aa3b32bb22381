import { addMonthsToDay, type DayNumber } from '#core/shared/plain-date.ts'
import { meeting } from './tell-months.ts'
import { tellTest } from './tell-tests.ts'
import type { Teller } from './teller.ts'

/** First day after a term of whole months that began on `start`. */
export function afterTerm(start: DayNumber, months: number): DayNumber {
  return addMonthsToDay(start, months)
}

/** The end of a full term: assessment before it, notices after it. `noticed` is false where the paper is still owed. */
export function tellDischarge(teller: Teller, fullOn: DayNumber, noticed: boolean): void {
  const { journal, random, hands } = teller
  journal.add('assessmentMade', fullOn - random.int(14, 20), hands.worker, {
    kind: 'end',
    scale: '期满评估表',
    scaleVersion: 1,
    score: random.int(32, 48),
    personView: '感谢陪伴，今后会继续参加小组活动。',
  })
  if (!noticed) return
  const noticeNo = `同解字${String(teller.number).padStart(6, '0')}号`
  journal.add('dischargeNotified', fullOn + random.int(0, 3), hands.police, { to: 'person', noticeNo })
  journal.add('dischargeNotified', fullOn + random.int(0, 4), hands.police, { to: 'township', noticeNo })
}

/** Half-yearly calls after the end, until the last day told. */
export function tellFollowUps(teller: Teller, fullOn: DayNumber, until: DayNumber, care: number): void {
  const { journal, random, hands } = teller
  for (let k = 0; ; k++) {
    const from = addMonthsToDay(fullOn, 6 * k)
    const to = addMonthsToDay(fullOn, 6 * (k + 1))
    if (to > until || from > teller.asOf) return
    if (!random.chance(care)) continue
    const on = random.int(from + 20, to - 5)
    const isTalk = random.chance(0.5)
    journal.add(isTalk ? 'talkHeld' : 'visitMade', on, hands.worker, meeting(teller, isTalk))
    if (random.chance(0.3))
      journal.add('assessmentMade', on, hands.worker, {
        kind: 'followUp',
        scale: '跟进服务评估表',
        scaleVersion: 1,
      })
    if (random.chance(0.45)) tellTest(teller, hands, on, 'negative')
  }
}
