import * as docx from 'docx'
import type { Block, Grid, GridCell, Paragraph } from './block.ts'
import { fonts, fontTable } from './docx-fonts.ts'
import { runsOf } from './docx-runs.ts'

/** Where an edited file came from: the number and the print of the frozen paper, in small letters at the foot. */
export type Origin = { readonly number: string | null; readonly sha256: string }

const millimetre = 56.7
const page = { width: 595.28, height: 841.89 }
const margin = { top: 37, bottom: 35, left: 28, right: 26 }
const textWidth = page.width - (margin.left + margin.right) * 2.835
const twips = (points: number) => Math.round(points * 20)

/** A paper as DOCX in the measures of official papers: A4, 37/35/28/26 mm, pages numbered between dashes. */
export async function writeDocx(blocks: readonly Block[], origin: Origin): Promise<Buffer> {
  const file = new docx.Document({
    title: '文书',
    creator: '',
    lastModifiedBy: '',
    customProperties: [
      { name: 'number', value: origin.number ?? '' },
      { name: 'sha256', value: origin.sha256 },
    ],
    styles: { default: { document: { run: { font: fonts.body, size: 32 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(page.width), height: twips(page.height) },
            margin: {
              top: margin.top * millimetre,
              bottom: margin.bottom * millimetre,
              left: margin.left * millimetre,
              right: margin.right * millimetre,
              footer: 20 * millimetre,
            },
          },
        },
        footers: { default: footer(origin) },
        children: blocks.flatMap((block) => partsOf(block, textWidth)),
      },
    ],
  })
  return docx.Packer.toBuffer(file, undefined, [{ path: 'word/fontTable.xml', data: fontTable }])
}

function footer({ number, sha256 }: Origin): docx.Footer {
  const small = { size: 14, color: '808080', font: fonts.body }
  return new docx.Footer({
    children: [
      new docx.Paragraph({
        alignment: docx.AlignmentType.CENTER,
        children: [
          new docx.TextRun({ size: 28, font: fonts.body, children: ['— ', docx.PageNumber.CURRENT, ' —'] }),
        ],
      }),
      new docx.Paragraph({
        alignment: docx.AlignmentType.CENTER,
        children: [
          new docx.TextRun({
            ...small,
            text: `可编辑稿，以签字盖章件为准　${number ?? ''}　${sha256.slice(0, 16)}`,
          }),
        ],
      }),
    ],
  })
}

type Part = docx.Paragraph | docx.Table

function partsOf(block: Block, width: number): readonly Part[] {
  switch (block.kind) {
    case 'paragraph':
      return [paragraph(block, width)]
    case 'grid':
      return [table(block, width), spacer()]
    case 'frame':
      return [framed(block.blocks, width), spacer()]
    case 'pageBreak':
      return [new docx.Paragraph({ pageBreakBefore: true, spacing: { line: 20, lineRule: 'exact' } })]
    case 'tear':
      return [ruleLine(docx.BorderStyle.DASHED)]
    case 'line':
      return [ruleLine(docx.BorderStyle.SINGLE)]
  }
}

const alignments = {
  justify: docx.AlignmentType.BOTH,
  left: docx.AlignmentType.LEFT,
  center: docx.AlignmentType.CENTER,
  right: docx.AlignmentType.RIGHT,
} as const

function paragraph(block: Paragraph, width: number): docx.Paragraph {
  const size = sizeOf(block)
  const fills = block.pieces.filter((piece) => piece.kind === 'gap' && piece.fill).length
  return new docx.Paragraph({
    alignment: fills > 0 ? docx.AlignmentType.LEFT : alignments[block.align],
    indent: {
      firstLine: twips(block.indent * size),
      ...(block.style === 'end' ? { right: twips(2 * size) } : {}),
    },
    spacing: {
      before: twips(block.before),
      after: block.style === 'title' ? 120 : 0,
      // The pitch of the lines is exact, as the format asks; a title has room for one line of its own.
      line: twips(block.style === 'title' ? 34 : size + Math.max(block.leading, 4)),
      lineRule: docx.LineRuleType.EXACT,
    },
    tabStops: tabStops(block, width),
    keepNext: block.style === 'title' || block.style === 'number',
    children: runsOf(block, size),
  })
}

