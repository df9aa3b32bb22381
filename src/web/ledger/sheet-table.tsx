import { ArrowDown, ArrowUp } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CellAsk, Sheet, SheetCell, SheetColumn, SheetRow } from '#contract/ledger-contract.ts'
import { Button } from '#web/kit/button.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { useText } from '#web/language/language.ts'
import { commonText } from '#web/text/common.ts'
import { ledgerText } from '#web/text/ledger.ts'
import { CellDrawer } from './cell-drawer.tsx'

export type SheetSort = { readonly column: number; readonly down: boolean }
type Opened = { readonly ask: CellAsk; readonly title: string }

/** Heads of several rows that stay in sight, lines that open a case, numbers that open their list; cards on a phone. */
export function SheetTable(props: {
  sheet: Sheet
  sort: SheetSort | undefined
  offset: number
  pageRows: number
  onSort: (sort: SheetSort) => void
  onOffset: (offset: number) => void
}) {
  const { sheet } = props
  const t = useText(ledgerText)
  const [opened, setOpened] = useState<Opened>()
  if (sheet.rows.length === 0) return <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
  return (
    <section className="card">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard. */}
      <section className="table-frame tall" tabIndex={0} aria-label={sheet.title}>
        <table className={`table folds dense sheet-table ${sheet.layout.kind}`}>
          <SheetHead {...props} />
          <tbody>
            {sheet.rows.map((row) => (
              <Line key={row.key} sheet={sheet} row={row} onOpen={setOpened} />
            ))}
          </tbody>
        </table>
      </section>
      <Pages {...props} />
      {opened && <CellDrawer sheet={sheet} {...opened} onClose={() => setOpened(undefined)} />}
    </section>
  )
}

function SheetHead({ sheet, sort, onSort }: Parameters<typeof SheetTable>[0]) {
  const ledger = sheet.layout.kind === 'ledger'
  return (
    <thead>
      {sheet.head.map((cells, y) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a head have no other name.
        <tr key={y}>
          {cells.map((cell) => {
            const leaf = y + cell.depth === sheet.head.length
            const on = leaf && sort?.column === cell.from
            const sorts = ledger && leaf && sheet.columns[cell.from]?.key !== 'no'
            return (
              <th
                key={cell.from}
                scope={leaf ? 'col' : 'colgroup'}
                colSpan={cell.span}
                rowSpan={cell.depth}
                aria-sort={on ? (sort.down ? 'descending' : 'ascending') : undefined}
              >
                {sorts ? (
                  <button
                    type="button"
                    className="sorter"
                    onClick={() => onSort({ column: cell.from, down: on ? !sort.down : false })}
                  >
                    {cell.text}
                    {on &&
                      (sort.down ? <ArrowDown size={14} aria-hidden /> : <ArrowUp size={14} aria-hidden />)}
                  </button>
                ) : (
                  cell.text
                )}
              </th>
            )
          })}
        </tr>
      ))}
    </thead>
  )
}

function Line({ sheet, row, onOpen }: { sheet: Sheet; row: SheetRow; onOpen: (opened: Opened) => void }) {
  if (row.kind === 'group')
    return (
      <tr className="sheet-group">
        <th scope="rowgroup" colSpan={sheet.columns.length}>
          {row.cells[0]?.text}
        </th>
      </tr>
    )
  const stub = sheet.layout.kind === 'ledger' ? headColumn(sheet.columns) : 0
  return (
    <tr className={row.kind === 'total' ? 'sheet-total' : undefined}>
      {sheet.columns.map((column, i) => {
        const cell = row.cells[i] ?? { text: '', value: null }
        const content = () => (
          <Content sheet={sheet} column={column} cell={cell} row={row} stub={stub === i} onOpen={onOpen} />
        )
        const end = column.kind === 'number' || column.kind === 'percent' ? 'end' : undefined
        return i === stub ? (
          <th key={column.key} scope="row" data-label={column.title}>
            {content()}
          </th>
        ) : (
          <td key={column.key} className={end} data-label={column.title}>
            {content()}
          </td>
        )
      })}
    </tr>
  )
}

function headColumn(columns: readonly SheetColumn[]): number {
  const name = columns.findIndex((c) => c.key === 'person.name')
  return name >= 0 ? name : 0
}

function Content(props: {
  sheet: Sheet
  column: SheetColumn
  cell: SheetCell
  row: SheetRow
  stub: boolean
  onOpen: (opened: Opened) => void
}) {
  const { sheet, column, cell, row, stub, onOpen } = props
  const t = useText(ledgerText)
  if (cell.hidden) return <span className="soft small">{t.hidden}</span>
  if (stub && row.caseId) return <Link to={`/cases/${row.caseId}`}>{cell.text}</Link>
  const ask = { ...column.ask, ...row.ask }
  // Lists are of now; a sealed number stands for itself.
  if (sheet.sealed || stub || cell.value === null || ask.figure === undefined || ask.side === undefined)
    return cell.text
  const title = `${row.cells[0]?.text ?? ''} ${column.title}`
  return (
    <button
      type="button"
      className="linklike numbers"
      aria-label={t.openList(title, cell.text)}
      onClick={() => onOpen({ ask, title })}
    >
      {cell.text}
    </button>
  )
}

function Pages({ sheet, offset, pageRows, onOffset }: Parameters<typeof SheetTable>[0]) {
  const t = useText(ledgerText)
  const common = useText(commonText)
  if (sheet.found <= pageRows) return null
  const to = Math.min(sheet.found, offset + pageRows)
  return (
    <nav className="pages" aria-label={t.period}>
      <span className="soft small numbers">{t.page(offset + 1, to)}</span>
      <span className="row">
        {offset > 0 && (
          <Button onClick={() => onOffset(Math.max(0, offset - pageRows))}>{common.previousPage}</Button>
        )}
        {to < sheet.found && <Button onClick={() => onOffset(offset + pageRows)}>{common.nextPage}</Button>}
      </span>
    </nav>
  )
}
