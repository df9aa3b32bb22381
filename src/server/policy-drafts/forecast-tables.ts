import type { ForecastPage } from '#contract/policy-forecast-contract.ts'
import { findMetric } from '#core/metrics/metrics.ts'
import { sayLine } from '#core/policy/line-words.ts'

type Language = 'zh' | 'en'
type Table = { readonly name: string; readonly rows: readonly (readonly string[])[] }

const words = {
  lines: { zh: '人员的变化', en: 'People' },
  figures: { zh: '指标的变化', en: 'Figures' },
  line: { zh: '变化', en: 'Change' },
  people: { zh: '人数', en: 'People' },
  times: { zh: '次数', en: 'Times' },
  figure: { zh: '指标', en: 'Figure' },
  before: { zh: '现行（分子/分母）', en: 'In force (above/below the line)' },
  after: { zh: '草案（分子/分母）', en: 'Draft (above/below the line)' },
  moved: { zh: '涉及人数', en: 'People moved' },
  asOf: { zh: '测算日', en: 'Counted for' },
  cases: { zh: '案件', en: 'Cases' },
  hash: { zh: '校验值 SHA-256', en: 'SHA-256' },
  hidden: { zh: '不显示', en: 'not shown' },
} as const

/** A forecast as sheets; every cell is text. */
export function forecastTables(page: ForecastPage, l: Language): readonly Table[] {
  const { forecast, area, areas } = page
  const head = [
    area.name,
    `${words.asOf[l]} ${forecast.day}`,
    `${words.cases[l]} ${page.cases}`,
    `${words.hash[l]} ${forecast.sha256 ?? ''}`,
  ]
  const names = areas.map((a) => a.name)
  const say = (n: number | null) => (n === null ? words.hidden[l] : String(n))
  const counts = (t: { numerator: number; denominator: number } | null) =>
    t === null ? words.hidden[l] : `${t.numerator} / ${t.denominator}`
  const lines = page.lines.map((line) => [
    sayLine(line.line, l),
    say(line.people),
    say(line.times),
    ...line.below.map(say),
  ])
  const figures = page.figures.map(({ key, total, below }) => [
    findMetric(key)?.title[l] ?? key,
    counts(total.before),
    counts(total.after),
    say(total.moved),
    ...below.map((c) => `${counts(c.before)} → ${counts(c.after)}`),
  ])
  return [
    {
      name: words.lines[l],
      rows: [head, [words.line[l], words.people[l], words.times[l], ...names], ...lines],
    },
    {
      name: words.figures[l],
      rows: [head, [words.figure[l], words.before[l], words.after[l], words.moved[l], ...names], ...figures],
    },
  ]
}
