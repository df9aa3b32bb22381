import { z } from 'zod'
import { projectEntry } from '#core/access/project-entry.ts'
import { forbiddenIn } from '#core/forms/check-form.ts'
import { findEntryType } from '#core/journal/entry-types.ts'
import { findMetric } from '#core/metrics/metrics.ts'
import { boundShows, placesOf, readBound } from './bulletin-text.ts'
import { caseFields } from './case-fields.ts'
import { type Ask, fieldOf, tableLeaves, under } from './columns.ts'
import { findEntryField, ledgerTypes, refersTo } from './entry-fields.ts'
import {
  type BulletinLayout,
  Layout,
  type LedgerColumn,
  type LedgerLayout,
  type LedgerRole,
  type TableLayout,
} from './layout.ts'

/** Everything wrong with a layout: where, what, and how to mend it. An empty list is a layout that may be offered. */
export function checkLayout(
  content: unknown,
  file: string,
): { readonly layout: Layout } | { readonly faults: readonly string[] } {
  const parsed = Layout.safeParse(content)
  const where = `ledgers/${file}.yaml`
  if (!parsed.success) return { faults: [`${where}: ${z.prettifyError(parsed.error)}`] }
  const layout = parsed.data
  const faults = [
    ...(layout.id === file ? [] : [`id: is '${layout.id}'; write id: ${file}, or rename the file`]),
    ...forbiddenIn(JSON.stringify(content)).map((f) => `${f}; leave it out`),
    ...faultsOf(layout),
  ]
  return faults.length === 0 ? { layout } : { faults: faults.map((fault) => `${where}: ${fault}`) }
}

function faultsOf(layout: Layout): string[] {
  if (layout.kind === 'ledger') return ledgerFaults(layout)
  return layout.kind === 'table' ? tableFaults(layout) : bulletinFaults(layout)
}

function ledgerFaults(layout: LedgerLayout): string[] {
  const { rows } = layout
  const types = 'entries' in rows ? rows.entries : []
  const { has, withoutReply: reply } = 'entries' in rows ? rows : {}
  return [
    ...types.filter((type) => !ledgerTypes.includes(type)).map(unknownType),
    ...('figure' in rows ? figureFaults('rows', rows.figure) : []),
    ...(reply !== undefined && !types.some((type) => refersTo(reply, type))
      ? [`rows.withoutReply: '${reply}' answers none of ${types.join(', ')}; see refers in src/core/journal`]
      : []),
    ...(has !== undefined && !findEntryField(types, `entry.${has}`)
      ? [`rows.has: none of ${types.join(', ')} has a field '${has}' that a ledger may read`]
      : []),
    ...fieldsOf(layout.columns).flatMap(({ path, at }) => fieldFaults(layout, path, at)),
  ]
}

function unknownType(type: string): string {
  const what = findEntryType(type)
    ? `'${type}' has no line in ledgers, because what it says stays in the file`
    : `there is no entry '${type}'`
  return `rows.entries: ${what}; use one of ${ledgerTypes.join(', ')}`
}

function fieldsOf(columns: readonly LedgerColumn[], at = 'columns'): { path: string; at: string }[] {
  return columns.flatMap((column, i) =>
    'columns' in column
      ? fieldsOf(column.columns, `${at}[${i}].columns`)
      : [{ path: column.field, at: `${at}[${i}]` }],
  )
}

function fieldFaults(layout: LedgerLayout, path: string, at: string): string[] {
  const types = 'entries' in layout.rows ? layout.rows.entries : []
  if (isSecret(types, path))
    return [`${at}: '${path}' is free text or of class C4 and stays in the file; take the column out`]
  const of = fieldOf(layout, path)
  if (!of) {
    const known = Object.keys(caseFields).join(', ')
    return [`${at}: there is no field '${path}'; of the case there are ${known}; see docs/add-a-ledger.md`]
  }
  if (of.confidentiality === 'C4')
    return [`${at}: '${path}' is of class C4 and stays in the file; take it out`]
  return layout.readers
    .filter((role) => !mayRead(role, types, path))
    .map((role) => `${at}: '${path}' is not for ${role}; take the column or this reader out`)
}

