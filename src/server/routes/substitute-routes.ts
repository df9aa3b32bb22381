import { v7 } from 'uuid'
import {
  endSubstitute,
  listMade,
  listSubstitutes,
  type Substitution,
  setSubstitute,
} from '#contract/substitute-contract.ts'
import { findDecisionKind } from '#core/decision/all-kinds.ts'
import { same } from '#core/decision/decision-kind.ts'
import {
  mayGive,
  mayStandIn,
  type Post,
  type SubstitutedRole,
  substitutedRoles,
  whyNotSubstitute,
} from '#core/decision/substitute.ts'
import { findRule } from '#core/policy/policy.ts'
import { daysBetween } from '#core/shared/plain-date.ts'
import { type Context, type Handler, handle } from '#server/http/context.ts'
import { pageOf, readCursor } from '#server/http/keyset.ts'
import { notFound, Problem, refused } from '#server/http/problem.ts'
import { listMade as readMade } from '#server/store/decision-made-store.ts'
import { openName } from '#server/store/person-identity.ts'
import {
  findSubstitute,
  insertSubstitute,
  insertSubstituteEnd,
  listSubstitutes as list,
  listPosts,
  type PostRow,
  type SubstituteRow,
} from '#server/store/substitute-store.ts'

const show = handle(listSubstitutes, async (_, context) => {
  const { tx, user, today } = context
  const giver = giverOf(context)
  const org = giver.role === 'stationHead' ? giver.org : null
  const rows = await list(tx, { user: user.id, area: giver.area, org }, today)
  const posts = await listPosts(tx, giver.area, today)
  return {
    substitutions: rows.map((row) => shown(row, context)),
    posts: posts.filter((p) => mayGive(giver, p)).flatMap((post) => postOf(post, posts, giver)),
    maxDays: maxDaysOf(context),
  }
})

function postOf(post: PostRow, posts: readonly PostRow[], giver: Post) {
  const role = substitutedRoles.find((r) => r === post.role)
  if (!role) return []
  const candidates = posts.filter(
    (p) =>
      mayStandIn(post, p) &&
      p.account !== giver.account &&
      // what opens another station's files is the township's to give
      (giver.role === 'townshipOffice' || (p.role === post.role && p.org === post.org)),
  )
  return [
    {
      account: { id: post.account, name: post.name },
      role,
      org: post.org,
      orgName: post.orgName ?? '',
      mine: post.account === giver.account,
      candidates: candidates.map((p) => ({ id: p.account, name: p.name, orgName: p.orgName ?? '' })),
    },
  ]
}

const set = handle(setSubstitute, async ({ body }, context) => {
  const { tx, user, today, now } = context
  const giver = giverOf(context)
  const posts = await listPosts(tx, giver.area, today)
  const rows = await list(tx, { user: user.id, area: giver.area, org: null }, today)
  const running = rows
    .filter((r) => r.ended_on === null && r.to_day >= today)
    .map((r) => ({ account: r.account_id, role: r.role, from: r.from_day, to: r.to_day }))
  const maxDays = maxDaysOf(context)
  const refusals = whyNotSubstitute(body, { today, giver, posts, running, maxDays })
  if (refusals.length > 0) throw refused(refusals)
  const post = posts.find((p) => p.account === body.account && p.role === body.role && p.org === body.org)
  const id = v7()
  await insertSubstitute(tx, { ...body, id, area: post?.area ?? giver.area, by: user.id, at: now })
  return { id }
})

const end = handle(endSubstitute, async ({ params, body }, context) => {
  const { tx, user, today, now } = context
  const row = await findSubstitute(tx, params.id)
  if (!row || !mayEnd(row, context)) throw notFound()
  const { region, id } = row
  const done = { region, row: id, id: v7(), on: today, reason: body.reason, by: user.id, at: now }
  if (row.to_day < today || !(await insertSubstituteEnd(tx, done)))
    throw new Problem(409, 'ended-already', { zh: '代批已经结束。', en: 'It has ended already.' })
  return { endedOn: today }
})

const made = handle(listMade, async ({ query }, context) => {
  const { tx, user, services } = context
  const rows = await readMade(tx, user, { after: readCursor(query.after, 2), limit: query.limit + 1 })
  const page = pageOf(rows, query.limit, (r) => [r.decided_on, r.id])
  context.saw({ fields: ['name', 'decision'], count: page.rows.length })
  return {
    next: page.next,
    made: page.rows.map((r) => ({
      id: r.id,
      caseId: r.case_id,
      name: openName(services.vault, r.region, r.person_id, r.name_sealed),
      fileNo: r.file_no,
      title: findDecisionKind(r.kind)?.title ?? same(r.kind),
      outcome: r.outcome,
      decidedOn: r.decided_on,
      dueOn: r.due_on,
      daysLate: r.due_on === null ? 0 : Math.max(0, daysBetween(r.due_on, r.decided_on)),
      byName: r.by_name ?? '',
      forName: r.for_name,
    })),
  }
})

function giverOf({ user }: Context): Post {
  const { role, org, area } = user.grant
  return { account: user.id, role, org, area }
}

function maxDaysOf({ policies, user, today }: Context): number | null {
  return findRule<number>(policies.at(user.grant.area), 'decision.substituteMaxDays', today)?.value ?? null
}

/** Whoever may give it may end it, and so may the one who stands in. */
function mayEnd(row: SubstituteRow, context: Context): boolean {
  const post = { account: row.account_id, role: row.role, org: row.org_id, area: row.area }
  return row.substitute_id === context.user.id || mayGive(giverOf(context), post)
}

function shown(row: SubstituteRow, context: Context): Substitution {
  const { today } = context
  const ended = row.ended_on !== null
  const over = row.to_day < today
  return {
    id: row.id,
    account: { id: row.account_id, name: row.account_name },
    substitute: { id: row.substitute_id, name: row.substitute_name },
    role: row.role satisfies SubstitutedRole,
    orgName: row.org_name ?? '',
    from: row.from_day,
    to: row.to_day,
    reason: row.reason,
    byName: row.by_name,
    state: ended ? 'ended' : over ? 'over' : row.from_day > today ? 'coming' : 'running',
    endedOn: row.ended_on,
    endedBecause: row.ended_because,
    mayEnd: !ended && !over && mayEnd(row, context),
  }
}

export const substituteHandlers: readonly Handler[] = [show, set, end, made]
