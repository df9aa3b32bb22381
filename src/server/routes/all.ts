import type { Handler } from '#server/http/context.ts'
import { abnormalHandlers } from './abnormal-routes.ts'
import { accountHandlers } from './account-routes.ts'
import { agreementHandlers } from './agreement-routes.ts'
import { areaHandlers } from './area-routes.ts'
import { batchHandlers } from './batch-routes.ts'
import { caseHandlers } from './case-routes.ts'
import { dayHandlers } from './day-routes.ts'
import { decisionHandlers } from './decision-routes.ts'
import { documentHandlers } from './document-routes.ts'
import { handoverHandlers } from './handover-routes.ts'
import { orderHandlers } from './order-routes.ts'
import { overviewHandlers } from './overview-routes.ts'
import { ownHandlers } from './own-routes.ts'
import { peopleHandlers } from './people-routes.ts'
import { policyHandlers } from './policy-routes.ts'
import { releaseHandlers } from './release-routes.ts'
import { sessionHandlers } from './session-routes.ts'
import { specialHandlers } from './special-routes.ts'
import { staffHandlers } from './staff-routes.ts'
import { systemHandlers } from './system-routes.ts'
import { testHandlers } from './test-routes.ts'

/** What answers each route of the contract; a route without a handler does not start the server. */
export const allHandlers: readonly Handler[] = [
  ...abnormalHandlers,
  ...accountHandlers,
  ...agreementHandlers,
  ...areaHandlers,
  ...batchHandlers,
  ...caseHandlers,
  ...dayHandlers,
  ...decisionHandlers,
  ...documentHandlers,
  ...handoverHandlers,
  ...orderHandlers,
  ...overviewHandlers,
  ...ownHandlers,
  ...peopleHandlers,
  ...policyHandlers,
  ...releaseHandlers,
  ...sessionHandlers,
  ...specialHandlers,
  ...staffHandlers,
  ...systemHandlers,
  ...testHandlers,
]