function sizeOf(block: Paragraph): number {
  const sizes = block.pieces.flatMap((piece) => (piece.kind === 'text' ? [piece.size] : []))
  return sizes.length > 0 ? Math.max(...sizes) : 11
}

/** What fills the rest of a line is a tab: the last one stands at the right end, others between. */
function tabStops({ pieces }: Paragraph, width: number): docx.TabStopDefinition[] {
  let most = 0
  let here = 0
  for (const piece of pieces) {
    here = piece.kind === 'break' ? 0 : here + (piece.kind === 'gap' && piece.fill ? 1 : 0)
    most = Math.max(most, here)
  }
  return Array.from({ length: most }, (_, i) => ({
    type: i === most - 1 ? docx.TabStopType.RIGHT : docx.TabStopType.CENTER,
    position: twips((width * (i + 1)) / most),
  }))
}

function ruleLine(style: (typeof docx.BorderStyle)['DASHED' | 'SINGLE']): docx.Paragraph {
  return new docx.Paragraph({
    spacing: { before: 160, after: 80 },
    border: { bottom: { style, size: 5, color: '666666', space: 1 } },
  })
}

/** Two tables without a paragraph between them would become one. */
function spacer(): docx.Paragraph {
  return new docx.Paragraph({ spacing: { line: 120, lineRule: docx.LineRuleType.EXACT } })
}

const line = { style: docx.BorderStyle.SINGLE, size: 5, color: '000000' }
const none = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' }

function framed(blocks: readonly Block[], width: number): docx.Table {
  const row = { head: false, cells: [{ span: 1, label: false, blocks }] }
  return table({ kind: 'grid', columns: [{ share: 1 }], ruled: true, rows: [row] }, width)
}

function table(grid: Grid, width: number): docx.Table {
  const widths = widthsOf(grid, width)
  const border = grid.ruled ? line : none
  return new docx.Table({
    layout: docx.TableLayoutType.FIXED,
    width: { size: twips(width), type: docx.WidthType.DXA },
    columnWidths: widths.map(twips),
    borders: {
      ...{ top: border, bottom: border, left: border, right: border },
      ...{ insideHorizontal: border, insideVertical: border },
    },
    margins: { top: 80, bottom: 80, left: 90, right: 90 },
    rows: grid.rows.map(
      ({ head, cells }) =>
        new docx.TableRow({ tableHeader: head, cantSplit: true, children: cellsOf(cells, widths) }),
    ),
  })
}

function cellsOf(cells: readonly GridCell[], widths: readonly number[]): docx.TableCell[] {
  let at = 0
  return cells.map((one) => {
    const width = widths.slice(at, at + one.span).reduce((sum, w) => sum + w, 0)
    at += one.span
    const parts = one.blocks.flatMap((block) => partsOf(block, width - 9))
    return new docx.TableCell({
      columnSpan: one.span,
      width: { size: twips(width), type: docx.WidthType.DXA },
      verticalAlign: docx.VerticalAlignTable.CENTER,
      ...(one.label ? { shading: { type: docx.ShadingType.CLEAR, fill: 'F6F6F6', color: 'auto' } } : {}),
      // A cell must end in a paragraph, an empty one must hold one.
      children: parts.at(-1) instanceof docx.Paragraph ? [...parts] : [...parts, spacer()],
    })
  })
}

function widthsOf({ columns }: Grid, width: number): readonly number[] {
  const fixed = columns.reduce((sum, c) => sum + (c.points ?? 0), 0)
  const shares = columns.reduce((sum, c) => sum + (c.share ?? 0), 0)
  return columns.map((c) => c.points ?? ((width - fixed) * (c.share ?? 0)) / (shares || 1))
}
