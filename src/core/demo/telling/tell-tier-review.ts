import { replay } from '#core/case/replay.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import { addMonths, type DayNumber, fromDayNumber, toDayNumber } from '#core/shared/plain-date.ts'
import { reviewDay } from '#core/tier/tier-history.ts'
import type { Teller } from './teller.ts'

const reasons: Readonly<Record<string, string>> = {
  stable: '检测均为阴性，按时报告，生活稳定。',
  priority: '按近期情况，由民警和社工共同管理。',
  abnormal: '近期情况异常，及时向社区民警反映。',
}

/** How many proposals nobody has looked at yet; where visitors look first, a few more. */
const left = { elsewhere: 0.12, showcase: 0.3 }

/** The head of the station has set the tier that the rules propose on the last day, for most people. */
export function tellTierReview(teller: Teller, book: PolicyBook): void {
  const { journal, random, hands, asOf, showcase } = teller
  const state = replay(journal.entries(), book, fromDayNumber(asOf))
  const { proposed, current, because } = state.tier
  if (state.stage !== 'inForce' || proposed === null) return
  if (proposed === current) {
    lookAgain(teller)
    return
  }
  if (random.chance(showcase ? left.showcase : left.elsewhere)) return
  const since = Math.max(...because.map((b) => toDayNumber(b.on)), asOf - 40)
  const on = random.int(Math.min(since, asOf), asOf)
  const policy = book.at(state.executionPlace ?? hands.place)
  const reviewOn = reviewDay(policy, fromDayNumber(on)) ?? addMonths(fromDayNumber(on), 6)
  const tier = showcase && teller.number % 4 === 1 ? otherThan(proposed) : proposed
  const set = journal.add('tierSet', on, hands.head, {
    tier,
    reason:
      tier === proposed
        ? (reasons[proposed] ?? '按评估结果定级。')
        : '家访和谈话情况好转，暂不采纳建议，三个月内再看。',
    decidedBy: hands.headName,
    proposed,
    reviewOn,
  })
  if (showcase && tier !== 'stable') tellContest(teller, set, on)
}

/** What was set long ago has been looked at again since, for most; the rest is due. */
function lookAgain({ journal, hands, number, asOf }: Teller): void {
  const last = journal.entries().findLast((e) => e.type === 'tierSet')
  if (!last || number % 9 === 0) return
  const on = asOf - ((number * 11) % 150)
  if (addMonths(last.on, 6) > fromDayNumber(on)) return
  journal.add('tierSet', on, hands.head, {
    tier: last.data['tier'],
    reason: '到期复核：情况没有变化，保持原等级。',
    decidedBy: hands.headName,
    reviewOn: addMonths(fromDayNumber(on), 6),
  })
}

/** Somebody has seen reasons not to follow the proposal: one step calmer. */
function otherThan(proposed: string): string {
  return proposed === 'abnormal' ? 'priority' : 'stable'
}

/** Where visitors look first some contest their tier; the worker wrote down what they said. */
function tellContest({ journal, hands, number, asOf }: Teller, about: string, on: DayNumber): void {
  journal.add('tierTold', on, hands.worker, { about, way: 'inPerson' })
  if (number % 2 === 0) return
  const raised = Math.min(on + 3, asOf)
  journal.add('objectionRaised', raised, hands.worker, {
    about,
    way: 'spoken',
    statement: '漏检那次是住院陪护，现在工作稳定，认为等级定高了。',
    proof: '陪护证明复印件',
  })
  if (number % 4 === 1) return
  journal.add('objectionDecided', raised + 4, hands.office, {
    about,
    upheld: false,
    statement: '已经核对陪护证明，漏检不再计入；其他情况仍在期限内，等级不变。',
  })
}

/** Many were told of their tier when it was set; the rest are still to be. */
export function tellTierTold({ journal, hands, number }: Teller): void {
  if (number % 3 === 0) return
  const entries = journal.entries()
  const set = entries.findLast((e) => e.type === 'tierSet')
  if (!set || entries.some((e) => e.type === 'tierTold')) return
  const way = number % 3 === 1 ? 'inPerson' : 'phone'
  journal.add('tierTold', toDayNumber(set.on), hands.worker, { about: set.id, way })
}
