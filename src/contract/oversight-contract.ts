import { demonstrationRoutes } from './demonstration-contract.ts'
import { inspectionRoutes } from './inspection-contract.ts'
import { inspectionFindingRoutes } from './inspection-finding-contract.ts'
import { linkedSupportRoutes } from './linked-support-contract.ts'
import { meansRoutes } from './means-contract.ts'
import { oversightFileRoutes } from './oversight-file-contract.ts'
import type { Route } from './route.ts'
import { standardRoutes } from './standard-contract.ts'

/** Inspections, linked support, demonstration units, office standards, money and premises. */
export const oversightRoutes: readonly Route[] = [
  ...oversightFileRoutes,
  ...inspectionFindingRoutes,
  ...inspectionRoutes,
  ...linkedSupportRoutes,
  ...demonstrationRoutes,
  ...standardRoutes,
  ...meansRoutes,
]
