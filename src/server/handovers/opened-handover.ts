import type { CaseState } from '#core/case/case-state.ts'
import { replay } from '#core/case/replay.ts'
import type { Entrustment } from '#core/handover/entrustments.ts'
import { type HandoverLine, type Handovers, handoversOf } from '#core/handover/handover-lines.ts'
import type { Move } from '#core/handover/moves.ts'
import type { Entry } from '#core/journal/entry.ts'
import type { Policy } from '#core/policy/policy.ts'
import type { Context } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { loadJournal } from '#server/store/journal-store.ts'
import type { CaseKey } from '#server/store/open-case.ts'
import { type Guest, openCaseOrGuest } from '#server/store/open-guest.ts'

export type OpenedCase = {
  readonly key: CaseKey
  readonly guest: Guest | null
  readonly journal: readonly Entry[]
  readonly state: CaseState
  readonly policy: Policy
  readonly handovers: Handovers
}

export type OpenedMove = OpenedCase & { readonly line: HandoverLine; readonly move: Move }
export type OpenedEntrustment = OpenedCase & {
  readonly line: HandoverLine
  readonly entrustment: Entrustment
}

type Wanted = { readonly handoverId?: string; readonly kind?: Guest['kind']; readonly writing?: boolean }

/** A case of the own office, or one that this reader is a guest of through the hand-over named. */
export async function openHandovers(
  context: Context,
  caseId: string,
  wanted: Wanted = {},
): Promise<OpenedCase> {
  const { tx, services, policies, today } = context
  const { handoverId, ...rest } = wanted
  const { key, guest } = await openCaseOrGuest(tx, caseId, {
    ...rest,
    ...(handoverId ? { id: handoverId } : {}),
  })
  const journal = await loadJournal(tx, services.vault, key.region, key.caseId)
  const state = replay(journal, policies, today)
  const policy = policies.at(state.executionPlace ?? key.township ?? key.region)
  const handovers = handoversOf({ journal, state, policy, today })
  return { key, guest, journal, state, policy, handovers }
}

export async function openLine(
  context: Context,
  params: { readonly caseId: string; readonly handoverId: string },
  writing = false,
): Promise<OpenedMove | OpenedEntrustment> {
  const opened = await openHandovers(context, params.caseId, { handoverId: params.handoverId, writing })
  const { lines, moves, entrustments } = opened.handovers
  const line = lines.find((l) => l.id === params.handoverId)
  const move = moves.find((m) => m.id === line?.id)
  const entrustment = entrustments.find((e) => e.id === line?.id)
  if (line && move) return { ...opened, line, move }
  if (line && entrustment) return { ...opened, line, entrustment }
  throw notFound()
}

export function isMove(opened: OpenedMove | OpenedEntrustment): opened is OpenedMove {
  return 'move' in opened
}
