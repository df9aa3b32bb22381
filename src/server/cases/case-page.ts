import type { CasePage } from '#contract/case-contract.ts'
import { projectPerson } from '#core/access/project-person.ts'
import type { CaseState } from '#core/case/case-state.ts'
import { replay } from '#core/case/replay.ts'
import { sayDuty } from '#core/case/say-duty.ts'
import { sayFinding } from '#core/case/say-finding.ts'
import type { Entry } from '#core/journal/entry.ts'
import { ageOn } from '#core/people/age.ts'
import { findRule, type Policy } from '#core/policy/policy.ts'
import { TierScheme } from '#core/tier/scheme.ts'
import type { Context, SessionUser } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { loadAuthorNames, loadSurroundings } from '#server/store/case-surroundings.ts'
import { loadJournal } from '#server/store/journal-store.ts'
import type { CaseKey } from '#server/store/open-case.ts'
import type { Guest } from '#server/store/open-guest.ts'
import { findIdentity } from '#server/store/person-identity.ts'
import { recordableByGuest, recordableTypes } from './recordable.ts'
import { shownJournal } from './shown-journal.ts'

export type When = { readonly asOf?: string | undefined; readonly knownAt?: string | undefined }

/** Everything that the page of one opened case shows, in what the reader's role may see of it. */
export async function casePage(
  key: CaseKey,
  when: When,
  context: Context,
  guest: Guest | null = null,
): Promise<CasePage> {
  const { tx, services, user, today, policies } = context
  const journal = await loadJournal(tx, services.vault, key.region, key.caseId)
  const person = await findIdentity(tx, services.vault, key.region, key.personId)
  if (!person) throw notFound()
  const around = await loadSurroundings(tx, key)
  const names = await loadAuthorNames(tx, authors(journal, 'user'), authors(journal, 'org'))
  const state = replay(journal, policies, when.asOf ?? today, when.knownAt)
  const policy = policies.at(state.executionPlace ?? key.township ?? key.region)
  const { masked, ...identity } = projectPerson(person, user.role)
  return {
    caseId: key.caseId,
    fileNo: key.fileNo,
    seq: journal.length,
    today,
    person: {
      id: key.personId,
      ...identity,
      masked,
      sex: person.sex,
      age: ageOn(today, person.birthDate, person.birthYear),
    },
    township: { code: key.township ?? '', name: around.townshipName, path: around.path },
    station: around.station,
    worker: around.worker,
    otherCases: [...around.otherCases],
    state: forReader(state, user, guest),
    sentences: sentencesOf(state),
    clauses: clausesOf(state, policy),
    entries: shownJournal(guest ? withoutNotes(journal, user) : journal, user, names),
    mayRecord: guest ? recordableByGuest(state, guest) : recordableTypes(state, user.role),
    guest: guest !== null,
    tiers: tiersOf(policy, today),
  }
}

/** Both stations read the same journal; what a colleague noted in clinical confidence stays with the office of the case. */
function withoutNotes(journal: readonly Entry[], user: SessionUser): readonly Entry[] {
  return journal.filter((e) => e.data['confidentiality'] !== 'clinical' || e.by?.user === user.id)
}

function authors(journal: readonly Entry[], key: 'user' | 'org'): string[] {
  return [...new Set(journal.flatMap((entry) => (entry.by ? [entry.by[key]] : [])))]
}

/**
 * The tier and its points are for those who work with the person; no score leaves for the police (security.md T30). An
 * entrusted station works by the tier and learns no points.
 */
function forReader(state: CaseState, user: SessionUser, guest: Guest | null): CaseState {
  const none = { current: null, proposed: null, points: 0, because: [], wouldChangeIf: [] }
  if (user.role === 'policeLiaison' || user.role === 'narcoticsOffice') return { ...state, tier: none }
  if (guest !== null) return { ...state, tier: { ...none, current: state.tier.current } }
  // what would move it is replayed act by act: the tier's own page asks for that
  return state
}

function sentencesOf(state: CaseState): CasePage['sentences'] {
  return Object.fromEntries([
    ...state.duties.map((duty) => [duty.id, sayDuty(duty, state.asOf)] as const),
    ...state.findings.map((finding) => [finding.id, sayFinding(finding)] as const),
  ])
}

function clausesOf(state: CaseState, policy: Policy): CasePage['clauses'] {
  const keys = new Set([...state.duties, ...state.findings].map((x) => x.clause))
  for (const rule of ['serious.refusedTests', 'serious.leaveTimes', 'serious.leaveDays']) {
    const found = findRule(policy, rule, state.asOf)
    if (found) keys.add(found.clause)
  }
  return Object.fromEntries(
    [...keys].flatMap((key) => {
      const clause = policy.clauses[key]
      if (!clause) return []
      const { document, clause: number, force, says, text } = clause
      return [[key, { key, document, clause: number, force, says, text: text ?? null }]]
    }),
  )
}

function tiersOf(policy: Policy, today: string): CasePage['tiers'] {
  const scheme = TierScheme.safeParse(findRule(policy, 'tiers.scheme', today)?.value)
  return scheme.success ? scheme.data.tiers.map(({ key, name }) => ({ key, name })) : []
}
