import type { z } from 'zod'
import type { listUnits, showUnit, UnitEventLine, UnitLine } from '#contract/demonstration-contract.ts'
import { judgeCriteria, type Measured } from '#core/oversight/judge-criteria.ts'
import { Criteria, type Criterion, Titles } from '#core/oversight/rule-shapes.ts'
import { type Actor, possibleUnitActs } from '#core/oversight/unit-acts.ts'
import { standUnit, type UnitRules, type UnitState } from '#core/oversight/unit-course.ts'
import { type AreaCode, isWithin } from '#core/shared/area.ts'
import { addDays } from '#core/shared/plain-date.ts'
import type { Context } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { findAsked } from '#server/overview/find-area.ts'
import { readFigures } from '#server/overview/read-figures.ts'
import {
  findUnitRow,
  listUnitRows,
  type UnitEventRow,
  type UnitRow,
} from '#server/store/demonstration-store.ts'
import { listOfficeFiles } from '#server/store/office-file-store.ts'
import { countHavesOf } from './read-standards.ts'
import { isAbove, isOwn, listRule, namedArea, numberRule } from './rights.ts'
import { shownFile } from './shown-file.ts'

/** A re-check is announced so many days ahead, as a reminder only. */
const soonDays = 90

export function titlesAt(context: Context, area: AreaCode) {
  return listRule(context, area, 'demonstration.titles', Titles).value
}

export function criteriaAt(context: Context, area: AreaCode) {
  return listRule(context, area, 'demonstration.criteria', Criteria)
}

export function rulesOf(context: Context, unit: Pick<UnitRow, 'area' | 'title'>): UnitRules {
  const level = titlesAt(context, unit.area).find((t) => t.key === unit.title)?.level ?? 'nation'
  return {
    level,
    reviewers: numberRule(context, unit.area, 'demonstration.reviewers'),
    recheckYears: numberRule(context, unit.area, 'demonstration.recheckYears'),
    objectionDays: numberRule(context, unit.area, 'demonstration.objectionDays'),
  }
}

export function actorOf({ user, today }: Context): Actor {
  return { user: user.id, area: user.grant.area, today }
}

/** The computed criteria of an office now, for the last twelve months; what is hidden from the reader has no value. */
export async function measureNow(
  context: Context,
  area: AreaCode,
): Promise<{ readonly measured: Measured[]; readonly hidden: ReadonlySet<string> }> {
  const criteria = criteriaAt(context, area).value
  const asked = await findAsked(context, { area })
  const figures = new Map((await readFigures(context, asked, 'twelveMonths')).map((f) => [f.key, f.cell]))
  const share = (key: string) => {
    const cell = figures.get(key)
    if (cell === undefined || cell.numerator === null || !cell.denominator) return null
    return (cell.numerator / cell.denominator) * 100
  }
  const hidden = criteria.filter((c) => c.kind === 'figure' && figures.get(c.figure)?.suppressed)
  const measured = judgeCriteria(criteria, share, await countHavesOf(context, area))
  return { measured: measured.map(rounded), hidden: new Set(hidden.map((c) => c.key)) }
}

function rounded(m: Measured): Measured {
  return m.value === null ? m : { ...m, value: Math.round(m.value * 10) / 10 }
}

export async function readUnits(
  context: Context,
  asked: AreaCode | undefined,
): Promise<z.input<typeof listUnits.reply>> {
  const { area } = await namedArea(context, asked)
  const lines = (await listUnitRows(context.tx, area.code)).map((row) => lineOf(context, row).line)
  const order = { overdue: 0, soon: 1, later: 2, none: 3 }
  const units = [...lines].sort((a, b) => order[a.recheck] - order[b.recheck])
  const count = (is: (u: UnitLine) => boolean) => units.filter(is).length
  return {
    area,
    units,
    mayApply: isOwn(context, area.code) && area.code !== 'cn',
    counts: {
      awarded: count((u) => u.stage === 'awarded'),
      waiting: count((u) => u.stage === 'applied' || u.stage === 'reviewed' || u.objectionOpen),
      overdue: count((u) => u.recheck === 'overdue'),
      soon: count((u) => u.recheck === 'soon'),
    },
  }
}

