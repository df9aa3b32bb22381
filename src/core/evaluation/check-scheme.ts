import { findMetric } from '#core/metrics/metrics.ts'
import type { Fault } from '#core/policy/pack-fault.ts'
import type { Words } from '#core/shared/decision.ts'
import { type ComputedItem, figureOf, isFound, isJudged, Scheme } from './scheme.ts'

/** What no area may be judged by, because it is what single people are and not what was done for them. */
const forbidden: readonly { readonly about: Words; readonly words: RegExp; readonly clause: string }[] = [
  {
    about: { zh: '贫困、低保', en: 'poverty' },
    words: /poverty|incom|allowance|贫困|低保户/i,
    clause: 'jdf-52',
  },
  { about: { zh: '民族', en: 'ethnicity' }, words: /ethnic|minority|race|民族/i, clause: 'jdf-52' },
  { about: { zh: '宗教信仰', en: 'religion' }, words: /religio|faith|宗教|信仰/i, clause: 'pipl-28' },
  { about: { zh: '艾滋病感染', en: 'HIV' }, words: /\bhiv\b|aids|艾滋/i, clause: 'azb-39' },
  {
    about: { zh: '个人身份信息', en: 'personal data' },
    words: /idNumber|identity number|phone number|身份证|手机号|姓名/i,
    clause: 'pipl-28',
  },
]

/** Refuses a scheme that does not add up, weighs what it may not, or turns a figure upside down. */
export function checkEvaluationScheme(value: unknown, fault: Fault): void {
  const parsed = Scheme.safeParse(value)
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues)
      fault({
        zh: `考评方案 ${path.join('.')} 格式不对：${message}`,
        en: `evaluation scheme ${path.join('.')}: ${message}`,
      })
    return
  }
  const scheme = parsed.data
  checkSum(scheme, fault)
  checkKeys(scheme, fault)
  checkForbidden(scheme, fault)
  for (const item of scheme.indicators) if (!isJudged(item)) checkComputed(item, fault)
  for (const d of scheme.deductions) if (!isFound(d)) checkFigure(d.key, d.figure, fault)
  checkGrades(scheme, fault)
  checkConsequences(scheme, fault)
}

function checkSum(scheme: Scheme, fault: Fault): void {
  const sum = scheme.indicators.reduce((n, i) => n + Math.round(i.weight * 100), 0)
  if (sum === Math.round(scheme.base * 100)) return
  fault(
    {
      zh: `各项分值合计 ${sum / 100}，应当等于总分 ${scheme.base}。`,
      en: `The weights add up to ${sum / 100}, not to the base of ${scheme.base}.`,
    },
    { zh: '调整分值或者 base。', en: 'Correct the weights or the base.' },
  )
}

function checkKeys(scheme: Scheme, fault: Fault): void {
  const keys = [
    ...scheme.indicators.map((i) => i.key),
    ...scheme.deductions.map((d) => d.key),
    ...(scheme.extras?.items ?? []).map((e) => e.key),
    ...scheme.vetoes.map((v) => v.key),
  ]
  for (const key of new Set(keys.filter((k, i) => keys.indexOf(k) !== i)))
    fault({ zh: `${key} 写了两次。`, en: `${key} stands twice.` })
  const groups = new Set(scheme.groups.map((g) => g.key))
  for (const { key, group } of scheme.indicators)
    if (group !== undefined && !groups.has(group))
      fault({ zh: `${key} 的分组 ${group} 不存在。`, en: `${key} is of group ${group}, which is not there.` })
}

function checkForbidden(scheme: Scheme, fault: Fault): void {
  const texts = [
    ...scheme.indicators,
    ...scheme.deductions,
    ...(scheme.extras?.items ?? []),
    ...scheme.vetoes,
  ]
  for (const item of texts) {
    const { evidence: _, ...weighed } = { evidence: undefined, ...item }
    const said = Object.values(weighed).flatMap((v) => (typeof v === 'object' ? Object.values(v) : [v]))
    const bar = forbidden.find((f) => f.words.test(said.join(' ')))
    if (bar)
      fault(
        {
          zh: `“${item.key}”涉及${bar.about.zh}，不得作为考评依据。`,
          en: `'${item.key}' is about ${bar.about.en}; no area is judged by it.`,
        },
        { zh: '只考评做了什么工作。', en: 'Judge only the work that was done.' },
        bar.clause,
      )
  }
}

