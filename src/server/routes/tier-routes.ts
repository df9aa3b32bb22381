import { v7 } from 'uuid'
import {
  countTiers,
  listTiers,
  setTier,
  showSchemes,
  showTier,
  type TierLine,
} from '#contract/tier-contract.ts'
import { replay } from '#core/case/replay.ts'
import { nameOfTier, tierDeciders } from '#core/decision/kinds/tier-decision.ts'
import { findRule } from '#core/policy/policy.ts'
import { addDays, addMonths, type PlainDate } from '#core/shared/plain-date.ts'
import { forbiddenFacts } from '#core/tier/forbidden-facts.ts'
import type { TierScheme } from '#core/tier/scheme.ts'
import { tierEntry } from '#core/tier/set-tier.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { pageOf, readCursor } from '#server/http/keyset.ts'
import { changedMeanwhile, refused } from '#server/http/problem.ts'
import { appendEntries } from '#server/store/append-entries.ts'
import { loadJournal } from '#server/store/journal-store.ts'
import { openCase } from '#server/store/open-case.ts'
import { openName } from '#server/store/person-identity.ts'
import {
  countTiers as count,
  listTiers as list,
  type TierRow,
  tiersOverTime,
} from '#server/store/tier-store.ts'
import { clauseShown, schemeShown } from '#server/tier/show-schemes.ts'
import { tierPage } from '#server/tier/tier-page.ts'

const months = 12

export const tierHandlers: readonly Handler[] = [
  handle(listTiers, async ({ query }, context) => {
    const { tx, user, today } = context
    const find = { ...query, tier: query.tier, proposal: query.proposal }
    const rows = await list(tx, user, today, {
      ...find,
      after: readCursor(query.after, 2),
      limit: query.limit + 1,
    })
    const page = pageOf(rows, query.limit, (r) => [r.sort_day, r.case_id])
    context.saw({ fields: ['name', 'tier'], count: page.rows.length })
    return { rows: page.rows.map((row) => lineOf(row, context)), next: page.next }
  }),

  handle(countTiers, async (_, context) => {
    const { tx, user, today } = context
    const { up, down, first, ...tabs } = await count(tx, user, today)
    const days = [...monthEnds(today), today]
    const found = await tiersOverTime(tx, user, days)
    const countsOn = (day: PlainDate) =>
      Object.fromEntries(found.filter((f) => f.day === day).map((f) => [f.tier, f.n]))
    context.saw({ fields: ['tier'], count: tabs.all })
    return {
      tabs,
      moves: { up, down, first },
      tiers: (schemeAt(user.grant.area, context)?.tiers ?? []).map(({ key, name }) => ({ key, name })),
      months: days.map((day) => ({ day, counts: countsOn(day) })),
    }
  }),

  handle(showSchemes, async (_, { services, today, user, policies }) => {
    const book = services.policies.on(today)
    const own = policies.at(user.grant.area)
    const bringers = book.policies.filter(
      (p) => p.pack === own.pack || p.rules['tiers.scheme']?.values.some((v) => v.pack === p.pack),
    )
    return {
      own: own.pack,
      schemes: bringers.flatMap((policy) => schemeShown(policy, today) ?? []),
      forbidden: forbiddenFacts.map(({ key, about, clause }) => ({
        ...{ key, about },
        clause: clauseShown(own, clause),
      })),
    }
  }),

  handle(showTier, async ({ params }, context) => {
    const key = await openCase(context.tx, params.caseId)
    context.saw({ region: key.region, case: key.caseId, person: key.personId, fields: ['name', 'tier'] })
    return tierPage(key, context)
  }),

  handle(setTier, async ({ params, body }, context) => {
    const { tx, services, user, today, now, ifMatch, policies } = context
    const key = await openCase(tx, params.caseId)
    if (ifMatch !== key.seq) throw changedMeanwhile()
    const journal = await loadJournal(tx, services.vault, key.region, key.caseId)
    const state = replay(journal, policies, today)
    const policy = policies.at(state.executionPlace ?? key.township ?? key.region)
    const scheme = findRule<TierScheme>(policy, 'tiers.scheme', today)?.value
    if (state.tier.proposed === null || !scheme) throw refused([notRunning])
    if (!tierDeciders({ policy, today }).includes(user.role)) throw refused([notYours])
    if (!scheme.tiers.some((t) => t.key === body.tier)) throw refused([noSuchTier])
    const set = { tier: body.tier, reason: body.reason, by: user.id, proposed: state.tier.proposed }
    const done = await appendEntries(tx, services, {
      caseId: key.caseId,
      // made here and not by the writer: of two tiers of one day the later id stands
      entries: [{ id: v7(), ...tierEntry(set, policy, today) }],
      author: { user: user.id, role: user.role, org: user.grant.org },
      ...{ today, now, expectedSeq: ifMatch },
    })
    context.saw({ region: key.region, case: key.caseId, person: key.personId, fields: ['tierSet'] })
    return { recorded: done.added.map((e) => e.id), seq: done.journal.length }
  }),
]

const notRunning = {
  code: 'tier-not-running',
  says: {
    zh: '措施没有在执行，或者本地没有分级方案，不能定级。',
    en: 'No measure runs, or the place has no scheme: no tier can be set.',
  },
}
const notYours = {
  code: 'tier-of-another-role',
  says: {
    zh: '按本地方案由其他人确认等级。',
    en: 'By the scheme of the place somebody else confirms tiers.',
  },
}
const noSuchTier = {
  code: 'tier-unknown',
  field: 'tier',
  says: { zh: '本地方案没有这一级。', en: 'The scheme of the place has no such tier.' },
}

function schemeAt(place: string, { policies, today }: Context): TierScheme | undefined {
  return findRule<TierScheme>(policies.at(place), 'tiers.scheme', today)?.value
}

function lineOf(row: TierRow, context: Context): TierLine {
  const scheme = schemeAt(row.township ?? row.region, context)
  const name = (key: string | null) => (key === null ? null : nameOfTier(scheme, key))
  return {
    caseId: row.case_id,
    name: openName(context.services.vault, row.region, row.person_id, row.name_sealed),
    ...{ fileNo: row.file_no, stationName: row.station_name, workerName: row.worker_name },
    ...{ tier: name(row.tier), setOn: row.set_on, reviewOn: row.review_on, override: row.override },
    ...{ proposed: name(row.proposed), proposal: row.proposal, askedOn: row.asked_on },
    ...{ contestedOn: row.contested_on, contestDue: row.contest_due, untold: row.untold },
  }
}

/** The last days of the twelve months before this one, oldest first. */
function monthEnds(today: PlainDate): PlainDate[] {
  const first = `${today.slice(0, 8)}01`
  return Array.from({ length: months }, (_, i) => addDays(addMonths(first, i - months + 1), -1))
}
