import type { Handler } from '#server/http/context.ts'
import { demonstrationHandlers } from './demonstration-routes.ts'
import { inspectionFindingHandlers } from './inspection-finding-routes.ts'
import { inspectionPlanHandlers } from './inspection-plan-routes.ts'
import { inspectionHandlers } from './inspection-routes.ts'
import { linkedSupportHandlers } from './linked-support-routes.ts'
import { meansHandlers } from './means-routes.ts'
import { oversightFileHandlers } from './oversight-file-routes.ts'
import { standardHandlers } from './standard-routes.ts'

/** Inspections, linked support, demonstration units, office standards, money and premises. */
export const oversightHandlers: readonly Handler[] = [
  ...oversightFileHandlers,
  ...inspectionFindingHandlers,
  ...inspectionPlanHandlers,
  ...inspectionHandlers,
  ...linkedSupportHandlers,
  ...demonstrationHandlers,
  ...standardHandlers,
  ...meansHandlers,
]
