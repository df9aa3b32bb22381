import type { CaseState } from '#core/case/case-state.ts'
import { isFinished, isInForce } from '#core/metrics/conditions.ts'
import type { CaseView, PeriodMetric } from '#core/metrics/metric.ts'
import type { Words } from '#core/shared/decision.ts'
import type { PlainDate } from '#core/shared/plain-date.ts'

type Step = {
  readonly step: string
  readonly slot: number
  readonly title: Words
  readonly reached: (c: CaseView) => boolean
}

const isServed = ({ state, facts }: CaseView) => facts.servedOn !== null || state.reportIn.reportedOn !== null
const isReported = (c: CaseView) => isServed(c) && c.state.reportIn.reportedOn !== null
const isAgreed = (c: CaseView) => isReported(c) && c.state.agreement.signedOn !== null
const isKeptUp = (c: CaseView) => isAgreed(c) && runsOrRan(c.state)
const isReleased = (c: CaseView) => isKeptUp(c) && isFinished(c.state)

function runsOrRan(state: CaseState): boolean {
  return isInForce(state) || isFinished(state) || state.stage === 'suspended'
}

const steps: readonly Step[] = [
  { step: 'served', slot: 26, title: { zh: '已送达', en: 'Served' }, reached: isServed },
  { step: 'reportedIn', slot: 27, title: { zh: '已报到', en: 'Reported in' }, reached: isReported },
  { step: 'agreed', slot: 28, title: { zh: '已签协议', en: 'Agreement signed' }, reached: isAgreed },
  { step: 'inForce', slot: 29, title: { zh: '执行中或已期满', en: 'In force or full' }, reached: isKeptUp },
  { step: 'released', slot: 30, title: { zh: '已解除', en: 'Released' }, reached: isReleased },
]

function ordered({ facts }: CaseView): readonly PlainDate[] {
  return facts.orderedOn === null ? [] : [facts.orderedOn]
}

/** The way of the orders of a period, step by step; each step asks for all before it. */
export const funnelSteps: readonly PeriodMetric[] = steps.map(({ step, slot, title, reached }) => ({
  key: `funnel.${step}`,
  slot,
  version: 1,
  kind: 'period',
  unit: 'percent',
  better: 'higher',
  target: `metricTarget.funnel.${step}`,
  title,
  means: {
    zh: `分子：其中${title.zh}的（并已完成此前各步）。分母：在本期作出的全部决定。`,
    en: `Above: those of them that came as far as “${title.en}”, with every step before it. Below: all orders issued in the period.`,
  },
  source: {
    zh: '本系统的流程图，不是考核指标。',
    en: 'A picture of the process in this system, not an appraisal figure.',
  },
  due: ordered,
  met: (c) => (reached(c) ? ordered(c) : []),
}))
