import type { GroupPage } from '#contract/agreement-contract.ts'
import { askedKinds } from '#core/agreement/group-kinds.ts'
import { type GroupMember, lackingKinds } from '#core/agreement/lacking-kinds.ts'
import { replay } from '#core/case/replay.ts'
import { standing } from '#core/decision/decision-kind.ts'
import type { Entry } from '#core/journal/entry.ts'
import { findRule } from '#core/policy/policy.ts'
import type { Context } from '#server/http/context.ts'
import { listNearby } from '#server/store/agreement-people.ts'
import { loadJournal } from '#server/store/journal-store.ts'
import { openCase } from '#server/store/open-case.ts'
import { findName } from '#server/store/person-identity.ts'
import { lawOf } from './agreement-page.ts'

/** The group of a case: who is in it, which kinds are lacking and why, and who of the offices around could join. */
export async function groupPage(context: Context, caseId: string): Promise<GroupPage> {
  const { tx, services, today, policies, saw } = context
  const key = await openCase(tx, caseId)
  const journal = await loadJournal(tx, services.vault, key.region, key.caseId)
  saw({ region: key.region, case: key.caseId, person: key.personId, fields: ['name', 'workGroup'] })
  const state = replay(journal, policies, today)
  const policy = policies.at(state.executionPlace ?? key.township ?? key.region)
  const groups = standing(journal)
    .filter((e) => e.type === 'workGroupFormed')
    .sort((a, b) => (a.on < b.on ? -1 : 1))
  const members = membersOf(groups.at(-1))
  const asked = askedKinds(policy, today)
  const target = findRule<number>(policy, 'volunteers.perPerson', today)
  const reasons = groups.at(-1)?.data['lacking']
  return {
    today,
    fileNo: key.fileNo,
    personName: await findName(tx, services.vault, key.region, key.personId),
    formedOn: groups.at(-1)?.on ?? null,
    members: [...members],
    asked: [...asked],
    lacking: lackingKinds(members, asked, today).map((k) => k.kind),
    reasons: Array.isArray(reasons) ? (reasons as GroupPage['reasons']) : [],
    law: lawOf(policy, [...asked.map((k) => k.clause), target?.clause ?? null]),
    volunteers: { matched: matched(journal), target: target?.value ?? null, clause: target?.clause ?? null },
    people: await listNearby(tx, key, today),
    history: groups
      .slice(0, -1)
      .map((g) => ({ on: g.on, names: membersOf(g).flatMap((m) => (m.name ? [m.name] : [])) })),
  }
}

function membersOf(group: Entry | undefined): readonly GroupMember[] {
  const members = group?.data['members']
  return Array.isArray(members) ? (members as GroupMember[]) : []
}

/** Volunteers who were matched and not released again. */
function matched(journal: readonly Entry[]): string[] {
  const names = new Set<string>()
  for (const entry of standing(journal)) {
    const name = String(entry.data['volunteer'] ?? '')
    if (entry.type === 'volunteerMatched') names.add(name)
    if (entry.type === 'volunteerUnmatched') names.delete(name)
  }
  return [...names]
}
