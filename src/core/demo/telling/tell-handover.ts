import type { TownshipCast } from '#core/demo/demo-staff.ts'
import type { Random } from '#core/demo/random.ts'
import { type TaskKind, wordsOfTask } from '#core/handover/task-kinds.ts'
import { fromDayNumber } from '#core/shared/plain-date.ts'
import type { Hands, Teller } from './teller.ts'

/** The neighbour that a person moves to, or lives at. */
export type Neighbour = {
  readonly cast: TownshipCast
  readonly hands: Hands
  /** Where visitors of the demonstration look first: more is under way. */
  readonly often: boolean
}

/**
 * What is under way between two offices on the last day: moves at every step before they are accepted, and daily work
 * entrusted to the neighbour. The days of change lie ahead, so nothing that is counted today is touched.
 */
export function tellHandover(teller: Teller, random: Random, neighbour: Neighbour | null): void {
  const { lot, before } = teller
  if (!neighbour || before || lot.life.kind !== 'running' || lot.life.reported !== 'onTime') return
  const [moves, entrusts] = neighbour.often ? [0.2, 0.2] : [0.01, 0.03]
  const draw = random.next()
  if (draw < moves) tellWish(teller, random, neighbour, draw / moves)
  else if (draw < moves + entrusts) tellEntrusted(teller, random, neighbour)
}

const reasons = ['搬到女儿家照看外孙', '厂里分了宿舍，搬到单位住', '房屋征收，搬入安置小区'] as const

/** `how` from 0 to 1: asked, sent, sent back, sent again. */
function tellWish(
  { journal, asOf, hands }: Teller,
  random: Random,
  { hands: there }: Neighbour,
  how: number,
): void {
  const asked = asOf - random.int(6, 9)
  const change = journal.add('placeChangeAsked', asked, hands.worker, {
    to: there.place,
    reason: random.pick(reasons),
    changedOn: fromDayNumber(asOf + random.int(4, 20)),
  })
  if (how < 0.25) return
  const items = ['责令决定书 1 份', '送达回执 1 份', '报到登记 1 份', '协议书 1 份']
  const letter = { change, to: there.placeName, items }
  journal.add('fileSent', asOf - 4, hands.office, letter)
  if (how < 0.7) return
  const after = journal.add('fileRefused', asOf - 2, there.office, {
    change,
    reason: '缺最近一次检测记录，请补齐。',
  })
  if (how < 0.85) return
  journal.add('fileSent', asOf - 1, hands.office, { ...letter, items: [...items, '检测记录 1 份'], after })
}

function tellEntrusted(
  { journal, asOf, hands }: Teller,
  random: Random,
  { cast, hands: there }: Neighbour,
): void {
  const kinds: readonly TaskKind[] = random.chance(0.5) ? ['test'] : ['test', 'visit', 'talk']
  const from = asOf - random.int(3, 60)
  const entrustment = journal.add('entrusted', from, hands.office, {
    to: cast.station.name,
    tasks: kinds.map((kind) => wordsOfTask(kind).zh),
    station: cast.station.id,
    area: cast.station.area,
    kinds,
    lastDay: fromDayNumber(asOf + random.int(30, 180)),
  })
  const answer = random.next()
  if (answer < 0.65)
    journal.add('entrustmentAccepted', from + 2, there.head, { entrustment, worker: there.worker.user })
  else if (answer < 0.85)
    journal.add('entrustmentRefused', from + 2, there.head, { entrustment, reason: '此人已不在本辖区居住。' })
}
