import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { UnitLine } from '#contract/demonstration-contract.ts'
import { sayDay } from '#core/forms/paper-words.ts'
import { packageRoot } from '#server/config.ts'
import { fontsOf, type PaperJob, type PaperSheet, renderPaper } from '#server/documents/render-paper.ts'

const sources = new Map<string, Record<string, string>>()

/** A paper of an office: its template with what all papers share. */
export function drawOffice(
  template: string,
  data: PaperJob['data'],
  fontDir: string | undefined,
): Promise<PaperSheet> {
  const paths = [`lib/${template}.typ`, 'lib/paper.typ']
  const known =
    sources.get(template) ??
    Object.fromEntries(paths.map((p) => [`/${p}`, readFileSync(join(packageRoot(), 'forms', p), 'utf8')]))
  sources.set(template, known)
  return renderPaper({ wording: { main: `/lib/${template}.typ`, sources: known }, data, as: 'pdf' }, fontDir)
}

/** The certificate of a title that is held. */
export function drawCertificate(unit: UnitLine, by: string, fontDir?: string): Promise<PaperSheet> {
  const on = sayDay(unit.plaqueOn ?? '') ?? ''
  return drawOffice(
    'certificate',
    {
      certificate: {
        area: unit.area.name,
        name: unit.name,
        title: unit.title.title.zh,
        number: unit.number ?? '',
        by,
        on,
        recheck: sayDay(unit.recheckDueOn ?? '') ?? '',
      },
      document: { number: unit.number ?? '', on, draft: false, fonts: fontsOf(fontDir) },
    },
    fontDir,
  )
}

const stages = {
  applied: { zh: '待评审', en: 'To be reviewed' },
  reviewed: { zh: '待决定', en: 'To be decided' },
  awarded: { zh: '已授予', en: 'Awarded' },
  refused: { zh: '未通过', en: 'Not awarded' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
} as const

export function unitTables(units: readonly UnitLine[], area: string, l: 'zh' | 'en') {
  const head =
    l === 'zh'
      ? ['地区', '名称', '称号', '编号', '状态', '授牌日期', '复查到期']
      : ['Area', 'Name', 'Title', 'Number', 'State', 'Plaque', 'Re-check by']
  return [
    {
      name: l === 'zh' ? '示范单位' : 'Demonstration units',
      rows: [
        [area],
        head,
        ...units.map((u) => [
          u.area.name,
          u.name,
          u.title.title[l],
          u.number ?? '',
          stages[u.stage][l],
          u.plaqueOn ?? '',
          u.recheckDueOn ?? '',
        ]),
      ],
    },
  ]
}
