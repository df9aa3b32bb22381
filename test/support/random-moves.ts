import { replay } from '#core/case/replay.ts'
import { checkAnswer, checkAsk, checkSend } from '#core/handover/check-step.ts'
import { type Handovers, handoversOf } from '#core/handover/handover-lines.ts'
import type { Move } from '#core/handover/moves.ts'
import type { Held } from '#core/handover/unowned-days.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import { addDays, type PlainDate } from '#core/shared/plain-date.ts'

/** Three townships, each with one station and one worker: enough to move on, back, and while another move is pending. */
export const places = ['329801001', '329801002', '329801003'] as const

export type Command =
  | { readonly do: 'wait'; readonly days: number }
  | { readonly do: 'ask'; readonly to: number; readonly changed: number }
  /** Whatever the move needs next: most random steps of a fixed kind would be refused. */
  | { readonly do: 'go' }
  | { readonly do: 'send' | 'refuse' | 'accept' | 'reportIn' | 'sign' | 'suspend' | 'resume' | 'refuseTest' }

export type Moved = {
  readonly entries: readonly Entry[]
  readonly held: readonly Held[]
  readonly today: PlainDate
  readonly handovers: Handovers
  readonly accepted: number
}

const codes: readonly string[] = places

export const reportedOn = '2025-03-10'

/** Plays commands against the rules of the product: what the rules refuse does not happen. */
export function playMoves(commands: readonly Command[], book: PolicyBook): Moved {
  const entries: Entry[] = []
  let today: PlainDate = reportedOn
  let held: readonly Held[] = [holder(0, '2025-03-05')]
  let accepted = 0
  const add = (type: string, on: PlainDate, data: Record<string, unknown>) =>
    entries.push({ id: `e${entries.length}`, case: 'moved', type, on, data })
  add('orderIssued', '2025-03-01', {
    measure: 'communityDetox',
    organ: '同行市公安局',
    documentNo: '1',
    executionPlace: places[0],
    venue: 'hukou',
  })
  add('orderServed', '2025-03-03', { to: 'person', way: 'direct' })
  add('reportedIn', reportedOn, { place: places[0] })
  const look = () => {
    const state = replay(entries, book, today)
    const policy = book.at(state.executionPlace ?? 'cn')
    return { state, handovers: handoversOf({ journal: entries, state, policy, today }) }
  }
  for (const command of commands) {
    if (command.do === 'wait') {
      today = addDays(today, command.days)
      continue
    }
    const { state, handovers } = look()
    const move = handovers.moves.at(-1)
    switch (command.do === 'go' ? nextOf(move) : command.do) {
      case 'ask': {
        if (command.do !== 'ask') break
        const ask = {
          to: places[command.to % places.length] ?? places[0],
          changedOn: addDays(today, command.changed),
        }
        if (checkAsk(handovers, state, ask, today).length === 0)
          add('placeChangeAsked', today, { ...ask, reason: '搬家' })
        break
      }
      case 'send':
        if (move && checkSend(move, state).length === 0)
          add('fileSent', today, { change: move.id, ...(move.refused ? { after: move.refused.id } : {}) })
        break
      case 'refuse':
        if (move && checkAnswer(move, state).length === 0)
          add('fileRefused', today, { change: move.id, reason: '材料不全' })
        break
      case 'accept':
        if (move && checkAnswer(move, state).length === 0) {
          const to = codes.indexOf(move.to)
          add('fileAccepted', today, { change: move.id, station: `s${to}`, worker: `w${to}` })
          held = give(held, holder(to, today > move.changedOn ? today : move.changedOn))
          accepted++
        }
        break
      case 'reportIn':
        if (move?.accepted) add('reportedIn', today, { place: move.to })
        break
      case 'sign':
        if (move?.reportedIn) add('agreementSigned', today, { parties: ['本人'], place: move.to })
        break
      case 'suspend':
        if (state.custody === 'free') add('suspended', today, { reason: 'detention' })
        break
      case 'resume':
        if (state.custody === 'detained') add('resumed', today, {})
        break
      case 'refuseTest':
        add('testRefused', today, { way: 'refused' })
    }
  }
  return { entries, held, today, handovers: look().handovers, accepted }
}

function nextOf(move: Move | undefined): Command['do'] | undefined {
  switch (move?.step) {
    case 'toSend':
    case 'toSendAgain':
      return 'send'
    case 'toAnswer':
      return 'accept'
    case 'toReportIn':
      return 'reportIn'
    case 'toSign':
      return 'sign'
    default:
      return undefined
  }
}

function holder(n: number, from: PlainDate): Held {
  return { station: `s${n}`, worker: `w${n}`, area: places[n] ?? places[0], from, to: null }
}

/** As `assignCase` writes it: who held before holds until the day before. */
function give(held: readonly Held[], next: Held): readonly Held[] {
  const closed = held.map((h) =>
    h.to === null || h.to > next.from ? { ...h, to: h.from > next.from ? h.from : next.from } : h,
  )
  return [...closed, next]
}
