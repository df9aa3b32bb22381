import type { Block, Grid, GridCell, Paragraph, Piece } from './block.ts'
import { type Mark, readMarks } from './mark.ts'

const plain = 16

/** The marks of a paper as blocks. Paragraphs that the engine did not wrap are those between two blocks. */
export function readBlocks(html: string): readonly Block[] {
  const body = find(readMarks(html), 'body')
  if (!body) throw new Error('the paper came back without a body')
  return blocksOf(body.children, { align: undefined, style: 'body' })
}

type Around = { readonly align: Paragraph['align'] | undefined; readonly style: Paragraph['style'] }

function blocksOf(children: Mark['children'], around: Around): readonly Block[] {
  const blocks: Block[] = []
  let loose: (Mark | string)[] = []
  let before = 0
  const push = (block: Block) => {
    blocks.push(block.kind === 'paragraph' ? { ...block, before: block.before + before } : block)
    before = 0
  }
  const flush = () => {
    // The engine indents paragraphs only, not what stands by itself in a cell or block.
    if (loose.length > 0) push({ ...paragraphOf(loose, around), indent: 0 })
    loose = []
  }
  for (const child of children) {
    if (typeof child === 'string' || inline.has(child.tag)) {
      loose.push(child)
      continue
    }
    flush()
    if (child.attributes['class'] === 'drop') before += pointsOf(child.attributes['w'] ?? '')
    else for (const block of blockOf(child, around)) push(block)
  }
  flush()
  return blocks
}

const inline = new Set(['span', 'strong', 'em', 'br'])

function blockOf(mark: Mark, around: Around): readonly Block[] {
  const inside = (change: Partial<Around>) => blocksOf(mark.children, { ...around, ...change })
  switch (mark.attributes['class'] ?? mark.tag) {
    case 'p':
      return [paragraphOf(mark.children, around)]
    case 'title':
      return [{ ...paragraphOf(mark.children, around), style: 'title', align: 'center', indent: 0 }]
    case 'number':
      return [{ ...paragraphOf(mark.children, around), style: 'number', align: 'right', indent: 0 }]
    case 'end':
      return [{ ...paragraphOf(mark.children, around), style: 'end', align: 'right', indent: 0 }]
    case 'align':
      return inside({ align: alignOf(mark.attributes['to'] ?? '') })
    case 'label':
      return inside({ align: 'center' })
    case 'frame':
      return [{ kind: 'frame', blocks: inside({}) }]
    case 'columns':
      return [gridOf(mark)]
    case 'pagebreak':
      return [{ kind: 'pageBreak' }]
    case 'tear':
      return [{ kind: 'tear' }]
    case 'line':
      return [{ kind: 'line' }]
    default:
      return inside({})
  }
}

function paragraphOf(children: Mark['children'], { align, style }: Around): Paragraph {
  const pieces = piecesOf(children, false)
  const first = firstRun(children)?.attributes ?? {}
  return {
    kind: 'paragraph',
    style,
    align: align ?? (first['justify'] === 'false' ? 'left' : 'justify'),
    indent: align ? 0 : lettersOf(first['indent'] ?? ''),
    leading: pointsOf(first['leading'] ?? ''),
    before: Math.max(0, pointsOf(first['apart'] ?? '') - pointsOf(first['leading'] ?? '')),
    pieces,
  }
}

function firstRun(children: Mark['children']): Mark | undefined {
  for (const child of children) {
    if (typeof child === 'string') continue
    const run = child.attributes['class'] === 'run' ? child : firstRun(child.children)
    if (run) return run
  }
  return undefined
}

function piecesOf(children: Mark['children'], bold: boolean, run?: Mark): readonly Piece[] {
  return children.flatMap((child): readonly Piece[] => {
    if (typeof child === 'string') return [textPiece(child, bold, run)]
    if (child.tag === 'br') return [{ kind: 'break' }]
    const width = child.attributes['w'] ?? ''
    switch (child.attributes['class']) {
      case 'gap':
        return [{ kind: 'gap', letters: lettersOf(width), fill: width.endsWith('fr') }]
      case 'pen':
        return [{ kind: 'pen', letters: lettersOf(width) || 12 }]
      default:
        return piecesOf(child.children, bold || child.tag === 'strong', child.tag === 'span' ? child : run)
    }
  })
}

function textPiece(text: string, bold: boolean, run: Mark | undefined): Piece {
  const { size = '', weight = '' } = run?.attributes ?? {}
  return { kind: 'text', text, size: pointsOf(size) || plain, bold: bold || weight.includes('bold') }
}

function gridOf(mark: Mark): Grid {
  const { w = '', stroke } = mark.attributes
  const columns = w
    .replace(/^\(|,?\)$/g, '')
    .split(',')
    .map((width) =>
      width.trim().endsWith('fr') ? { share: Number.parseFloat(width) } : { points: pointsOf(width) },
    )
  const rows = rowsIn(mark).map(({ row, head }) => ({
    head,
    cells: row.children.flatMap((cell) => (typeof cell === 'string' ? [] : [cellOf(cell)])),
  }))
  return { kind: 'grid', columns, ruled: stroke !== 'none', rows }
}

function rowsIn(mark: Mark, head = false): readonly { row: Mark; head: boolean }[] {
  return mark.children.flatMap((child) => {
    if (typeof child === 'string') return []
    return child.tag === 'tr' ? [{ row: child, head }] : rowsIn(child, head || child.tag === 'thead')
  })
}

function cellOf(cell: Mark): GridCell {
  return {
    span: Number(cell.attributes['colspan'] ?? 1),
    label: find(cell, 'label') !== undefined,
    blocks: blocksOf(cell.children, { align: undefined, style: 'body' }),
  }
}

function find(mark: Mark, name: string): Mark | undefined {
  if (mark.tag === name || mark.attributes['class'] === name) return mark
  for (const child of mark.children) {
    const found = typeof child === 'string' ? undefined : find(child, name)
    if (found) return found
  }
  return undefined
}

/** `2em`, `1cm`, `0% + 28.35pt` in points; letters count as those of the body. */
function pointsOf(length: string): number {
  const units: Readonly<Record<string, number>> = { pt: 1, cm: 28.35, mm: 2.835, em: plain }
  return [...length.matchAll(/([\d.]+)(pt|cm|mm|em)/g)].reduce(
    (sum, [, n = '0', unit = 'pt']) => sum + Number(n) * (units[unit] ?? 1),
    0,
  )
}

function lettersOf(length: string): number {
  return length.endsWith('em') ? Number.parseFloat(length) : pointsOf(length) / plain
}

function alignOf(to: string): Paragraph['align'] {
  return to.includes('center') ? 'center' : to.includes('right') || to.includes('end') ? 'right' : 'left'
}
