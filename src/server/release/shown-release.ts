import type { ReleaseLine, ReleasePage, ReleasePlanItem, ReleaseStep } from '#contract/release-shapes.ts'
import { projectPerson, shownName } from '#core/access/project-person.ts'
import type { Role } from '#core/access/roles.ts'
import type { Policy } from '#core/policy/policy.ts'
import type { ReleaseFacts } from '#core/release/release-draft.ts'
import { type PlanItem, visitIsOver } from '#core/release/release-plan.ts'
import type { StepData } from '#core/release/release-step.ts'
import type { Context } from '#server/http/context.ts'
import { findCase } from '#server/store/open-case.ts'
import { findIdentity } from '#server/store/person-identity.ts'
import { firstVisitInCase, loadReleaseSteps } from '#server/store/release-moves.ts'
import type { ReleaseRow } from '#server/store/release-store.ts'
import { enter } from '#server/store/with-user.ts'
import { planOf } from './plan-of-release.ts'
import { openFacts, openReleaseName, openStep } from './sealed-release.ts'

/** Those who work with the person read what was said; the police and the office above read that it happened. */
const readsWords: ReadonlySet<Role> = new Set(['worker', 'stationHead', 'townshipOffice'])

/** What is next today: a visit that can no longer be made gives way to the gate. */
export function nextToday(
  row: Pick<ReleaseRow, 'status' | 'next_kind' | 'next_by' | 'release_on'>,
  today: string,
): { readonly kind: ReleaseRow['next_kind']; readonly by: string | null } {
  if (row.status !== 'open') return { kind: null, by: null }
  if (row.next_kind === 'visit' && visitIsOver(row.release_on, today))
    return { kind: 'collection', by: row.release_on }
  return { kind: row.next_kind, by: row.next_by }
}

/** The day by which the register sorts, as its query has it. */
export function sortDay(
  row: Pick<ReleaseRow, 'next_kind' | 'next_by' | 'release_on'>,
  today: string,
): string {
  return nextToday({ ...row, status: 'open' }, today).by ?? row.release_on
}

export function shownLine({ services, user, today }: Context, row: ReleaseRow): ReleaseLine {
  const next = nextToday(row, today)
  return {
    id: row.id,
    name: shownName(openReleaseName(services.vault, row), user.role),
    releaseOn: row.release_on,
    expected: row.expected,
    status: row.status,
    closeReason: row.close_reason,
    visitedOn: row.visited_on,
    collectedOn: row.collected_on,
    met: row.met,
    nextKind: next.kind,
    nextBy: next.by,
    caseId: row.case_id,
    township: row.township,
    townshipName: row.township_name ?? row.township,
    stationName: row.station_name,
    workerName: row.worker_name,
  }
}

/** One release with all that the reader's role may know; the person opens because the release was seen. */
export async function releasePage(context: Context, row: ReleaseRow): Promise<ReleasePage> {
  const { tx, services, user } = context
  await enter(tx, { person: row.person_id })
  const person = await findIdentity(tx, services.vault, row.region, row.person_id)
  const identity = person ?? { name: '', idNumber: null, phone: null, address: null }
  const { idNumber, phone, address } = projectPerson(identity, user.role)
  const stored = await loadReleaseSteps(tx, row)
  const steps = stored.map((s) => openStep(services.vault, row, s))
  const struck = new Set(steps.filter((s) => s.kind === 'struck').map((s) => s.data.step))
  const policy = services.policies.at(row.township)
  const plan = planOf(services, row, steps, await visitInCase(context, row))
  return {
    line: shownLine(context, row),
    sex: person?.sex ?? 'unknown',
    birthYear: person?.birthYear ?? null,
    idNumber,
    phone,
    address,
    releaseReason: row.release_reason,
    knownOn: row.known_on,
    joinedOn: row.joined_on,
    stationId: row.station_id,
    enteredBy: row.by_name,
    facts: shownFacts(openFacts(services.vault, row), user.role),
    plan: plan.map((item) => shownItem(item, policy)),
    steps: steps.map(
      (s, i): ReleaseStep => ({
        id: s.id,
        kind: s.kind,
        on: s.on,
        at: stored[i]?.at ?? '',
        byName: stored[i]?.by_name ?? null,
        data: shownData(s.data, user.role),
        struck: struck.has(s.id),
      }),
    ),
  }
}

/** After the order joined, the visit at home stands in the case's own journal. */
async function visitInCase({ tx }: Context, row: ReleaseRow): Promise<string | null> {
  if (row.case_id === null || !(await findCase(tx, row.case_id))) return null
  await enter(tx, { case: row.case_id })
  return firstVisitInCase(tx, row.region, row.case_id, row.release_on)
}

function shownFacts(facts: ReleaseFacts, role: Role): Partial<ReleaseFacts> {
  if (readsWords.has(role)) return facts
  const { receiver: _receiver, receiverPhone: _phone, facilityContact: _contact, diagnosis, ...rest } = facts
  // the assessment is about health: the police have it from the facility, an office above has no need of it
  return role === 'policeLiaison' && diagnosis ? { ...rest, diagnosis } : rest
}

function shownData(data: StepData, role: Role): StepData {
  if (readsWords.has(role)) return data
  const { text: _text, who: _who, ...rest } = data
  return rest
}

function shownItem(item: PlanItem, policy: Policy): ReleasePlanItem {
  const { clause: clauseKey, ...rest } = item
  const clause = policy.clauses[clauseKey]
  return {
    ...rest,
    clauseKey,
    clause: clause
      ? {
          document: clause.document,
          clause: clause.clause,
          says: clause.says,
          text: clause.text ?? '',
          force: clause.force,
        }
      : null,
  }
}
