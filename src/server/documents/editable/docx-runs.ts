import * as docx from 'docx'
import type { Paragraph, Piece } from './block.ts'
import { fonts } from './docx-fonts.ts'

/** The pieces of a paragraph as runs; pieces that look alike become one, so that an office edits sentences. */
export function runsOf({ pieces, style }: Paragraph, size: number): docx.TextRun[] {
  const font = style === 'title' ? fonts.title : fonts.body
  const look = { font, size: Math.round(size * 2) }
  return merged(pieces).map((piece) => {
    if (piece.kind === 'break') return new docx.TextRun({ break: 1 })
    if (piece.kind === 'pen')
      return new docx.TextRun({ ...look, text: room(piece.letters), underline: { type: 'single' } })
    if (piece.kind === 'gap')
      return new docx.TextRun(
        piece.fill ? { ...look, children: [new docx.Tab()] } : { ...look, text: room(piece.letters) },
      )
    return new docx.TextRun({
      font,
      text: piece.text,
      size: Math.round((sizes[style] ?? piece.size) * 2),
      // The font of titles is bold by itself.
      bold: piece.bold && style !== 'title',
    })
  })
}

const sizes: Readonly<Record<string, number>> = { title: 22, number: 14 }

function room(letters: number): string {
  return '\u3000'.repeat(Math.floor(letters)) + (letters % 1 >= 0.25 ? '\u2002' : '')
}

function merged(pieces: readonly Piece[]): readonly Piece[] {
  const all: Piece[] = []
  for (const piece of pieces) {
    const last = all.at(-1)
    if (
      piece.kind === 'text' &&
      last?.kind === 'text' &&
      last.size === piece.size &&
      last.bold === piece.bold
    )
      all[all.length - 1] = { ...last, text: last.text + piece.text }
    else all.push(piece)
  }
  return all
}
