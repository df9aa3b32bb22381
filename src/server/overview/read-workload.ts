import type { z } from 'zod'
import type { Load, overviewWorkload } from '#contract/picture-contract.ts'
import { comingWeeks, type TierWeights, tierWeights, weigh } from '#core/metrics/workload.ts'
import { findRule } from '#core/policy/policy.ts'
import type { Context } from '#server/http/context.ts'
import { readDayFiguresBelow } from '#server/store/rollup-read.ts'
import {
  type CaseLoad,
  type DutyLoad,
  type LoadBy,
  listStaffInPost,
  listStationsBelow,
  readCaseLoads,
  readDutyLoads,
} from '#server/store/workload-read.ts'
import { type Asked, headOf, widthBelow } from './find-area.ts'
import { findHidden, type IsHidden } from './hidden-areas.ts'
import { loadMetric } from './read-ranking.ts'
import { townshipLines } from './registers/township-lines.ts'

type Reply = z.input<typeof overviewWorkload.reply>
type Row = Reply['rows'][number]

const weeksAhead = 4

/** The figures of people on file, present and in force: where one of them is hidden, so is the workload. */
const bases = {
  registered: 'threeYearsCleanRegistered',
  present: 'controlRate',
  inForce: 'lostRate',
} as const

/**
 * Running cases, weighted by tier, and duties of the coming weeks, against the staffing norm. By worker for their own
 * station and township; offices above see sub-areas with their stations, small ones hidden as in every figure.
 */
export async function readWorkload(context: Context, asked: Asked): Promise<Reply> {
  const weights = tierWeights(context.policies.at(asked.area.code), asked.day)
  const weeks = comingWeeks(asked.day, weeksAhead)
  const { role } = context.user
  const byName = asked.area.level === 'township' && role !== 'narcoticsOffice' && role !== 'policeLiaison'
  const width = widthBelow(asked) ?? asked.area.code.length
  const loads = await loadsOf(context, asked, byName ? 'worker' : width, weights, weeks)
  const posts = await postsOf(context, asked, width)
  const isHidden = await hiddenOf(context, asked)
  const hides = (code: string) => Object.values(bases).some((key) => isHidden(loadMetric(key), 'asked', code))
  const rows = byName
    ? await workersOf(context, asked, loads)
    : await placesOf(context, asked, width, { loads, posts, hides })
  const all = { staff: posts.all.staff, needed: role === 'worker' ? null : posts.all.needed }
  const total = hides(asked.area.code) ? { ...hiddenLoad, ...all, needed: null } : { ...loads.total, ...all }
  const by = byName ? 'workers' : 'areas'
  return {
    ...headOf(asked, context),
    by,
    norm: normOf(context, asked),
    weights,
    weeks: [...weeks],
    total,
    rows: [...rows],
  }
}

const nobody: Load = { open: 0, inForce: 0, weighted: 0, overdue: 0, weeks: Array(weeksAhead).fill(0) }
const hiddenLoad: Load = {
  open: null,
  inForce: null,
  weighted: null,
  overdue: null,
  weeks: Array(weeksAhead).fill(null),
}

type Loads = { readonly of: (key: string) => Load; readonly keys: readonly string[]; readonly total: Load }

/** Cases and duties are counted one by one up to a city; above it the sums of townships say who is in force. */
async function loadsOf(
  context: Context,
  asked: Asked,
  by: LoadBy,
  weights: TierWeights,
  weeks: readonly { readonly to: string }[],
): Promise<Loads> {
  const area = asked.area.code
  if (area.length < 4) return inForceOf(context, asked, Number(by))
  const { tx, user } = context
  const cases = await readCaseLoads(tx, user, area, by)
  const find = { area, by, today: asked.day, ends: weeks.map((w) => w.to) }
  const duties = await readDutyLoads(tx, user, find)
  const keys = [...new Set([...cases, ...duties].map((r) => r.key))]
  const of = (key: string) =>
    loadOf(
      cases.filter((c) => c.key === key),
      duties.filter((d) => d.key === key),
      weights,
    )
  return { of, keys, total: loadOf(cases, duties, weights) }
}

