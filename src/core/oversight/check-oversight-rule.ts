import type { z } from 'zod'
import { findMetric } from '#core/metrics/metrics.ts'
import type { Fault } from '#core/policy/pack-fault.ts'
import type { Clause } from '#core/policy/policy.ts'
import { Checklists, Criteria, NamedList, SampleSize, Severities, Titles } from './rule-shapes.ts'

const shapes: Readonly<Record<string, z.ZodType>> = {
  'standard.sevenHaves': NamedList,
  'standard.centreFunctions': NamedList,
  'standard.rooms': NamedList,
  'budget.kinds': NamedList,
  'budget.sources': NamedList,
  'inspection.severities': Severities,
  'inspection.sample': SampleSize,
  'inspection.checklists': Checklists,
  'demonstration.titles': Titles,
  'demonstration.criteria': Criteria,
}

/** Lists and criteria of oversight are refused at load where screens could not follow them: shape, clause or figure unknown. */
export function checkOversightRule(
  key: string,
  value: unknown,
  clauses: Readonly<Record<string, Clause>>,
  fault: Fault,
): void {
  const shape = shapes[key]
  if (!shape) return
  const parsed = shape.safeParse(value)
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues)
      fault({
        zh: `${key} 的 ${path.join('.') || '值'} 格式不对：${message}`,
        en: `${key} at ${path.join('.') || 'its value'}: ${message}`,
      })
    return
  }
  if (key === 'inspection.checklists')
    for (const item of Checklists.parse(value).flatMap((list) => list.items))
      if (!clauses[item.clause])
        fault({
          zh: `检查项 ${item.key} 引用的条款 ${item.clause} 不存在。`,
          en: `Item ${item.key} points at clause ${item.clause}, which is not there.`,
        })
  if (key === 'demonstration.criteria')
    for (const one of Criteria.parse(value))
      if (one.kind === 'figure' && !findMetric(one.figure))
        fault({
          zh: `标准 ${one.key} 引用的指标 ${one.figure} 不存在。`,
          en: `Criterion ${one.key} asks for figure ${one.figure}, which is not there.`,
        })
}
