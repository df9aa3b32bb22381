import type { PoolClient } from 'pg'
import { v7 } from 'uuid'
import { nextOf } from '#core/release/release-plan.ts'
import { type Step, type StepData, type StepKind, standingSteps } from '#core/release/release-step.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { Services } from '#server/services.ts'
import { insertReleaseStep, loadReleaseSteps, setSummary } from '#server/store/release-moves.ts'
import type { ReleaseRow } from '#server/store/release-store.ts'
import { planOf } from './plan-of-release.ts'
import { openStep, sealStep } from './sealed-release.ts'

export type NewStep = { readonly kind: StepKind; readonly on: PlainDate; readonly data: StepData }

export async function stepsOf(
  tx: PoolClient,
  { vault }: Pick<Services, 'vault'>,
  row: Pick<ReleaseRow, 'region' | 'id'>,
): Promise<readonly Step[]> {
  return (await loadReleaseSteps(tx, row)).map((s) => openStep(vault, row, s))
}

/** Adds a step to a release that is held, and writes what the register shows of it. Answers the step's id. */
export async function addStep(
  tx: PoolClient,
  services: Pick<Services, 'vault' | 'policies' | 'clock'>,
  row: ReleaseRow,
  step: NewStep,
  by: string,
): Promise<string> {
  const id = v7()
  const sealed = sealStep(services.vault, row, id, step.data)
  await insertReleaseStep(tx, row, { id, kind: step.kind, on: step.on, sealed, by, at: services.clock.now() })
  await summarise(tx, services, row, await stepsOf(tx, services, row))
  return id
}

async function summarise(
  tx: PoolClient,
  services: Pick<Services, 'policies' | 'clock'>,
  row: ReleaseRow,
  steps: readonly Step[],
): Promise<void> {
  const standing = standingSteps(steps)
  const first = (kind: StepKind) =>
    standing
      .filter((s) => s.kind === kind)
      .map((s) => s.on)
      .sort()[0] ?? null
  const moved = standing.findLast((s) => s.kind === 'dateChanged')
  const met = standing.find((s) => s.kind === 'collected' || s.kind === 'notCollected')
  const releaseOn = moved?.data.day ?? originalDay(steps, row)
  const plan = planOf(services, { ...row, release_on: releaseOn }, steps, null)
  const next = nextOf(plan)
  await setSummary(tx, row, {
    releaseOn,
    visitedOn: first('visit'),
    collectedOn: first('collected'),
    met: met ? (met.data.handover ?? met.kind) : null,
    homeVisitedOn: first('firstHomeVisit'),
    nextKind: next?.kind ?? null,
    nextBy: next?.by ?? null,
  })
}

/** Each change of the day keeps the day before it, so that striking the change brings that one back. */
function originalDay(steps: readonly Step[], row: ReleaseRow): PlainDate {
  const first = steps.find((s) => s.kind === 'dateChanged')
  return first?.data.before ?? row.release_on
}