/** From the province up only who is in force, from the kept sums of townships: nobody is counted one by one. */
async function inForceOf(context: Context, asked: Asked, width: number): Promise<Loads> {
  const metric = loadMetric(bases.inForce)
  const found = await readDayFiguresBelow(context.tx, asked.area.code, {
    day: asked.day,
    measure: null,
    metrics: [metric],
    width,
    isToday: asked.day === context.today,
  })
  const count = (key: string) => found.get(key)?.get(metric.slot)?.denominator ?? 0
  const keys = [...found.keys()]
  const total = keys.reduce((n, key) => n + count(key), 0)
  return {
    of: (key) => ({ ...hiddenLoad, inForce: count(key) }),
    keys,
    total: { ...hiddenLoad, inForce: total },
  }
}

function loadOf(cases: readonly CaseLoad[], duties: readonly DutyLoad[], weights: TierWeights): Load {
  const due = (week: number) => duties.filter((d) => d.week === week).reduce((n, d) => n + d.duties, 0)
  return {
    open: cases.reduce((n, c) => n + c.open, 0),
    inForce: cases.reduce((n, c) => n + c.inForce, 0),
    weighted: weigh(weights, cases),
    overdue: due(0),
    weeks: nobody.weeks.map((_, i) => due(i + 1)),
  }
}

type Post = { readonly staff: number; readonly needed: number }
type Posts = { readonly of: ReadonlyMap<string, Post>; readonly all: Post }

/** Staff in post and asked for: the norm is owed by every township, an area above owes the sum of its townships. */
async function postsOf(context: Context, asked: Asked, width: number): Promise<Posts> {
  const of = new Map<string, Post>()
  let all: Post = { staff: 0, needed: 0 }
  for (const { area, view } of await townshipLines(context, asked.area.code, [asked.day])) {
    const add = (to: Post) => ({ staff: to.staff + view.fullTimeStaff, needed: to.needed + view.norm })
    const key = area.slice(0, width)
    of.set(key, add(of.get(key) ?? { staff: 0, needed: 0 }))
    all = add(all)
  }
  return { of, all }
}

function hiddenOf(context: Context, asked: Asked): Promise<IsHidden> {
  const metrics = Object.values(bases).map(loadMetric)
  return findHidden(context, asked, {
    metrics,
    monthsOf: () => ({ from: '', to: '' }),
    months: [],
    below: true,
  })
}

async function placesOf(
  context: Context,
  asked: Asked,
  width: number,
  known: { readonly loads: Loads; readonly posts: Posts; readonly hides: (code: string) => boolean },
): Promise<readonly Row[]> {
  const { loads, posts, hides } = known
  const stations = await listStationsBelow(context.tx, asked.area.code, width)
  const areas = asked.children.length > 0 ? asked.children : [asked.area]
  return areas.map((area) => {
    const { staff, needed } = posts.of.get(area.code) ?? { staff: 0, needed: 0 }
    const counts = hides(area.code) ? { ...hiddenLoad, needed: null } : { ...loads.of(area.code), needed }
    const names = area.level === 'township' ? [...(stations.get(area.code) ?? [])] : []
    return { key: area.code, worker: null, area, stations: names, ...counts, staff }
  })
}

/** By name, in the order of the stations and not of their load: this is no ranking of people. */
async function workersOf(context: Context, asked: Asked, loads: Loads): Promise<readonly Row[]> {
  const { id, role, grant } = context.user
  const staff = (await listStaffInPost(context.tx, asked.area.code, asked.day)).filter((s) =>
    role === 'worker' ? s.account === id : role === 'stationHead' ? s.station === grant.org : true,
  )
  const known = new Set(staff.map((s) => s.account))
  const rowOf = (key: string, worker: string | null, stations: string[], count: number): Row => ({
    key: key || 'nobody',
    worker,
    area: null,
    stations,
    ...loads.of(key),
    staff: count,
    needed: null,
  })
  const others = loads.keys.filter((key) => !known.has(key) && loads.of(key).open !== 0)
  return [
    ...staff.map((s) => rowOf(s.account ?? s.name, s.name, [s.stationName], 1)),
    ...others.map((key) => rowOf(key, null, [], 0)),
  ]
}

function normOf(context: Context, { area, day }: Asked): Reply['norm'] {
  const policy = context.policies.at(area.code)
  const ratio = findRule<number>(policy, 'staffing.ratio', day)
  const clause = ratio ? policy.clauses[ratio.clause] : undefined
  const denominator = findRule(policy, 'staffing.denominator', day)?.value
  return {
    ratio: ratio?.value ?? 0,
    clause: ratio?.clause ?? '',
    source: clause ? `${clause.document} ${clause.clause}`.trim() : '',
    reading: ratio?.reading ?? true,
    denominator: typeof denominator === 'string' ? denominator : 'present',
  }
}
