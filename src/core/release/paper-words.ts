import type { EnteredReason, Handover, ReleaseReason } from './release-codes.ts'
import { handoverCodes } from './release-codes.ts'
import type { ReleaseFacts } from './release-draft.ts'
import { type Step, standingSteps } from './release-step.ts'

const entered: Readonly<Record<EnteredReason, string>> = {
  isolation: '强制隔离戒毒',
  voluntary: '自愿戒毒',
  rehabFacility: '戒毒康复',
  administrativeDetention: '行政拘留',
  criminalDetention: '刑事拘留',
  arrest: '逮捕',
}

const left: Readonly<Record<ReleaseReason, string>> = {
  isolationToRehab: '解除强戒责令社康',
  isolationToDetox: '强戒变社戒',
  voluntaryEnded: '结束自愿',
  leftFacility: '离开康复场所',
  detentionToDetox: '拘留后责令社戒',
  administrativeReleased: '行政拘留释放',
  detentionReleased: '拘留释放',
  arrestReleased: '逮捕释放',
  toDetention: '转拘留',
  toArrest: '转逮捕',
  toCustody: '转监管',
  medicalRelease: '伤病出所',
  transferred: '分流转所',
  other: '其他',
}

const by: Readonly<Record<Handover, string>> = {
  township: '基层政府接回',
  station: '工作站社工接回',
  family: '家属接回',
  employer: '所在单位接回',
  police: '公安派出所领回',
  self: '人员自返',
  other: '其他方式',
}

const results = { pass: '合格', fail: '不合格', good: '良好', fair: '一般' } as const

/** What the register knows of a release, in the words of the papers (F-31, F-32); absent where it is silent. */
export function releaseWords(
  facts: ReleaseFacts,
  releaseOn: string,
  steps: readonly Step[],
): Readonly<Record<string, string>> {
  const standing = standingSteps(steps)
  const met = standing.find((s) => s.kind === 'collected')
  const notMet = standing.some((s) => s.kind === 'notCollected')
  const handover = met?.data.handover
  const words = {
    releaseFacility: facts.facility,
    releaseFacilityContact: facts.facilityContact,
    releaseEntered: facts.enteredReason && entered[facts.enteredReason],
    releaseLeft: facts.releaseReason && left[facts.releaseReason],
    releaseSeamless: seamless(handover, met?.on === releaseOn, notMet),
    releaseReceiver: [handover && handoverOnPaper(handover), met?.data.who, facts.receiver]
      .filter(Boolean)
      .join('；'),
    releaseAssessment: assessment(facts),
  }
  return Object.fromEntries(
    Object.entries(words).flatMap(([key, text]) => (text ? [[key, text] as const] : [])),
  )
}

/** Seamless is who was met on the day itself by somebody; who came home alone was not. */
function seamless(handover: Handover | undefined, onTheDay: boolean, notMet: boolean): string | undefined {
  if (handover === undefined) return notMet ? '否' : undefined
  return onTheDay && handover !== 'self' ? '是' : '否'
}

function handoverOnPaper(handover: Handover): string {
  const code = handoverCodes[handover]
  return code ? `${by[handover]}（${code}）` : by[handover]
}

function assessment({ diagnosis }: ReleaseFacts): string | undefined {
  if (!diagnosis) return undefined
  const { physical, mindBody, behaviour, environment } = diagnosis
  const parts = [
    physical && `生理脱毒${results[physical]}`,
    mindBody && `身心康复${results[mindBody]}`,
    behaviour && `行为表现${results[behaviour]}`,
    environment && `社会环境与适应能力${results[environment]}`,
  ]
  return parts.filter(Boolean).join('，') || undefined
}
