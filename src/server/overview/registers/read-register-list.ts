import type { z } from 'zod'
import type { registerList } from '#contract/register-contract.ts'
import { addTallies } from '#core/metrics/measure-case.ts'
import type { RegisterMetric } from '#core/metrics/register-metric.ts'
import { measureLine } from '#core/metrics/register-metrics.ts'
import type { Context } from '#server/http/context.ts'
import { type Asked, headOf } from '#server/overview/find-area.ts'
import { listTownships } from '#server/store/metric-areas.ts'
import { listStaffOf } from '#server/store/staff-figures.ts'
import { staffScope } from '#server/store/staff-store.ts'
import { openCell } from './read-registers.ts'
import { pointAsked } from './register-tallies.ts'
import { townshipLines } from './township-lines.ts'

type Question = z.output<NonNullable<typeof registerList.query>>
type Reply = z.input<typeof registerList.reply>
type Row = Reply['rows'][number] & { readonly seen: boolean }

/** The staff or the townships behind a number: the number is their sum. Staff by name for those who manage them. */
export async function readRegisterList(
  context: Context,
  asked: Asked,
  metric: RegisterMetric,
  question: Question,
): Promise<Reply> {
  const all =
    metric.register === 'staff'
      ? await staffRows(context, asked, metric, question)
      : await townshipRows(context, asked, metric)
  const chosen = all.filter((row) => isOn(question.side, row))
  const shown = chosen.filter((row) => row.seen)
  const from = Number(question.after ?? 0)
  const rows = shown.slice(from, from + question.limit).map(({ seen: _, ...row }) => row)
  const next = from + question.limit < shown.length ? String(from + question.limit) : null
  return {
    ...headOf(asked, context),
    metric: metric.key,
    cell: openCell(addTallies(all)),
    lines: chosen.length,
    unseen: chosen.length - shown.length,
    rows,
    next,
  }
}

function isOn(side: Question['side'], { numerator, denominator }: Row): boolean {
  if (side === 'denominator') return numerator !== 0 || denominator !== 0
  return side === 'numerator' ? numerator > 0 : denominator > numerator
}

async function staffRows(
  context: Context,
  asked: Asked,
  metric: RegisterMetric & { register: 'staff' },
  question: Question,
): Promise<readonly Row[]> {
  const { role, grant } = context.user
  const manages = role === 'stationHead' || role === 'townshipOffice' || role === 'narcoticsOffice'
  const scope = manages ? staffScope(grant) : { org: null, area: null }
  const point = pointAsked(asked.day, question.span)
  const lines = await listStaffOf(context.tx, asked.area.code, point, scope)
  return lines.map(({ id, name, place, view, seen }) => ({
    id,
    name,
    place,
    seen,
    ...measureLine(metric, view),
  }))
}

async function townshipRows(
  context: Context,
  asked: Asked,
  metric: RegisterMetric & { register: 'townships' },
): Promise<readonly Row[]> {
  const { code } = asked.area
  const names = new Map((await listTownships(context.tx, code)).map((a) => [a.code, a.name] as const))
  names.set(code, names.get(code) ?? asked.area.name)
  for (const area of asked.children) names.set(area.code, area.name)
  const lines = await townshipLines(context, code, [asked.day])
  return lines.map(({ area, view }) => ({
    id: area,
    name: names.get(area) ?? area,
    place: null,
    seen: true,
    ...measureLine(metric, view),
  }))
}
