import { inventId, minuteOf } from './demo-id.ts'
import type { DemoPlan } from './demo-scale.ts'
import { randomFor } from './random.ts'

/** What areas and reviewers of the demonstration say, by township: a stream of its own, so that no life changes. */
export type DemoVoice = {
  readonly id: (what: string, daysAgo: number) => string
  /** Share of a maximum that is given, in hundredths: some places do better than others, reviewers agree mostly. */
  readonly share: (what: string) => number
  readonly says: (item: string) => string
}

const said: Readonly<Record<string, readonly string[]>> = {
  leadership: [
    '领导小组全年召开四次会议，布置的任务均有反馈。',
    '领导小组召开两次会议，部门分工已经明确，部分任务还在办理。',
    '年内召开一次领导小组会议，日常协调由办公室负责。',
  ],
  employment: [
    '与两家企业和一处公益岗位建立对接，全年推荐就业多人次。',
    '组织技能培训一期，推荐临时岗位若干。',
    '以转介人社部门为主，本级没有固定对接单位。',
  ],
  prevention: [
    '在学校、娱乐场所和出租屋集中区域开展宣传，覆盖全部村、社区。',
    '结合禁毒宣传月开展活动，张贴海报、发放手册。',
  ],
}

export function demoVoice(plan: DemoPlan, area: string): DemoVoice {
  const random = randomFor(plan.seed, 'evaluation', area)
  const level = 55 + random.int(0, 40)
  return {
    id: (what, daysAgo) =>
      inventId(minuteOf(plan.asOf - daysAgo, 600), randomFor(plan.seed, 'evaluation', area, what)),
    share: (what) => {
      const own = randomFor(plan.seed, 'evaluation', area, what)
      return Math.min(100, Math.max(30, level + own.int(-6, 6)))
    },
    says: (item) => {
      const choices = said[item] ?? []
      return (
        choices[Math.min(choices.length - 1, Math.floor((95 - level) / 15))] ?? choices[0] ?? '按要求开展。'
      )
    },
  }
}
