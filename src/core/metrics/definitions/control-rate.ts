import { isToBeControlled } from '#core/metrics/conditions.ts'
import { type DayMetric, one } from '#core/metrics/metric.ts'

export const controlRate: DayMetric = {
  key: 'controlRate',
  slot: 4,
  version: 1,
  kind: 'day',
  unit: 'percent',
  better: 'higher',
  target: 'metricTarget.controlRate',
  title: { zh: '管控率', en: 'Control rate' },
  means: {
    zh: '分子：未失去联系的。分母：登记在册的案件，不计戒断三年未复吸、死亡、出国（境）、服刑、强制隔离戒毒和被羁押的。期满解除后、戒断三年之前仍计入。',
    en: 'Above: those in touch. Below: cases on file, without three years clean, dead, abroad, in prison, in isolation and detained. After discharge a case stays in until three years clean.',
  },
  source: {
    zh: '《戒毒条例》第七条第二款（戒断三年不再动态管控）；苏州2015年公布值94.71%；口径为本系统理解。',
    en: 'Regulations, article 7(2) (three years clean leave dynamic control); Suzhou published 94.71 % in 2015; our reading.',
  },
  denominator: ({ state }) => one(isToBeControlled(state)),
  numerator: ({ state }) => one(state.contact === 'inTouch'),
}
