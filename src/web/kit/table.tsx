import { ArrowDown, ArrowUp, ChevronsUpDown, Columns3, Rows3 } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useText } from '#web/language/language.ts'
import { commonText } from '#web/text/common.ts'
import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { Menu } from './menu.tsx'
import { Skeleton } from './skeleton.tsx'
import { readTableChoice, type TableChoice, writeTableChoice } from './table-choice.ts'

export type Column<Row> = {
  readonly key: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** The server's name of this sort order, where the list can be sorted by it. */
  readonly sort?: string | undefined
  readonly end?: boolean | undefined
  /** Heads the row and can not be hidden. */
  readonly head?: boolean | undefined
  /** Not shown until chosen. */
  readonly folded?: boolean | undefined
  /** Short words that stay on one line on a desk. */
  readonly tight?: boolean | undefined
  /** Gets room for a few words even where the table is crowded. */
  readonly wide?: boolean | undefined
  /** On a phone without its label (buttons, badges). */
  readonly bare?: boolean | undefined
}

export type Sort = { readonly by: string; readonly down: boolean }

type TableProps<Row> = {
  /** Spoken name; `name` keys the reader's choice of columns and density. */
  label: string
  name: string
  columns: readonly Column<Row>[]
  rows: readonly Row[] | undefined
  rowKey: (row: Row) => string
  loading?: boolean | undefined
  error?: ReactNode
  empty: { title: string; children?: ReactNode; action?: ReactNode }
  sort?: Sort | undefined
  onSort?: ((sort: Sort) => void) | undefined
  selected?: readonly string[] | undefined
  onSelect?: ((keys: readonly string[]) => void) | undefined
  tools?: ReactNode
  foot?: ReactNode
}

/** Sticky head, sort, column choice, density, selection; on a phone every row folds into a small card. */
export function Table<Row>(props: TableProps<Row>) {
  const { columns, rows } = props
  const t = useText(commonText)
  const [choice, setChoice] = useState<TableChoice>(() => readTableChoice(props.name))
  const shown = columns.filter((c) => c.head || (choice.columns[c.key] ?? !c.folded))

  function choose(next: TableChoice) {
    setChoice(next)
    writeTableChoice(props.name, next)
  }

  return (
    <>
      <div className="table-tools">
        <div className="row grow">{props.tools}</div>
        <div className="row">
          <span className="density">
            <Button
              small
              kind="plain"
              icon={Rows3}
              pressed={choice.dense}
              onClick={() => choose({ ...choice, dense: !choice.dense })}
            >
              {choice.dense ? t.dense : t.roomy}
            </Button>
          </span>
          <Menu
            label={t.columns}
            opener={({ open, toggle }) => (
              <Button small kind="plain" icon={Columns3} expanded={open} onClick={toggle}>
                {t.columns}
              </Button>
            )}
            items={columns
              .filter((c) => !c.head && c.title !== '')
              .map((c) => {
                const on = choice.columns[c.key] ?? !c.folded
                const onChoose = () => choose({ ...choice, columns: { ...choice.columns, [c.key]: !on } })
                return { key: c.key, label: c.title, checked: on, stays: true, onChoose }
              })}
          />
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard. */}
      <section className="table-frame tall" tabIndex={0} aria-label={props.label}>
        <table className={choice.dense ? 'table folds dense' : 'table folds'} aria-busy={props.loading}>
          <Head {...props} columns={shown} />
          {rows && rows.length > 0 && <Body {...props} rows={rows} columns={shown} />}
        </table>
        {props.error}
        {!rows && props.loading && (
          <div className="card-body">
            <Skeleton lines={6} />
          </div>
        )}
        {rows?.length === 0 && !props.error && <EmptyState {...props.empty} />}
      </section>
      {props.foot}
    </>
  )
}

function Head<Row>({ columns, sort, onSort, rows, rowKey, selected, onSelect }: TableProps<Row>) {
  const t = useText(commonText)
  const keys = (rows ?? []).map(rowKey)
  const allOn = keys.length > 0 && keys.every((key) => selected?.includes(key))
  return (
    <thead>
      <tr>
        {onSelect && (
          <th scope="col">
            <input
              type="checkbox"
              aria-label={t.selectAll}
              checked={allOn}
              onChange={() => onSelect(allOn ? [] : keys)}
            />
          </th>
        )}
        {columns.map((c) => {
          const on = c.sort !== undefined && sort?.by === c.sort
          const order = on ? (sort.down ? 'descending' : 'ascending') : undefined
          return (
            <th key={c.key} scope="col" className={c.end ? 'end' : undefined} aria-sort={order}>
              {c.sort !== undefined && onSort ? (
                <button
                  type="button"
                  className="sorter"
                  onClick={() => onSort({ by: c.sort ?? '', down: on ? !sort.down : false })}
                >
                  {c.title}
                  {on ? (
                    sort.down ? (
                      <ArrowDown size={14} aria-hidden />
                    ) : (
                      <ArrowUp size={14} aria-hidden />
                    )
                  ) : (
                    <ChevronsUpDown size={14} aria-hidden />
                  )}
                </button>
              ) : (
                c.title || <span className="hidden-words">{t.more}</span>
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function Body<Row>({ columns, rows, rowKey, selected, onSelect }: TableProps<Row>) {
  const t = useText(commonText)
  return (
    <tbody onKeyDown={moveByArrows}>
      {(rows ?? []).map((row) => {
        const key = rowKey(row)
        const on = selected?.includes(key)
        return (
          <tr key={key} aria-selected={onSelect ? on : undefined}>
            {onSelect && (
              <td className="bare">
                <input
                  type="checkbox"
                  aria-label={t.select}
                  checked={on}
                  onChange={() =>
                    onSelect(on ? (selected ?? []).filter((k) => k !== key) : [...(selected ?? []), key])
                  }
                />
              </td>
            )}
            {columns.map((c) => {
              const className =
                [c.end && 'end', c.bare && 'bare', c.tight && 'tight', c.wide && 'wide']
                  .filter(Boolean)
                  .join(' ') || undefined
              return c.head ? (
                <th key={c.key} scope="row" className={className}>
                  {c.cell(row)}
                </th>
              ) : (
                <td key={c.key} className={className} data-label={c.title}>
                  {c.cell(row)}
                </td>
              )
            })}
          </tr>
        )
      })}
    </tbody>
  )
}

/** Arrow up and down go to the same control of the row above or below. */
function moveByArrows(event: KeyboardEvent<HTMLTableSectionElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const focused = document.activeElement
  const row = focused?.closest('tr')
  if (step === 0 || !row || focused?.matches('select, textarea, input[type=date]')) return
  const controls = (r: Element) => [...r.querySelectorAll<HTMLElement>('a, button, input')]
  const next = step > 0 ? row.nextElementSibling : row.previousElementSibling
  if (!next) return
  event.preventDefault()
  const at = controls(row).indexOf(focused as HTMLElement)
  const there = controls(next)
  there[Math.min(Math.max(at, 0), there.length - 1)]?.focus()
}
