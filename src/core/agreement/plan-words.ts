import type { PlanNeed, PlanService } from './draft-content.ts'
import { areaWords, rhythmWords, serviceWords } from './plan-kinds.ts'

/** 心理疏导：每月一次，由张三负责。 */
export function sayService({ kind, rhythm, by, note }: PlanService): string {
  const who = by ? `，由${by}负责` : ''
  return `${serviceWords[kind]}：${rhythmWords[rhythm]}${who}${note ? `（${note}）` : ''}。`
}

/** 就业：没有稳定工作 */
export function sayNeed({ area, need }: PlanNeed): string {
  return `${areaWords[area]}：${need}`
}

/** The plan as the journal keeps it; `planAdopted` holds the same three lists. */
export function planData(plan: {
  readonly needs: readonly PlanNeed[]
  readonly services: readonly PlanService[]
}): { needs?: string[]; goals?: string[]; services?: string[] } {
  const needs = plan.needs.map(sayNeed)
  const goals = plan.needs.flatMap((n) => (n.goal ? [n.goal] : []))
  const services = plan.services.map((s) => sayService(s).replace(/。$/, ''))
  return {
    ...(needs.length > 0 ? { needs } : {}),
    ...(goals.length > 0 ? { goals } : {}),
    ...(services.length > 0 ? { services } : {}),
  }
}

/** Has the plan other words than the one that stands in the journal? */
export function isNewPlan(
  plan: ReturnType<typeof planData>,
  last: Readonly<Record<string, unknown>> | undefined,
): boolean {
  if (!plan.needs && !plan.goals && !plan.services) return false
  const list = (value: unknown) => JSON.stringify(value === undefined ? [] : [value].flat())
  return (['needs', 'goals', 'services'] as const).some((key) => list(plan[key]) !== list(last?.[key]))
}
