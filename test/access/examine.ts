import type { Route } from '#contract/route.ts'
import type { Role } from '#core/access/roles.ts'
import { withClient } from '#server/database/pool.ts'
import type { Client, TestAnswer } from '#test/support/server.ts'
import type { Sample } from './samples.ts'
import { clinical, confidence, type Relation, relations, type Target, type World } from './world.ts'

/**
 * The oracle: whose cases a role reaches. Written from roles.md ("Who may do what"), not from the code: worker = own
 * caseload; person = the own file; station head = station; township office = township; narcotics office = its county here; police = their area.
 */
const reach: Record<Role, readonly Relation[]> = {
  worker: ['own'],
  stationHead: ['own', 'sameStation'],
  townshipOffice: ['own', 'sameStation', 'otherStation'],
  narcoticsOffice: ['own', 'sameStation', 'otherStation', 'otherTownship'],
  policeLiaison: ['own', 'sameStation', 'otherStation'],
  clinic: [],
  partner: [],
  volunteer: [],
  gridMember: [],
  provider: [],
  evaluator: [],
  person: ['own'],
  auditor: [],
  securityAdmin: [],
  systemAdmin: [],
}

/** The only way to a full name for an office that reads masked names: a stated purpose, logged. */
const reveals = new Set(['case.reveal'])

export type Look = {
  readonly world: World
  readonly route: Route
  readonly sample: Sample
  readonly role: Role
  readonly client: Client
  readonly target: Target
  /** The right of the one who asks: in force, or gone since signing in. */
  readonly right?: 'inForce' | 'gone'
}

export type Looked = {
  readonly faults: readonly string[]
  readonly answer: TestAnswer
  readonly granted: boolean
}

/** Calls a route once and says everything that is wrong with the answer. */
export async function look(l: Look): Promise<Looked> {
  const input = (await l.sample.input?.(l.target, l.world)) ?? {}
  const answer = await l.client.call(l.route, input)
  const expected = expectedStatuses(l)
  const granted = answer.status === 200
  const faults = [
    ...(expected.includes(answer.status)
      ? []
      : [`answers ${answer.status}, expected ${expected.join(' or ')}: ${answer.text.slice(0, 300)}`]),
    ...leaks(l, answer, JSON.stringify(input)),
    ...(granted ? await unlogged(l, answer) : []),
  ]
  return {
    faults: faults.map((f) => `${l.route.id} as ${l.role} on ${l.target.relation}: ${f}`),
    answer,
    granted,
  }
}

function expectedStatuses(l: Look): readonly number[] {
  const { route, role, sample } = l
  const ok = sample.ok ?? [200]
  if (route.roles === 'public' || route.scope === 'session') return ok
  if (l.right === 'gone') return [403]
  if (route.roles !== 'anyone' && !route.roles.includes(role)) return [403]
  return !namesTarget(route, sample) || reaches(l) ? ok : [404]
}

/** Does the input say which case, or whose township, the call is about? */
export function namesTarget(route: Route, sample: Sample): boolean {
  return sample.names !== undefined || namesCase(route, sample)
}

function namesCase(route: Route, sample: Sample): boolean {
  return route.scope === 'case' || route.scope === 'person' || sample.names === 'case'
}

/** Figures without names are for everyone who works in the township; a county office has them for its townships. */
const townshipOfOffice: readonly Relation[] = ['own', 'sameStation', 'otherStation']

export function reaches({ role, target, sample }: Pick<Look, 'role' | 'target' | 'sample'>): boolean {
  if (target.relation === 'nonexistent') return false
  const reached = reach[role]
  if (sample.names !== 'area') return reached.includes(target.relation)
  return (
    reached.length > 0 && (reached.includes(target.relation) || townshipOfOffice.includes(target.relation))
  )
}

/** Anything of a person out of reach, in body or headers; what the caller itself sent does not count. */
function leaks(l: Look, answer: TestAnswer, sent: string): string[] {
  const { role, world, right, route } = l
  const received = `${answer.text}\n${JSON.stringify(answer.headers)}`
  const hidden = relations.filter((r) => right === 'gone' || !reach[role].includes(r))
  const outside = hidden.flatMap((r) => world.targets[r].markers).filter((m) => !sent.includes(m))
  const names =
    role === 'narcoticsOffice' && !reveals.has(route.id)
      ? relations.map((r) => world.targets[r].fullName)
      : []
  const texts = [
    ...(role === 'worker' || role === 'stationHead' ? [] : [clinical]),
    ...(role === 'worker' || role === 'stationHead' || role === 'townshipOffice' ? [] : [confidence]),
  ]
  return [...outside, ...names, ...texts].filter((m) => received.includes(m)).map((m) => `shows ${m}`)
}

/** A granted call of class C2 and up has written who looked, and at which case where it names one. */
async function unlogged(l: Look, answer: TestAnswer): Promise<string[]> {
  if (l.route.confidentiality < 'C2') return []
  const correlation = answer.headers['x-request-id']
  const rows = await withClient(l.world.server.services.admin, async (c) => {
    const found = await c.query(
      'select user_id, role, purpose, action, case_id, person_id from access_log where correlation = $1',
      [correlation],
    )
    return found.rows
  })
  const right = rows.filter(
    (r) =>
      r.user_id === l.client.account &&
      r.role === l.role &&
      r.action === l.route.id &&
      r.purpose === l.route.purpose,
  )
  if (right.length === 0) return ['is not in the access log']
  if (!namesCase(l.route, l.sample)) return []
  const about = right.some((r) => r.case_id === l.target.caseId || r.person_id === l.target.personId)
  return about ? [] : ['is in the access log without the case it showed']
}

/** What differs between two answers that must not be told apart. */
export function differences(a: TestAnswer, b: TestAnswer): string[] {
  const shown = (x: TestAnswer) => {
    const { 'x-request-id': _id, date: _date, ...headers } = x.headers
    return JSON.stringify([x.status, x.text, headers])
  }
  return shown(a) === shown(b) ? [] : [`${shown(a)} differs from ${shown(b)}`]
}
