import type { Random } from '#core/demo/random.ts'
import { toDayNumber } from '#core/shared/plain-date.ts'
import type { Teller } from './teller.ts'

const occupations = ['employed', 'employed', 'casual', 'casual', 'selfEmployed', 'none', 'none'] as const

/**
 * Whether people can work and do, noted some weeks after report-in and again later: told after everything else and from
 * a stream of its own, so that no other life changes by it. Of some nobody asked.
 */
export function tellWork({ journal, hands, asOf, lot }: Teller, random: Random): void {
  if (lot.life.kind !== 'running' || random.chance(0.08)) return
  const reported = journal.entries().find((e) => e.type === 'reportedIn')
  if (!reported) return
  const able = random.chance(0.86)
  const first = toDayNumber(reported.on) + random.int(12, 50)
  const note = (on: number, occupation: string) =>
    on <= asOf &&
    journal.add('employmentNoted', on, hands.worker, { ability: able ? 'able' : 'unable', occupation })
  note(first, able ? random.pick(occupations) : 'none')
  if (able && random.chance(0.5)) note(first + random.int(90, 400), random.pick(occupations))
}
