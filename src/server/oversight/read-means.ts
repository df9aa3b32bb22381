import type { z } from 'zod'
import type { listPremises, MoneyRow, Premises, showBudget } from '#contract/means-contract.ts'
import { executionRate } from '#core/metrics/definitions/execution-rate.ts'
import { childOf } from '#core/oversight/have-table.ts'
import { type MoneySum, noMoney, sumMoney } from '#core/oversight/money.ts'
import { NamedList } from '#core/oversight/rule-shapes.ts'
import type { AreaCode } from '#core/shared/area.ts'
import type { Context } from '#server/http/context.ts'
import { findAsked } from '#server/overview/find-area.ts'
import { findHidden } from '#server/overview/hidden-areas.ts'
import {
  listBudget,
  listPremisesIn,
  listWithoutPremises,
  type PremisesRow,
  sumBudget,
} from '#server/store/means-store.ts'
import { readDayFigures, readDayFiguresBelow } from '#server/store/rollup-read.ts'
import { areaNames } from '#server/store/standard-store.ts'
import { findNumberRule, isOwn, listRule, namedArea } from './rights.ts'

const mostWithout = 200

/** Places with what each lacks of the rooms and functions that a standard names. */
export async function readPremises(
  context: Context,
  asked: AreaCode | undefined,
): Promise<z.input<typeof listPremises.reply>> {
  const { area } = await namedArea(context, asked)
  const { value: rooms, source } = listRule(context, area.code, 'standard.rooms', NamedList)
  const functions = listRule(context, area.code, 'standard.centreFunctions', NamedList).value
  const lacksOf = (row: Pick<PremisesRow, 'kind' | 'rooms' | 'functions'>) => [
    ...rooms.filter((r) => !row.rooms.some((room) => room.use === r.key)).map((r) => r.key),
    ...(row.kind === 'centre'
      ? functions.filter((f) => !row.functions.includes(f.key)).map((f) => f.key)
      : []),
  ]
  const shown = ({ areaName, ...row }: PremisesRow): Premises => ({
    ...row,
    area: { code: row.area, name: areaName },
    rooms: [...row.rooms],
    functions: [...row.functions],
    serves: [...row.serves],
    mayWrite: isOwn(context, row.area),
    lacks: row.state === 'closed' ? [] : lacksOf(row),
  })
  const above = area.code === 'cn' || area.code.length < 9
  return {
    area,
    rooms,
    functions,
    source,
    premises: (await listPremisesIn(context.tx, area.code)).map(shown),
    without: above ? [...(await listWithoutPremises(context.tx, area.code, mostWithout))] : [],
    mayAdd: isOwn(context, area.code),
  }
}

/** Money of a year: the own office, each area directly below with all in it, and the whole. */
export async function readBudget(
  context: Context,
  asked: AreaCode | undefined,
  year: number,
): Promise<z.input<typeof showBudget.reply>> {
  const { tx } = context
  const { area, path } = await namedArea(context, asked)
  const kinds = listRule(context, area.code, 'budget.kinds', NamedList)
  const sources = listRule(context, area.code, 'budget.sources', NamedList).value
  const width = childOf(area.code, '0'.repeat(9)).length
  const { own, below, whole } = sumMoney(area.code, await sumBudget(tx, area.code, year, width))
  const people = await peopleIn(context, area.code)
  const codes = new Set([...below.map((row) => row.area), ...people.areas])
  const byArea = new Map(below.map((row) => [row.area, row] as const))
  const names = await areaNames(tx, [...codes])
  const row = (sum: MoneySum, name: string, count: number | null): MoneyRow => ({
    ...sum,
    area: { code: sum.area, name },
    bySource: { ...sum.bySource },
    byKind: { ...sum.byKind },
    people: count,
    perPerson: count ? Math.round(sum.paid / count) : null,
  })
  const norm = findNumberRule(context, area.code, 'budget.perPersonYuan')
  return {
    ...{ area, path, year, kinds: kinds.value, sources, source: kinds.source },
    own: row(own, area.name, null),
    below: [...codes]
      .sort()
      .map((code) =>
        row(
          byArea.get(code) ?? { area: code, ...noMoney, bySource: {}, byKind: {} },
          names.get(code) ?? code,
          people.of(code),
        ),
      ),
    whole: row(whole, area.name, people.of(area.code)),
    norm: norm
      ? { fen: norm.value * 100, clause: norm.clause, source: norm.source, reading: norm.reading }
      : null,
    lines: (await listBudget(tx, area.code, year)).map(({ area: _, ...line }) => line),
    mayWrite: isOwn(context, area.code),
  }
}

/**
 * People in execution today by area: what money is divided by. Where the overview hides an area from this reader, the
 * count is hidden here too, for the money is known and the quotient would tell it.
 */
async function peopleIn(context: Context, code: AreaCode) {
  const { tx, today } = context
  const asked = await findAsked(context, { area: code })
  const width = asked.children[0]?.code.length
  const find = { day: today, measure: null, metrics: [executionRate] }
  const whole = await readDayFigures(tx, code, today, null, [executionRate])
  const below = width ? await readDayFiguresBelow(tx, code, { ...find, width }) : new Map()
  const isHidden = await findHidden(context, asked, {
    metrics: [executionRate],
    monthsOf: () => ({ from: today.slice(0, 7), to: today.slice(0, 7) }),
    months: [],
    below: true,
  })
  const count = (area: AreaCode) => {
    const sums = area === code ? whole : below.get(area)
    return isHidden(executionRate, 'asked', area) ? null : (sums?.get(executionRate.slot)?.denominator ?? 0)
  }
  return { of: count, areas: [...below.keys()] as AreaCode[] }
}