/** Fields that an entry has but no ledger may show. */
function isSecret(types: readonly string[], path: string): boolean {
  const [group, first = '', second] = path.split('.')
  const [of, name] = group === 'after' ? [[first], second ?? ''] : [types, first]
  if (group !== 'entry' && group !== 'after') return false
  return of.some((type) => findEntryType(type)?.secret.includes(name)) && !findEntryField(types, path)
}

/** Is anything of this column left for a role, by the projection of entries? */
function mayRead(role: LedgerRole, types: readonly string[], path: string): boolean {
  const [group, first = '', second] = path.split('.')
  if (group !== 'entry' && group !== 'after') return true
  const asked = group === 'after' ? [first] : types
  const name = group === 'after' ? (second ?? '') : first
  return asked.some((type) => {
    const shown = projectEntry({ type, data: { [name]: 'x' } }, role)
    if (!shown) return false
    const common = name === 'on' || ['title', 'by', 'recordedOn'].includes(name)
    return common || shown.data[name] !== undefined
  })
}

function tableFaults(layout: TableLayout): string[] {
  const leaves = tableLeaves(layout.columns)
  const { rows } = layout
  const asks: { at: string; ask: Ask }[] =
    'figures' in rows
      ? rows.figures.flatMap((group, g) =>
          group.rows.flatMap((row, r) =>
            leaves.map((leaf) => ({
              at: `rows.figures[${g}].rows[${r}]`,
              ask: under(leaf.ask, under(group, row)),
            })),
          ),
        )
      : leaves.map((leaf, i) => ({ at: `columns, leaf ${i + 1}`, ask: leaf.ask }))
  return [...new Set(asks.flatMap(({ at, ask }) => askFaults(layout, at, ask)))]
}

function askFaults(layout: TableLayout, at: string, ask: Ask): string[] {
  if (ask.figure === undefined) return [`${at}: names no figure; write figure: executionRate (or another)`]
  const found = figureFaults(at, ask.figure)
  if (found.length > 0) return found
  if (ask.show === undefined)
    return [`${at}: does not say what it shows; write show: numerator, denominator, gap, value or rank`]
  if (ask.show === 'rank' && !('areas' in layout.rows))
    return [`${at}: shows a rank, but the rows are no areas; write rows: { areas: next } or another show`]
  if (ask.span === 'year' && 'months' in layout.rows)
    return [`${at}: a row is one month; take span: year out, the last row is the year`]
  const counts = findMetric(ask.figure)?.unit === 'count'
  if (counts && (ask.show === 'denominator' || ask.show === 'gap'))
    return [`${at}: '${ask.figure}' only counts and has nothing below the line; write show: numerator`]
  return []
}

function figureFaults(at: string, figure: string): string[] {
  if (findMetric(figure)) return []
  return [`${at}: there is no figure '${figure}'; the figures stand in src/core/metrics/metrics.ts`]
}

function bulletinFaults(layout: BulletinLayout): string[] {
  const texts = [layout.title, ...layout.parts.flatMap((p) => ('text' in p ? [p.text] : []))]
  const rankings = layout.parts.flatMap((p) => ('ranking' in p ? [p.ranking] : []))
  return [
    ...texts.flatMap((words) =>
      [...placesOf(words.zh), ...placesOf(words.en)]
        .filter((inner) => readBound(inner) === null)
        .map(
          (inner) =>
            `'{${inner}}' can not be filled; write {area}, {period}, {day} or {figure.show} with ${boundShows.join(', ')}`,
        ),
    ),
    ...rankings.flatMap((r) => [
      ...figureFaults('ranking', r.figure),
      ...(r.first === undefined && r.last === undefined
        ? ['ranking: shows nobody; write first: 3 or last: 3']
        : []),
    ]),
  ]
}