function checkFigure(key: string, figure: string, fault: Fault) {
  const metric = findMetric(figure)
  if (!metric || figure.startsWith('funnel.'))
    fault(
      { zh: `${key}：没有指标 ${figure}。`, en: `${key}: there is no figure '${figure}'.` },
      { zh: '用 figure 写明指标的名称。', en: 'Name the figure with figure.' },
    )
  return metric
}

function checkComputed(item: ComputedItem, fault: Fault): void {
  const metric = checkFigure(item.key, figureOf(item), fault)
  if (!metric) return
  if (metric.unit === 'count') {
    fault(
      {
        zh: `${item.key}：人数、次数不能直接比较。`,
        en: `${item.key}: plain counts of areas do not compare.`,
      },
      { zh: '可以用作扣分项。', en: 'Use it as a deduction.' },
    )
    return
  }
  const higher = metric.better === 'higher'
  const better = (a: number, b: number) => (higher ? a > b : a < b)
  const wrong = () =>
    fault({
      zh: `${item.key}：这个指标${higher ? '越高' : '越低'}越好，给分的方向写反了。`,
      en: `${item.key}: ${higher ? 'higher' : 'lower'} is better, the points run the other way.`,
    })
  const { scoring } = item
  if (scoring.by === 'linear') {
    if (!higher && scoring.zero === undefined)
      fault({
        zh: `${item.key}：越低越好的指标要写 zero。`,
        en: `${item.key}: where lower is better, give zero.`,
      })
    else if (scoring.target !== 'pack' && !better(scoring.target, scoring.zero ?? 0)) wrong()
  }
  if (scoring.by === 'band' && !better(scoring.full, scoring.from)) wrong()
  if (scoring.by === 'steps')
    for (const [i, step] of scoring.steps.entries()) {
      const next = scoring.steps[i + 1]
      if (next && (!better(step.at, next.at) || step.share <= next.share)) wrong()
    }
}

function checkGrades(scheme: Scheme, fault: Fault): void {
  const froms = scheme.grades.map((g) => g.from)
  if (froms.at(-1) !== 0 || froms.some((from, i) => i > 0 && from >= (froms[i - 1] ?? 0)))
    fault({
      zh: '等次应当从高到低排列，最后一等从 0 分起。',
      en: 'Grades go from high to low, and the last one starts at 0.',
    })
  const known = new Set(scheme.grades.map((g) => g.key))
  for (const key of [
    ...scheme.vetoes.map((v) => v.puts),
    ...scheme.consequences.flatMap((c) => c.grade ?? []),
  ])
    if (!known.has(key)) fault({ zh: `没有等次 ${key}。`, en: `There is no grade ${key}.` })
}

function checkConsequences(scheme: Scheme, fault: Fault): void {
  for (const c of scheme.consequences) {
    if ((c.kind === 'interview') !== (c.by !== undefined))
      fault({
        zh: '约谈要写明由谁约谈（by），其他后果不写。',
        en: 'A talk says who holds it (by); nothing else does.',
      })
    if ((c.when === 'grade') !== (c.grade !== undefined))
      fault({ zh: 'when: grade 要写等次（grade）。', en: 'when: grade needs its grade, and only that.' })
    if ((c.when === 'lastPlaceYears') !== (c.years !== undefined))
      fault({ zh: '连续末位要写年数（years）。', en: 'lastPlaceYears needs years, and only that.' })
    if ((c.when === 'firstPlaces') !== (c.places !== undefined))
      fault({ zh: '前几名要写名次数（places）。', en: 'firstPlaces needs places, and only that.' })
    const adverse = c.kind === 'interview' || c.kind === 'listing' || c.kind === 'rectification'
    if (adverse && c.days === undefined)
      fault({ zh: `${c.kind} 要写明期限（days）。`, en: `${c.kind} needs its deadline (days).` })
  }
}
