import type { OrderContext } from './check-order.ts'
import type { Layout } from './recognise-columns.ts'
import type { PlaceFinder } from './resolve-place.ts'

/** What reading a row needs besides its cells: the layout of its sheet, the places it may name, the law and the day. */
export type RowContext = OrderContext & {
  readonly layout: Layout
  readonly places: PlaceFinder
  readonly dateSystem: '1900' | '1904'
}
