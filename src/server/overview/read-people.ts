import type { z } from 'zod'
import type { overviewList } from '#contract/overview-contract.ts'
import { maskName } from '#core/access/mask.ts'
import type { Stage } from '#core/case/case-state.ts'
import type { Metric } from '#core/metrics/metric.ts'
import { hiddenCell } from '#core/metrics/suppress.ts'
import { monthEnd, monthsOfSpan } from '#core/metrics/time-span.ts'
import type { Context } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { personPlace } from '#server/store/create-person.ts'
import { countList, type ListedCase, type ListFind, readList } from '#server/store/metric-list.ts'
import { type Asked, headOf } from './find-area.ts'
import { findHidden } from './hidden-areas.ts'
import { findHiddenParts } from './hidden-parts.ts'
import { cursorOf, readCursor } from './list-cursor.ts'
import { type PartChoice, partFilterOf } from './part-filter.ts'
import { partTables } from './part-table.ts'
import { cellOf } from './read-figures.ts'

type Question = z.output<NonNullable<typeof overviewList.body>>
type Reply = z.input<typeof overviewList.reply>

/** Offices above the caseload may look at people only after saying why. */
export function peopleAccess(context: Context): 'open' | 'purpose' {
  return context.user.role === 'narcoticsOffice' ? 'purpose' : 'open'
}

/**
 * The people behind a number. The number comes from the same rows, so it always equals the list; people whom the reader
 * may not see are counted as unseen.
 */
export async function readPeople(
  context: Context,
  asked: Asked,
  metric: Metric,
  question: Question,
): Promise<Reply> {
  const only = question.part && (await partFilterOf(context, asked, question.part))
  const find = { ...findOf(asked, metric, question), only }
  const counts = await countList(context.tx, find)
  const isHidden = await findHidden(context, asked, {
    metrics: [metric],
    monthsOf: () => find.months,
    months: question.month ? [question.month] : [],
    below: false,
  })
  const gone =
    isHidden(metric, question.month ?? 'asked', asked.area.code) ||
    (question.part !== undefined && (await isPartHidden(context, asked, find, question.part)))
  const cell = gone ? hiddenCell : cellOf(context, asked, metric, counts)
  const base = { ...headOf(asked, context), metric: metric.key, cell, next: null, rows: [] }
  if (cell.suppressed) return { ...base, people: 0, adds: 0, unseen: 0, show: 'areas' }
  const sums = { people: counts.people, adds: counts.adds }
  const masked = peopleAccess(context) === 'purpose'
  if (masked && question.because === undefined)
    return { ...base, ...sums, unseen: counts.people, show: 'purpose' }
  const limit = question.limit
  const rows = await readList(context.tx, find, { limit: limit + 1, after: readCursor(question.after) })
  const page = rows.slice(0, limit)
  const fields = ['name', 'stage', ...(question.because ? [`because: ${question.because}`] : [])]
  for (const row of page)
    context.saw({ person: row.person_id, case: row.case_id, fields, region: row.region })
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    ...base,
    ...sums,
    unseen: counts.people - counts.seen,
    show: 'rows',
    rows: page.map((row) => rowOf(context, row, masked)),
    next: last ? cursorOf(last) : null,
  }
}

async function isPartHidden(context: Context, asked: Asked, find: ListFind, { by, value }: PartChoice) {
  const { metric, day, months } = find
  const question = { metric, by, day, months }
  const tables = partTables(context, asked, question)
  const isHidden = await findHiddenParts(context, asked, { ...question, tables }, false)
  return isHidden(asked.area.code, value)
}

/** The figure of the day or of its span; with a month, the point of the trend. */
function findOf(asked: Asked, metric: Metric, { month, span, side }: Question): ListFind {
  if (month !== undefined && month > asked.day.slice(0, 7)) throw notFound()
  const ended = month !== undefined && month < asked.day.slice(0, 7)
  return {
    area: asked.area.code,
    metric,
    day: ended ? monthEnd(month) : asked.day,
    months: month ? { from: month, to: month } : monthsOfSpan(metric, asked.day, span),
    measure: asked.measure,
    side,
  }
}

function rowOf(context: Context, row: ListedCase, masked: boolean): Reply['rows'][number] {
  const name = context.services.vault.open(personPlace('name', row.region, row.person_id), row.name_sealed)
  return {
    caseId: row.case_id,
    fileNo: row.file_no,
    name: masked ? maskName(name) : name,
    masked,
    measure: row.measure,
    stage: row.stage as Stage,
    townshipName: row.township_name ?? '',
    workerName: row.worker_name,
    numerator: row.n,
    denominator: row.d,
  }
}
