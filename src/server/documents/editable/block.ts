/** A paper as an office program lays it out: paragraphs, tables and what stands between them. Lengths in points. */
export type Block =
  | Paragraph
  | Grid
  | { readonly kind: 'frame'; readonly blocks: readonly Block[] }
  | { readonly kind: 'pageBreak' | 'tear' | 'line' }

export type Paragraph = {
  readonly kind: 'paragraph'
  readonly style: 'body' | 'title' | 'number' | 'end'
  readonly align: 'justify' | 'left' | 'center' | 'right'
  /** First line, in letters. */
  readonly indent: number
  /** From line to line beyond the letters. */
  readonly leading: number
  readonly before: number
  readonly pieces: readonly Piece[]
}

export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly size: number; readonly bold: boolean }
  /** Room for so many letters; `fill` takes what is left of the line. */
  | { readonly kind: 'gap'; readonly letters: number; readonly fill: boolean }
  /** A line for the pen. */
  | { readonly kind: 'pen'; readonly letters: number }
  | { readonly kind: 'break' }

export type Grid = {
  readonly kind: 'grid'
  readonly columns: readonly { readonly points?: number; readonly share?: number }[]
  readonly ruled: boolean
  readonly rows: readonly { readonly head: boolean; readonly cells: readonly GridCell[] }[]
}
export type GridCell = { readonly span: number; readonly label: boolean; readonly blocks: readonly Block[] }
