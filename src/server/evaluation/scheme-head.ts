import type { ItemHead, SchemeHead } from '#contract/evaluation-shapes.ts'
import { hundredths, sayPoints } from '#core/evaluation/points.ts'
import {
  type ComputedItem,
  type Deduction,
  figureOf,
  type Indicator,
  isFound,
  isJudged,
  type Scheme,
} from '#core/evaluation/scheme.ts'
import { findMetric } from '#core/metrics/metrics.ts'
import type { PolicyBook } from '#core/policy/policy.ts'
import type { Words } from '#core/shared/decision.ts'

type Source = {
  readonly area: string
  readonly clause: string
  readonly reading: boolean
  readonly pack: string
  readonly sha256: string | null
}

/** A scheme in words: every item with the rule by which it becomes points. */
export function schemeHead(policies: PolicyBook, scheme: Scheme, source: Source): SchemeHead {
  const clause = policies.at(source.area).clauses[source.clause]
  return {
    title: scheme.title ?? { zh: '考评方案', en: 'Scheme of evaluation' },
    base: hundredths(scheme.base),
    levels: scheme.levels,
    periods: scheme.periods,
    groups: scheme.groups,
    items: scheme.indicators.map(itemHead),
    deductions: scheme.deductions.map((d) => ({
      key: d.key,
      title: titleOfDeduction(d),
      rule: deductionRule(d),
      found: isFound(d),
      figure: isFound(d) ? null : d.figure,
    })),
    extras: (scheme.extras?.items ?? []).map((e) => ({
      key: e.key,
      title: e.title,
      rule: {
        zh: `${e.criteria.zh}最多 ${e.atMost} 分；加分合计不超过 ${scheme.extras?.atMost} 分。`,
        en: `${e.criteria.en} At most ${e.atMost}; all extra points together at most ${scheme.extras?.atMost}.`,
      },
      atMost: hundredths(e.atMost),
    })),
    vetoes: scheme.vetoes,
    grades: scheme.grades.map((g) => ({ key: g.key, from: hundredths(g.from) })),
    reviewers: scheme.review.reviewers,
    differsFrom: scheme.review.differsFrom,
    smallBelow: scheme.fair.smallBelow,
    source: {
      clause: source.clause,
      says: clause ? `${clause.document} ${clause.clause}`.trim() : source.clause,
      reading: source.reading,
      pack: source.pack,
    },
    sha256: source.sha256,
  }
}

function itemHead(item: Indicator): ItemHead {
  const base = { key: item.key, group: item.group ?? null, weight: hundredths(item.weight) }
  if (isJudged(item))
    return {
      ...base,
      kind: 'judged',
      title: item.title,
      rule: {
        zh: `评审打分，满分 ${item.weight} 分，取各评审人的平均分。`,
        en: `Marked by reviewers, up to ${item.weight}; the mean counts.`,
      },
      figure: null,
      criteria: item.criteria,
      evidence: item.evidence ?? null,
    }
  const figure = figureOf(item)
  return {
    ...base,
    kind: 'computed',
    title: findMetric(figure)?.title ?? { zh: figure, en: figure },
    rule: scoringRule(item),
    figure,
    criteria: null,
    evidence: null,
  }
}

/** How the value becomes points, with the numbers of the scheme. */
function scoringRule(item: ComputedItem): Words {
  const metric = findMetric(figureOf(item))
  const unit = metric?.unit === 'percent' ? '%' : ''
  const higher = metric?.better !== 'lower'
  const full = sayPoints(hundredths(item.weight))
  const { scoring } = item
  const reach = { zh: higher ? '达到' : '不高于', en: higher ? 'from' : 'down to' }
  if (scoring.by === 'steps') {
    const zh = scoring.steps.map((s) => `${reach.zh} ${s.at}${unit} 得 ${share(s.share, item.weight)} 分`)
    const en = scoring.steps.map((s) => `${reach.en} ${s.at}${unit}: ${share(s.share, item.weight)}`)
    return { zh: `${zh.join('，')}，其余不得分。`, en: `${en.join('; ')}; otherwise none.` }
  }
  if (scoring.by === 'band') {
    const first = share(scoring.fromShare, item.weight)
    return {
      zh: `${reach.zh} ${scoring.from}${unit} 得 ${first} 分，按比例增加，${reach.zh} ${scoring.full}${unit} 得满分 ${full} 分；不到不得分。`,
      en: `${reach.en} ${scoring.from}${unit}: ${first}, then in proportion up to ${full} ${reach.en} ${scoring.full}${unit}; otherwise none.`,
    }
  }
  const zero = `${scoring.zero ?? 0}${unit}`
  const target = `${scoring.target}${unit}`
  return {
    zh: `${zero} 得 0 分，${target} 得满分 ${full} 分，之间按比例。`,
    en: `${zero} gives 0, ${target} gives all ${full}; in proportion between.`,
  }
}

function share(part: number, weight: number): string {
  return sayPoints(Math.round(part * hundredths(weight)))
}

export function titleOfDeduction(d: Deduction): Words {
  if (isFound(d)) return d.title
  const metric = findMetric(d.figure)?.title ?? { zh: d.figure, en: d.figure }
  const counted = d.counts === 'missing'
  return (
    d.title ?? {
      zh: counted ? `${metric.zh}：应做未做` : metric.zh,
      en: counted ? `${metric.en}: owed and not done` : metric.en,
    }
  )
}

function deductionRule(d: Deduction): Words {
  const words = {
    zh: `每件扣 ${d.each} 分，最多扣 ${d.atMost} 分。`,
    en: `${d.each} each, at most ${d.atMost}.`,
  }
  return isFound(d) ? { zh: `${d.criteria.zh}${words.zh}`, en: `${d.criteria.en} ${words.en}` } : words
}
