import type { Entry } from '#core/journal/entry.ts'
import type { AreaCode } from '#core/shared/area.ts'
import { addDays, type PlainDate } from '#core/shared/plain-date.ts'
import { type TaskKind, taskKinds } from './task-kinds.ts'

export const entrustmentSteps = ['toAnswer', 'running', 'declined', 'ended', 'over'] as const
export type EntrustmentStep = (typeof entrustmentSteps)[number]

/** Daily work given to another station while order and responsibility stay (异地委托管理). */
export type Entrustment = {
  /** The entry `entrusted`. */
  readonly id: string
  readonly asked: Entry
  readonly to: string
  /** Null in journals from before a station could be named: then it is a note that opens nothing to anybody. */
  readonly station: string | null
  readonly area: AreaCode | null
  readonly kinds: readonly TaskKind[]
  readonly tasks: string
  readonly from: PlainDate
  /** The last day. */
  readonly until: PlainDate | null
  readonly accepted: Entry | null
  readonly worker: string | null
  /** The entry by which it was declined or ended. */
  readonly closed: Entry | null
  readonly step: EntrustmentStep
}

type When = {
  readonly today: PlainDate
  /** The case runs no more. */
  readonly ended: boolean
  /** Since when the present office is responsible: what another office had entrusted ends with its turn. */
  readonly heldFrom: PlainDate | null
}

export function entrustmentsOf(standing: readonly Entry[], when: When): readonly Entrustment[] {
  const all = standing.filter((e) => e.type === 'entrusted')
  return all.map((asked, i) => entrustmentOf(standing, asked, all[i + 1], when))
}

function entrustmentOf(
  standing: readonly Entry[],
  asked: Entry,
  next: Entry | undefined,
  when: When,
): Entrustment {
  const after = standing.slice(standing.indexOf(asked) + 1)
  const about = (type: string) => after.find((e) => e.type === type && names(e, asked, next))
  const accepted = about('entrustmentAccepted') ?? null
  const closed = about('entrustmentEnded') ?? (accepted ? null : (about('entrustmentRefused') ?? null))
  const { data } = asked
  const one = {
    id: asked.id,
    asked,
    to: String(data['to']),
    station: textOf(data['station']),
    area: textOf(data['area']),
    kinds: kindsOf(data['kinds']),
    tasks: Array.isArray(data['tasks']) ? data['tasks'].join('、') : String(data['tasks']),
    from: asked.on,
    until: textOf(data['lastDay']),
    accepted,
    worker: textOf(accepted?.data['worker']),
    closed,
  }
  return { ...one, step: stepOf(one, when) }
}

/** An end without a name ends what was entrusted before it and nothing later. */
function names(e: Entry, asked: Entry, next: Entry | undefined): boolean {
  const named = e.data['entrustment']
  if (named !== undefined) return named === asked.id
  return next === undefined || e.on <= next.on
}

function stepOf(e: Omit<Entrustment, 'step'>, { today, ended, heldFrom }: When): EntrustmentStep {
  if (e.closed) return e.closed.type === 'entrustmentRefused' ? 'declined' : 'ended'
  if (ended || (e.until !== null && e.until < today) || (heldFrom !== null && e.from < heldFrom))
    return 'over'
  return e.accepted || e.station === null ? 'running' : 'toAnswer'
}

/** The day on which it is over by itself. */
export function overOn(e: Entrustment): PlainDate | null {
  return e.until !== null && (e.step === 'running' || e.step === 'toAnswer') ? addDays(e.until, 1) : null
}

function kindsOf(value: unknown): readonly TaskKind[] {
  return Array.isArray(value) ? taskKinds.filter((kind) => value.includes(kind)) : []
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
