import type { Employment } from '#core/metrics/case-facts.ts'
import { isInForce } from '#core/metrics/conditions.ts'
import { type CaseView, type DayMetric, one } from '#core/metrics/metric.ts'

/** What was last noted by the day; null where nothing ever was. */
function lastNoted({ state, facts }: CaseView): Employment | null {
  return facts.employment.findLast((e) => e.on <= state.asOf) ?? null
}

export const employmentRate: DayMetric = {
  key: 'employmentRate',
  slot: 33,
  version: 1,
  kind: 'day',
  unit: 'percent',
  better: 'higher',
  target: 'metricTarget.employmentRate',
  title: { zh: '就业率', en: 'In work' },
  means: {
    zh: '分子：其中受雇、自主经营或者灵活就业的。分母：当日执行中、最近一次登记为有劳动能力的；在校和培训的、从未登记的不计入（登记多少看就业登记率）。',
    en: 'Above: those of them employed, self-employed or in casual work. Below: people in force last noted as able to work; not those at school or in training, nor those never noted (see how many are noted).',
  },
  source: { zh: '就业扶持要求；口径为本系统理解。', en: 'Support into work is asked for; our reading.' },
  denominator: (c) => one(isInForce(c.state) && lastNoted(c)?.able === true),
  numerator: (c) => one(lastNoted(c)?.works === true),
}

/** Beside the rate, so that noting only those in work does not dress it up. */
export const employmentNotedRate: DayMetric = {
  key: 'employmentNotedRate',
  slot: 34,
  version: 1,
  kind: 'day',
  unit: 'percent',
  better: 'higher',
  target: 'metricTarget.employmentNotedRate',
  title: { zh: '就业登记率', en: 'Employment noted' },
  means: {
    zh: '分子：登记过就业状况的。分母：当日执行中的。',
    en: 'Above: those whose employment was ever noted. Below: people in force on the day.',
  },
  source: {
    zh: '与就业率对照，防止只登记已就业的；本系统理解。',
    en: 'Read beside the rate, so that it can not be dressed up; our reading.',
  },
  denominator: (c) => one(isInForce(c.state)),
  numerator: (c) => one(lastNoted(c) !== null),
}
