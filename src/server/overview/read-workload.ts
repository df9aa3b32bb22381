import type { z } from 'zod'
import type { Load, overviewWorkload } from '#contract/picture-contract.ts'
import type { Tally } from '#core/metrics/metric.ts'
import { staffingNorm } from '#core/metrics/staffing-norm.ts'
import { comingWeeks, type TierWeights, tierWeights, weigh } from '#core/metrics/workload.ts'
import { findRule } from '#core/policy/policy.ts'
import type { Context } from '#server/http/context.ts'
import { readDayFiguresBelow } from '#server/store/rollup-read.ts'
import {
  type CaseLoad,
  countStaffBelow,
  type DutyLoad,
  type LoadBy,
  listStaffInPost,
  readCaseLoads,
  readDutyLoads,
} from '#server/store/workload-read.ts'
import { type Asked, headOf, widthBelow } from './find-area.ts'
import { findHidden, type IsHidden } from './hidden-areas.ts'
import { loadMetric } from './read-ranking.ts'

type Reply = z.input<typeof overviewWorkload.reply>
type Row = Reply['rows'][number]

const weeksAhead = 4
const townshipWidth = 9

/** The figures whose lower parts are the three ways in which packs count people. */
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
  const policy = context.policies.at(asked.area.code)
  const weights = tierWeights(policy, asked.day)
  const weeks = comingWeeks(asked.day, weeksAhead)
  const byWorkers = asked.area.level === 'township' && context.user.role !== 'narcoticsOffice'
  const named = byWorkers && context.user.role !== 'policeLiaison'
  const width = named ? null : (widthBelow(asked) ?? asked.area.code.length)
  const loads = await loadsOf(context, asked, width ?? 'worker', weights, weeks)
  const needs = await needsOf(context, asked, width ?? asked.area.code.length)
  const isHidden = await hiddenOf(context, asked)
  const hides = (code: string) => Object.values(bases).some((key) => isHidden(loadMetric(key), 'asked', code))
  const posts = await countStaffBelow(context.tx, asked.area.code, asked.day, width ?? asked.area.code.length)
  const rows = named
    ? await workersOf(context, asked, loads)
    : placesOf(asked, { loads, needs, posts, hides })
  const staff = posts.reduce((n, p) => n + p.staff, 0)
  const total = hides(asked.area.code)
    ? { ...hiddenLoad, base: null, needed: null }
    : { ...loads.total, ...sumNeeds(needs) }
  const knowsStaff = context.user.role !== 'worker'
  return {
    ...headOf(asked, context),
    by: named ? 'workers' : 'areas',
    norm: normOf(context, asked),
    weights,
    weeks: [...weeks],
    total: { ...total, ...(knowsStaff ? {} : { base: null, needed: null }), staff },
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
  if (area.length < 4) return { of: () => hiddenLoad, keys: [], total: hiddenLoad }
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

type Need = { readonly base: number; readonly needed: number }

/** The norm is owed by every township; an area above owes the sum of its townships. */
async function needsOf(context: Context, asked: Asked, width: number): Promise<ReadonlyMap<string, Need>> {
  const { code } = asked.area
  const metrics = Object.values(bases).map(loadMetric)
  const find = { day: asked.day, measure: null, metrics, width: townshipWidth }
  const needs = new Map<string, Need>()
  for (const [township, slots] of await readDayFiguresBelow(context.tx, code, find)) {
    const of = (key: string): number =>
      (slots.get(loadMetric(key).slot) as Tally | undefined)?.denominator ?? 0
    const people = {
      registered: of(bases.registered),
      present: of(bases.present),
      inForce: of(bases.inForce),
    }
    const policy = context.policies.at(township)
    const counted = findRule(policy, 'staffing.denominator', asked.day)?.value
    const base = counted === 'registered' || counted === 'inForce' ? people[counted] : people.present
    const key = township.slice(0, width)
    const before = needs.get(key) ?? { base: 0, needed: 0 }
    const needed = staffingNorm(policy, asked.day, people)
    needs.set(key, { base: before.base + base, needed: before.needed + needed })
  }
  return needs
}

function sumNeeds(needs: ReadonlyMap<string, Need>): Need {
  let [base, needed] = [0, 0]
  for (const n of needs.values()) [base, needed] = [base + n.base, needed + n.needed]
  return { base, needed }
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

type Posts = Awaited<ReturnType<typeof countStaffBelow>>

function placesOf(
  asked: Asked,
  known: {
    readonly loads: Loads
    readonly needs: ReadonlyMap<string, Need>
    readonly posts: Posts
    readonly hides: (code: string) => boolean
  },
): readonly Row[] {
  const { loads, needs, posts, hides } = known
  const areas = asked.children.length > 0 ? asked.children : [asked.area]
  return areas.map((area) => {
    const found = posts.find((p) => p.key === area.code)
    const need = needs.get(area.code) ?? { base: 0, needed: 0 }
    const hidden = { ...hiddenLoad, base: null, needed: null }
    const stations = area.code.length >= townshipWidth ? [...(found?.stations ?? [])] : []
    const counts = hides(area.code) ? hidden : { ...loads.of(area.code), ...need }
    return { key: area.code, worker: null, area, stations, ...counts, staff: found?.staff ?? 0 }
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
    base: null,
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
