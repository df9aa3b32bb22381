import type { z } from 'zod'
import type { HaveRow, showStandard, tableStandards } from '#contract/standard-contract.ts'
import { lastMonths, monthEnd } from '#core/metrics/time-span.ts'
import { childOf, type HaveSum, sumHaves } from '#core/oversight/have-table.ts'
import { NamedList } from '#core/oversight/rule-shapes.ts'
import { countHaves, type Standing, standingOf } from '#core/oversight/standing.ts'
import type { AreaCode } from '#core/shared/area.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'
import type { Context } from '#server/http/context.ts'
import { listOfficeFiles } from '#server/store/office-file-store.ts'
import {
  areaNames,
  type CheckRow,
  countTownships,
  type DeclarationRow,
  listDeclarations,
  listStandardChecks,
} from '#server/store/standard-store.ts'
import { isAbove, listRule, namedArea } from './rights.ts'
import { shownFile } from './shown-file.ts'

const trendMonths = 12

export function havesAt(context: Context, area: AreaCode) {
  return listRule(context, area, 'standard.sevenHaves', NamedList)
}

/** One office: how each item stands, with everything that was declared and found. */
export async function readStandard(
  context: Context,
  asked: AreaCode | undefined,
): Promise<z.input<typeof showStandard.reply>> {
  const { tx, services, today, user } = context
  const { area } = await namedArea(context, asked)
  const { value: haves, source } = havesAt(context, area.code)
  const declarations = (await listDeclarations(tx, area.code, false)).filter((d) => d.area === area.code)
  const checks = (await listStandardChecks(tx, area.code, false)).filter((c) => c.area === area.code)
  const files = await listOfficeFiles(
    tx,
    services.vault,
    declarations.map((d) => d.id),
  )
  const keys = haves.map((h) => h.key)
  return {
    area,
    source,
    haves,
    standing: [...standingOf(keys, declarations, checks, today)],
    mayDeclare: user.role === 'townshipOffice' && user.grant.area === area.code,
    mayCheck: isAbove(context, area.code) && area.code.length === 9,
    declarations: declarations.map(({ id, on, items, note, byName }) => ({
      ...{ id, on, items, note, byName },
      files: files.filter((f) => f.aboutId === id).map(shownFile),
    })),
    checks: checks.map(({ id, on, item, found, note, byName, byAreaName }) => ({
      ...{ id, on, item, found, note, byName, byAreaName },
    })),
  }
}

/** How many of the seven an office has now: a criterion of demonstration units. */
export async function countHavesOf(context: Context, area: AreaCode): Promise<number> {
  const { tx, today } = context
  const keys = havesAt(context, area).value.map((h) => h.key)
  const [declared, checked] = [
    await listDeclarations(tx, area, false),
    await listStandardChecks(tx, area, false),
  ]
  const own = <T extends { readonly area: AreaCode }>(rows: readonly T[]) =>
    rows.filter((row) => row.area === area)
  return countHaves(standingOf(keys, own(declared), own(checked), today))
}

/** The seven haves by area, with the months before: parent = sum of its children. */
export async function readStandardTable(
  context: Context,
  asked: AreaCode | undefined,
): Promise<z.input<typeof tableStandards.reply>> {
  const { tx, today } = context
  const { area, path } = await namedArea(context, asked)
  const { value: haves, source } = havesAt(context, area.code)
  const keys = haves.map((h) => h.key)
  // above a city only the last words are read: a province has thousands of townships
  const newest = area.code === 'cn' || area.code.length < 4
  const declared = byTownship(await listDeclarations(tx, area.code, newest))
  const checked = byTownship(await listStandardChecks(tx, area.code, newest))
  const told = [...new Set([...declared.keys(), ...checked.keys()])].filter((code) => code.length === 9)
  const standingsOn = (day: PlainDate) =>
    told.map((code) => ({
      area: code,
      standing: standingOf(keys, declared.get(code) ?? [], checked.get(code) ?? [], day),
    }))
  const width = childOf(area.code, '0'.repeat(9)).length
  const totals = await countTownships(tx, area.code, width)
  const { below, whole } = sumHaves(area.code, keys, standingsOn(today), totals)
  const names = await areaNames(
    tx,
    below.map((row) => row.area),
  )
  const row = (sum: HaveSum): HaveRow => ({
    ...sum,
    area: { code: sum.area, name: names.get(sum.area) ?? area.name },
    items: { ...sum.items },
  })
  return {
    ...{ area, path, source, haves },
    below: below.map(row),
    whole: row(whole),
    trend: newest ? [] : monthsBefore(today).map((day) => trendOf(day, standingsOn(day))),
  }
}

function trendOf(day: PlainDate, standings: readonly { readonly standing: readonly Standing[] }[]) {
  return {
    month: day.slice(0, 7),
    complete: standings.filter(({ standing }) => standing.every((s) => s.state === 'yes')).length,
    known: standings.filter(({ standing }) => standing.some((s) => s.state !== 'unknown')).length,
  }
}

/** The last day of each of the last months, and today. */
function monthsBefore(today: PlainDate): readonly PlainDate[] {
  return lastMonths(today, trendMonths).map((month) => (today.startsWith(month) ? today : monthEnd(month)))
}

function byTownship<T extends DeclarationRow | CheckRow>(rows: readonly T[]): ReadonlyMap<AreaCode, T[]> {
  const found = new Map<AreaCode, T[]>()
  for (const row of rows) found.set(row.area, [...(found.get(row.area) ?? []), row])
  return found
}
