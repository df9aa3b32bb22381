import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cell } from '#contract/overview-contract.ts'
import type { ReportPage } from '#contract/report-contract.ts'
import { sayPeriod } from '#core/ledger/period.ts'
import { sayCell } from '#core/ledger/say-cell.ts'
import { findMetric } from '#core/metrics/metrics.ts'
import type { Words } from '#core/shared/decision.ts'
import { packageRoot } from '#server/config.ts'
import { fontsOf, type PaperSheet, renderPaper } from '#server/documents/render-paper.ts'
import { sayInstant } from '#server/ledger/read-sheet.ts'

type Language = 'zh' | 'en'

const w = (zh: string, en: string): Words => ({ zh, en })
const words = {
  month: w('月报', 'Report of the month'),
  year: w('年报', 'Report of the year'),
  area: w('辖区', 'Area'),
  period: w('期间', 'Period'),
  known: w('数据截至', 'As known at'),
  knownNote: w('此后登记的不计入', 'what was recorded later is not in it'),
  cases: w('涉及案件', 'Cases'),
  by: w('封存单位、封存人', 'Sealed by'),
  hash: w('校验值 SHA-256', 'SHA-256'),
  note: w('说明', 'Note'),
  figures: w('一、各项指标', '1. Figures'),
  below: w('二、下级辖区', '2. Areas below'),
  belowNote: w(
    '前几项指标对照。人数过少、或者能推出过少人数的数字不显示。',
    'The first figures side by side. Numbers of too few people, and those that would tell of them, are not shown.',
  ),
  recording: w('三、登记及时性', '3. How soon things were recorded'),
  recordingNote: w(
    '本期发生的事项在发生后多久登记；迟登不隐藏。',
    'How long after the day itself; late ones are not hidden.',
  ),
  definitions: w('四、口径', '4. Definitions'),
  redefined: w('，现已改版', ', changed since'),
  figure: w('指标', 'Figure'),
  value: w('数值', 'Value'),
  numerator: w('分子', 'Above'),
  denominator: w('分母', 'Below'),
  version: w('口径', 'Version'),
  sameDay: w('当天', 'Same day'),
  threeDays: w('3日内', 'Within 3 days'),
  week: w('7日内', 'Within 7 days'),
  later: w('超过7日', 'Later'),
  day: w('　　年　　月　　日', 'Date:'),
} as const
const pages = { zh: ['第', '页，共', '页'], en: ['Page ', ' of ', ''] } as const
const signers = [w('制表人', 'Drawn up by'), w('审核人', 'Checked by'), w('单位负责人', 'Head of the office')]
/** Figures side by side on an upright page; the workbook has all. */
const compared = 7

let source: string | undefined

/** A sealed report as paper: what was sealed, how it was counted and how it can be checked. */
export function drawReport(page: ReportPage, l: Language, fontDir?: string): Promise<PaperSheet> {
  source ??= readFileSync(join(packageRoot(), 'forms/lib/report.typ'), 'utf8')
  const data = {
    report: paperOf(page, l),
    document: { number: '', on: '', draft: false, fonts: fontsOf(fontDir) },
  }
  const wording = { main: '/lib/report.typ', sources: { '/lib/report.typ': source } }
  return renderPaper({ wording, data, as: 'pdf' }, fontDir)
}

function paperOf(page: ReportPage, l: Language) {
  const { report, figures, areas, recording } = page
  const period = sayPeriod(report.span, report.day, l)
  const known = figures.flatMap((f) => {
    const metric = findMetric(f.key)
    return metric ? [{ f, metric }] : []
  })
  const side = known.slice(0, compared)
  const counts = ({ numerator, denominator }: Cell) => [String(numerator ?? ''), String(denominator ?? '')]
  return {
    language: l,
    page: pages[l],
    hash: report.sha256 ?? '',
    title: `${report.area.name}${l === 'zh' ? '' : ' '}${period}${l === 'zh' ? '' : ' '}${words[report.span][l]}`,
    facts: [
      [words.area[l], report.area.name],
      [words.period[l], period],
      [words.known[l], `${sayInstant(report.knownAt)}（${words.knownNote[l]}）`],
      [words.cases[l], String(page.cases)],
      [words.by[l], [report.orgName, report.byName].filter((name) => name !== '').join(' ')],
      [words.hash[l], inParts(report.sha256 ?? '')],
      ...(report.note ? [[words.note[l], report.note]] : []),
    ],
    figureHead: (['figure', 'value', 'numerator', 'denominator', 'period', 'version'] as const).map(
      (k) => words[k][l],
    ),
    figures: known.map(({ f, metric }) => [
      metric.title[l],
      sayCell(metric, f.total, 'value', l).text,
      ...counts(f.total),
      f.months ?? report.day,
      String(f.version),
    ]),
    areaHead: side.map(({ metric }) => metric.title[l]),
    areas: areas.map((area, i) => [
      area.name,
      ...side.map(({ f, metric }) => {
        const cell = f.below[i]
        return cell ? sayCell(metric, cell, 'value', l).text : '—'
      }),
    ]),
    recording: (['sameDay', 'threeDays', 'week', 'later'] as const).map((k) => [
      words[k][l],
      String(recording[k]),
    ]),
    definitions: known.map(({ f, metric }) => ({
      title: metric.title[l],
      version: `${l === 'zh' ? `第${f.version}版` : `version ${f.version}`}${f.redefined ? words.redefined[l] : ''}`,
      means: metric.means[l],
    })),
    signers: signers.map((s) => s[l]),
    words: Object.fromEntries(
      (
        [
          'figures',
          'below',
          'belowNote',
          'area',
          'recording',
          'recordingNote',
          'definitions',
          'hash',
          'day',
        ] as const
      ).map((k) => [k, words[k][l]]),
    ),
  }
}

/** Eight characters at a time, so that a person can compare them. */
function inParts(hash: string): string {
  return hash.match(/.{1,8}/g)?.join(' ') ?? ''
}
