import { abnormalRoutes } from './abnormal-contract.ts'
import { accountRoutes } from './account-contract.ts'
import { agreementRoutes } from './agreement-contract.ts'
import { areaRoutes } from './area-contract.ts'
import { batchRoutes } from './batch-contract.ts'
import { caseRoutes } from './case-contract.ts'
import { conductRoutes } from './conduct-contract.ts'
import { consequenceRoutes } from './consequence-contract.ts'
import { dayRoutes } from './day-contract.ts'
import { decisionRoutes } from './decision-contract.ts'
import { documentRoutes } from './document-contract.ts'
import { endingRoutes } from './ending-contract.ts'
import { entrustmentRoutes } from './entrustment-contract.ts'
import { evaluationAreaRoutes } from './evaluation-area-contract.ts'
import { evaluationRoutes } from './evaluation-contract.ts'
import { handoverRoutes } from './handover-contract.ts'
import { leadingGroupRoutes } from './leading-group-contract.ts'
import { leaveRoutes } from './leave-contract.ts'
import { ledgerRoutes } from './ledger-contract.ts'
import { lookRoutes } from './look-contract.ts'
import { meetingRoutes } from './meeting-contract.ts'
import { meetingTaskRoutes } from './meeting-task-contract.ts'
import { messageRoutes } from './message-contract.ts'
import { orderRoutes } from './order-contract.ts'
import { oversightRoutes } from './oversight-contract.ts'
import { overviewRoutes } from './overview-contract.ts'
import { ownRoutes } from './own-contract.ts'
import { partRoutes } from './parts-contract.ts'
import { peopleRoutes } from './people-contract.ts'
import { pictureRoutes } from './picture-contract.ts'
import { policeReportRoutes } from './police-report-contract.ts'
import { policyRoutes } from './policy-contract.ts'
import { policyDraftRoutes } from './policy-draft-contract.ts'
import { policyForecastRoutes } from './policy-forecast-contract.ts'
import { rectificationRoutes } from './rectification-contract.ts'
import { registerRoutes } from './register-contract.ts'
import { releaseRoutes } from './release-contract.ts'
import { reportRoutes } from './report-contract.ts'
import { reportInRoutes } from './report-in-contract.ts'
import { rosterRoutes } from './roster-contract.ts'
import type { Route } from './route.ts'
import { screeningRoutes } from './screening-contract.ts'
import { sealedQueryRoutes } from './sealed-query-contract.ts'
import { sessionRoutes } from './session-contract.ts'
import { specialRoutes } from './special-contract.ts'
import { staffRoutes } from './staff-contract.ts'
import { staffRecordRoutes } from './staff-record-contract.ts'
import { substituteRoutes } from './substitute-contract.ts'
import { systemRoutes } from './system-contract.ts'
import { testRoutes } from './test-contract.ts'
import { tierRoutes } from './tier-contract.ts'

/** Every route of the product: server, OpenAPI, client and access tests are derived from this list. */
export const allRoutes: readonly Route[] = [
  ...abnormalRoutes,
  ...accountRoutes,
  ...agreementRoutes,
  ...areaRoutes,
  ...batchRoutes,
  ...caseRoutes,
  ...conductRoutes,
  ...dayRoutes,
  ...decisionRoutes,
  ...documentRoutes,
  ...leadingGroupRoutes,
  ...meetingTaskRoutes,
  ...meetingRoutes,
  ...entrustmentRoutes,
  ...handoverRoutes,
  ...messageRoutes,
  ...leaveRoutes,
  ...lookRoutes,
  ...ledgerRoutes,
  ...endingRoutes,
  ...evaluationRoutes,
  ...evaluationAreaRoutes,
  ...consequenceRoutes,
  ...rectificationRoutes,
  ...orderRoutes,
  ...oversightRoutes,
  ...overviewRoutes,
  ...partRoutes,
  ...ownRoutes,
  ...pictureRoutes,
  ...peopleRoutes,
  ...policeReportRoutes,
  ...policyRoutes,
  ...policyDraftRoutes,
  ...policyForecastRoutes,
  ...registerRoutes,
  ...reportRoutes,
  ...releaseRoutes,
  ...reportInRoutes,
  ...rosterRoutes,
  ...screeningRoutes,
  ...sealedQueryRoutes,
  ...sessionRoutes,
  ...specialRoutes,
  ...staffRoutes,
  ...staffRecordRoutes,
  ...substituteRoutes,
  ...systemRoutes,
  ...testRoutes,
  ...tierRoutes,
]
