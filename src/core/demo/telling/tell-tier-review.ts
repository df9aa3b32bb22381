import { replay } from '#core/case/replay.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import { fromDayNumber, toDayNumber } from '#core/shared/plain-date.ts'
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
  if (state.stage !== 'inForce' || proposed === null || proposed === current) return
  if (random.chance(showcase ? left.showcase : left.elsewhere)) return
  const since = Math.max(...because.map((b) => toDayNumber(b.on)), asOf - 40)
  journal.add('tierSet', random.int(Math.min(since, asOf), asOf), hands.head, {
    tier: proposed,
    reason: reasons[proposed] ?? '按评估结果定级。',
    decidedBy: hands.headName,
  })
}
