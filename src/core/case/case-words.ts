import type { Words } from '#core/shared/decision.ts'
import type { Measure, Stage } from './case-state.ts'

/** The field's standard terms for what papers and workbooks print; screens have the same in their catalogue. */
export const measureWords: Readonly<Record<Measure, Words>> = {
  communityDetox: { zh: '社区戒毒', en: 'Community detoxification' },
  communityRehab: { zh: '社区康复', en: 'Community rehabilitation' },
}

export const stageWords: Readonly<Record<Stage, Words>> = {
  ordered: { zh: '已决定未送达', en: 'Ordered, not served' },
  awaitingReport: { zh: '待报到', en: 'Awaiting report-in' },
  inForce: { zh: '执行中', en: 'In force' },
  suspended: { zh: '中止', en: 'Suspended' },
  terminated: { zh: '终止', en: 'Terminated' },
  convertedToIsolation: { zh: '转强制隔离', en: 'Converted to isolation' },
  discharged: { zh: '已解除', en: 'Discharged' },
}
