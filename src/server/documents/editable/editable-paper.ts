import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '#server/config.ts'
import type { Frozen } from '#server/documents/paper-data.ts'
import { renderPaper } from '#server/documents/render-paper.ts'
import { readBlocks } from './read-blocks.ts'
import type { Origin } from './write-docx.ts'

let marks: string | undefined

/**
 * A frozen paper as a file that an office can edit: its own template and values, with the marks of
 * forms/lib/editable.typ in the place of its typography.
 */
export async function editablePaper(
  { data, wording }: Frozen,
  origin: Origin,
  fontDir?: string,
): Promise<Buffer> {
  marks ??= readFileSync(join(packageRoot(), 'forms/lib/editable.typ'), 'utf8')
  const sources = { ...wording.sources, '/lib/paper.typ': marks }
  const sheet = await renderPaper({ wording: { ...wording, sources }, data, as: 'html' }, fontDir)
  const { writeDocx } = await import('./write-docx.ts')
  return writeDocx(readBlocks(Buffer.from(sheet.bytes).toString()), origin)
}