export type OpenUnit = {
  readonly row: UnitRow
  readonly line: UnitLine
  readonly state: UnitState
  readonly rules: UnitRules
}

export async function openUnit(context: Context, id: string): Promise<OpenUnit> {
  const row = await findUnitRow(context.tx, id)
  if (!row || !isWithin(row.area, context.user.grant.area)) throw notFound()
  return { row, ...lineOf(context, row) }
}

function lineOf(context: Context, row: UnitRow): Omit<OpenUnit, 'row'> {
  const rules = rulesOf(context, row)
  const state = standUnit(row.events, rules)
  const title = titlesAt(context, row.area).find((t) => t.key === row.title)
  const due = state.recheckDueOn
  const recheck =
    due === null
      ? 'none'
      : due < context.today
        ? 'overdue'
        : due <= addDays(context.today, soonDays)
          ? 'soon'
          : 'later'
  const line: UnitLine = {
    id: row.id,
    area: { code: row.area, name: row.areaName },
    title: title ?? {
      key: row.title,
      kind: 'unit',
      level: rules.level,
      title: { zh: row.title, en: row.title },
    },
    name: row.name,
    appliedOn: row.appliedOn,
    stage: state.stage,
    number: state.number,
    plaqueOn: state.plaqueOn,
    recheckDueOn: due,
    recheck,
    objectionOpen: state.objectionOpen,
  }
  return { line, state, rules }
}

export async function readUnit(context: Context, id: string): Promise<z.input<typeof showUnit.reply>> {
  const { row, line, state, rules } = await openUnit(context, id)
  const { value: criteria, source } = criteriaAt(context, row.area)
  const { measured, hidden } = await measureNow(context, row.area)
  const files = await listOfficeFiles(context.tx, context.services.vault, [row.id])
  const acts =
    context.user.role === 'stationHead' ? [] : possibleUnitActs(row, state, actorOf(context), rules)
  return {
    ...line,
    statement: row.statement,
    byName: row.byName,
    criteria: criteria.map(shownCriterion),
    source,
    measuredThen: row.figures.map((m) => (hidden.has(m.key) ? { ...m, value: null } : m)),
    measuredNow: measured,
    reviews: { done: state.reviewers.length, needed: rules.reviewers },
    visited: state.visited,
    objectUntil: state.objectUntil,
    events: row.events.map(shownEvent),
    files: files.map(shownFile),
    may: [...acts],
    mayAttach: isOwn(context, row.area) || isAbove(context, row.area),
    version: row.events.length,
  }
}

export function shownCriterion(c: Criterion) {
  const { key, group, kind, title } = c
  const atLeast = c.kind === 'judged' ? null : (c.atLeast ?? null)
  return { key, group, kind, title, atLeast, atMost: c.kind === 'figure' ? (c.atMost ?? null) : null }
}

function shownEvent(event: UnitEventRow): UnitEventLine {
  const { kind, on, byName, byAreaName } = event
  const base = { kind, on, byName, byAreaName, recommend: null, judged: null, outcome: null }
  switch (event.kind) {
    case 'review':
      return { ...base, text: event.note, recommend: event.recommend, judged: { ...event.judged } }
    case 'siteVisit':
      return { ...base, text: event.note }
    case 'decision':
      return { ...base, text: event.reason, outcome: event.awarded ? 'awarded' : 'refused' }
    case 'recheck':
      return { ...base, text: event.note, outcome: event.outcome }
    case 'withdrawal':
      return { ...base, text: event.reason }
    case 'objection':
      return { ...base, text: event.statement }
    case 'objectionDecision':
      return { ...base, text: event.reason, outcome: event.upheld ? 'upheld' : 'rejected' }
  }
}
