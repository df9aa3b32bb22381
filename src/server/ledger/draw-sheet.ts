import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sheet } from '#contract/ledger-contract.ts'
import { packageRoot } from '#server/config.ts'
import { fontsOf, type PaperSheet, renderPaper } from '#server/documents/render-paper.ts'

type Language = 'zh' | 'en'

const words = {
  page: { zh: ['第', '页，共', '页'], en: ['Page ', ' of ', ''] },
  definitions: { zh: '口径', en: 'Definitions' },
  day: { zh: '　　年　　月　　日', en: 'Date:' },
  noRanking: { zh: '没有可以比较的下级辖区。', en: 'There are no areas to compare.' },
  ranking: { zh: ['名次', '辖区', '数值'], en: ['Place', 'Area', 'Value'] },
} as const
/** From so many columns on a page lies across. */
const acrossFrom = 8
/** Letters grow smaller with the columns, down to what can still be read. */
const letters = { most: 9, least: 6.5, columns: 130 } as const

let source: string | undefined

/** The sheet on A4, its head on every page, with pages counted and lines to sign. */
export function drawSheet(sheet: Sheet, l: Language, fontDir?: string): Promise<PaperSheet> {
  source ??= readFileSync(join(packageRoot(), 'forms/lib/sheet.typ'), 'utf8')
  const data = {
    sheet: paperOf(sheet, l),
    document: { number: '', on: '', draft: false, fonts: fontsOf(fontDir) },
  }
  const wording = { main: '/lib/sheet.typ', sources: { '/lib/sheet.typ': source } }
  return renderPaper({ wording, data, as: 'pdf' }, fontDir)
}

function paperOf(sheet: Sheet, l: Language) {
  const { columns } = sheet
  const all = columns.reduce((n, c) => n + c.width, 0)
  const size = Math.max(
    letters.least,
    Math.min(letters.most, (letters.most * letters.columns) / Math.max(1, all)),
  )
  return {
    title: sheet.title,
    lines: sheet.lines,
    language: l,
    across: columns.length >= acrossFrom,
    letters: size,
    page: words.page[l],
    columns: columns.map((c) => ({ right: c.kind === 'number' || c.kind === 'percent' })),
    widths: columns.map((c) => c.width),
    head: sheet.head.map((row, y) => row.map((c) => ({ ...c, row: y }))),
    rows: sheet.rows.map((r) => ({
      group: r.kind === 'group',
      total: r.kind === 'total',
      cells: r.cells.map((c) => c.text),
    })),
    paragraphs: sheet.paragraphs.map((p) => ({ ...p, rows: p.rows ?? [] })),
    ranking: words.ranking[l],
    noRanking: words.noRanking[l],
    notes: sheet.notes,
    definitions: sheet.definitions.map(({ title, means, version }) => ({
      title,
      means,
      version: l === 'zh' ? `第${version}版` : `version ${version}`,
    })),
    definitionsTitle: words.definitions[l],
    signers: sheet.signers,
    day: words.day[l],
  }
}
