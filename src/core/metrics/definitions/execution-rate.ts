import { hasReportedIn, isToBeExecuted } from '#core/metrics/conditions.ts'
import { type DayMetric, one } from '#core/metrics/metric.ts'

export const executionRate: DayMetric = {
  key: 'executionRate',
  slot: 1,
  version: 1,
  kind: 'day',
  unit: 'percent',
  better: 'higher',
  target: 'metricTarget.executionRate',
  title: { zh: '执行率', en: 'Execution rate' },
  means: {
    zh: '分子：已报到、已与现执行地签订协议、未失去联系的决定。分母：当日已送达并在执行期内的决定；中止、终止、解除的，以及报到期限尚未届满的，不计入。',
    en: 'Above: orders whose person has reported in, has an agreement with the current place and is not lost. Below: orders served and running on the day, without suspended, terminated and discharged ones and those whose report-in deadline has not ended.',
  },
  source: {
    zh: '全国社区戒毒社区康复工作规划（2016—2020年）年度目标；口径按“已执行/应执行”理解，未见官方公式。',
    en: 'Yearly targets of the national plan 2016–2020; read as “executed of those to be executed”, no official formula was seen.',
  },
  denominator: ({ state }) => one(isToBeExecuted(state)),
  numerator: ({ state }) =>
    one(hasReportedIn(state) && state.agreement.currentPlace && state.contact === 'inTouch'),
}
