import type { z } from 'zod'
import type { beginRun, Sheet } from '#contract/ledger-contract.ts'
import { measureWords } from '#core/case/case-words.ts'
import type { Layout } from '#core/ledger/layout.ts'
import { daysOf, sayPeriod, spanOf } from '#core/ledger/period.ts'
import type { Context } from '#server/http/context.ts'
import { Problem } from '#server/http/problem.ts'
import { type Asked, findAsked } from '#server/overview/find-area.ts'
import { lineOf } from './layout-line.ts'
import { readBulletin } from './read-bulletin.ts'
import { type LedgerView, readLedger } from './read-ledger.ts'
import { readTable } from './read-table.ts'
import { openSealed, type SealedReport } from './sealed-source.ts'
import { definitionsOf, type SheetBody } from './sheet-parts.ts'

export type SheetQuestion = Omit<z.output<NonNullable<typeof beginRun.body>>, 'as'>

/** A layout filled for an area and a period; `view` says which lines of a ledger. */
export async function readSheet(
  context: Context,
  layout: Layout,
  question: SheetQuestion,
  view: LedgerView,
): Promise<Sheet> {
  const sealed = question.report === undefined ? null : await openSealedFor(context, layout, question)
  const asked = await askedOf(context, layout, question, sealed)
  const body = await bodyOf(context, layout, asked, sealed, view)
  return sheetOf(context, layout, asked, sealed, body)
}

/** The period of the layout: its last day that has come; a sealed report brings its own. */
export async function askedOf(
  context: Context,
  layout: Layout,
  question: SheetQuestion,
  sealed: SealedReport | null = null,
): Promise<Asked> {
  const { area, measure } = question
  if (sealed)
    return findAsked(context, { area: sealed.row.area, day: sealed.row.day, measure, below: belowOf(layout) })
  const chosen = question.day ?? context.today
  if (chosen > context.today) await findAsked(context, { area, day: chosen, measure })
  const { to } = daysOf(spanOf(layout), chosen, context.today)
  return findAsked(context, { area, day: to, measure, below: belowOf(layout) })
}

function belowOf(layout: Layout): 'next' | 'townships' {
  return layout.kind === 'table' && 'areas' in layout.rows ? layout.rows.areas : 'next'
}

async function openSealedFor(
  context: Context,
  layout: Layout,
  { report, area }: SheetQuestion,
): Promise<SealedReport> {
  const sealed = await openSealed(context, report ?? '')
  const span = layout.kind === 'table' ? layout.period : null
  if (!lineOf(layout, context).sealable || sealed.row.span !== span || sealed.row.area !== area)
    throw new Problem(422, 'report-does-not-fit', {
      zh: '这份封存报表不能填入本表：请选择同一辖区、同样期间（月或年）的封存报表。',
      en: 'This sealed report does not fit the table: choose one of the same area and kind of period.',
    })
  return sealed
}

type Filled = SheetBody & { readonly title?: string }

async function bodyOf(
  context: Context,
  layout: Layout,
  asked: Asked,
  sealed: SealedReport | null,
  view: LedgerView,
): Promise<Filled> {
  if (layout.kind === 'table') return readTable(context, layout, asked, sealed)
  if (layout.kind === 'bulletin') return readBulletin(context, layout, asked)
  return readLedger(context, layout, asked, view)
}

const words = {
  area: { zh: '辖区', en: 'Area' },
  period: { zh: '期间', en: 'Period' },
  measure: { zh: '措施', en: 'Measure' },
  asOf: { zh: '截至', en: 'As of' },
  known: { zh: '数据截至', en: 'As known at' },
  sealed: { zh: '取自封存报表，校验值 SHA-256', en: 'From a sealed report, SHA-256' },
  version: { zh: '式样版次', en: 'Layout version' },
} as const

export function sheetOf(
  context: Context,
  layout: Layout,
  asked: Asked,
  sealed: SealedReport | null,
  body: Filled,
): Sheet {
  const l = context.language
  const span = spanOf(layout)
  const measure = asked.measure as keyof typeof measureWords | null
  const knownAt = sealed ? sealed.row.known_at : context.now
  const { metrics, notes, title, wants, ...rest } = body
  return {
    ...rest,
    layout: lineOf(layout, context),
    area: asked.area,
    path: asked.path,
    children: asked.children,
    knownAt,
    title: title ?? layout.names[l],
    lines: [
      `${words.area[l]}：${asked.area.name}`,
      `${words.period[l]}：${sayPeriod(span, asked.day, l)}`,
      ...(measure ? [`${words.measure[l]}：${measureWords[measure][l]}`] : []),
      `${words.asOf[l]}：${sayPeriod('day', asked.day, l)}`,
      `${words.known[l]}：${sayInstant(knownAt)}`,
      `${words.version[l]}：${layout.version}`,
      ...(sealed ? [`${words.sealed[l]}：${sealed.sha256}`] : []),
    ],
    notes: [...layout.notes.map((n) => n[l]), ...notes],
    definitions: definitionsOf(context, metrics, asked),
    signers: layout.signers.map((s) => s[l]),
    day: asked.day,
    wants: wants ?? 'nothing',
    sealed: sealed && { id: sealed.row.id, knownAt, sha256: sealed.sha256 },
  }
}

/** 2026-03-18 10:05, in Shanghai; the server's instants carry their offset. */
export function sayInstant(instant: string): string {
  const shifted = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)}`
}
