import type { Handler } from '#server/http/context.ts'
import { abnormalHandlers } from './abnormal-routes.ts'
import { accountHandlers } from './account-routes.ts'
import { agreementHandlers } from './agreement-routes.ts'
import { areaHandlers } from './area-routes.ts'
import { batchHandlers } from './batch-routes.ts'
import { caseHandlers } from './case-routes.ts'
import { conductHandlers } from './conduct-routes.ts'
import { consequenceHandlers } from './consequence-routes.ts'
import { dayHandlers } from './day-routes.ts'
import { decisionHandlers } from './decision-routes.ts'
import { documentHandlers } from './document-routes.ts'
import { endingHandlers } from './ending-routes.ts'
import { evaluationActHandlers } from './evaluation-act-routes.ts'
import { evaluationAppealHandlers } from './evaluation-appeal-routes.ts'
import { evaluationAreaHandlers } from './evaluation-area-routes.ts'
import { evaluationExportHandlers } from './evaluation-export-routes.ts'
import { evaluationHandlers } from './evaluation-routes.ts'
import { handoverHandlers } from './handover-routes.ts'
import { leadingGroupHandlers } from './leading-group-routes.ts'
import { leaveHandlers } from './leave-routes.ts'
import { ledgerHandlers } from './ledger-routes.ts'
import { ledgerRunHandlers } from './ledger-run-routes.ts'
import { lookHandlers } from './look-routes.ts'
import { meetingHandlers } from './meeting-routes.ts'
import { meetingTaskHandlers } from './meeting-task-routes.ts'
import { messageHandlers } from './message-routes.ts'
import { orderHandlers } from './order-routes.ts'
import { oversightHandlers } from './oversight-routes.ts'
import { overviewHandlers } from './overview-routes.ts'
import { ownHandlers } from './own-routes.ts'
import { partsHandlers } from './parts-routes.ts'
import { peopleHandlers } from './people-routes.ts'
import { pictureHandlers } from './picture-routes.ts'
import { policeReportHandlers } from './police-report-routes.ts'
import { policyDraftHandlers } from './policy-draft-routes.ts'
import { policyForecastHandlers } from './policy-forecast-routes.ts'
import { policyHandlers } from './policy-routes.ts'
import { rectificationHandlers } from './rectification-routes.ts'
import { registerHandlers } from './register-routes.ts'
import { releaseHandlers } from './release-routes.ts'
import { reportInHandlers } from './report-in-routes.ts'
import { reportHandlers } from './report-routes.ts'
import { rosterHandlers } from './roster-routes.ts'
import { screeningHandlers } from './screening-routes.ts'
import { sealedQueryHandlers } from './sealed-query-routes.ts'
import { sealingHandlers } from './sealing-routes.ts'
import { sessionHandlers } from './session-routes.ts'
import { specialHandlers } from './special-routes.ts'
import { staffRecordHandlers } from './staff-record-routes.ts'
import { staffHandlers } from './staff-routes.ts'
import { substituteHandlers } from './substitute-routes.ts'
import { systemHandlers } from './system-routes.ts'
import { testHandlers } from './test-routes.ts'
import { tierHandlers } from './tier-routes.ts'

/** What answers each route of the contract; a route without a handler does not start the server. */
export const allHandlers: readonly Handler[] = [
  ...abnormalHandlers,
  ...accountHandlers,
  ...agreementHandlers,
  ...areaHandlers,
  ...batchHandlers,
  ...caseHandlers,
  ...conductHandlers,
  ...dayHandlers,
  ...decisionHandlers,
  ...documentHandlers,
  ...leadingGroupHandlers,
  ...meetingTaskHandlers,
  ...meetingHandlers,
  ...handoverHandlers,
  ...messageHandlers,
  ...leaveHandlers,
  ...lookHandlers,
  ...ledgerHandlers,
  ...ledgerRunHandlers,
  ...endingHandlers,
  ...evaluationHandlers,
  ...evaluationActHandlers,
  ...evaluationAreaHandlers,
  ...evaluationAppealHandlers,
  ...evaluationExportHandlers,
  ...consequenceHandlers,
  ...rectificationHandlers,
  ...orderHandlers,
  ...oversightHandlers,
  ...overviewHandlers,
  ...partsHandlers,
  ...ownHandlers,
  ...peopleHandlers,
  ...pictureHandlers,
  ...policeReportHandlers,
  ...policyHandlers,
  ...policyDraftHandlers,
  ...policyForecastHandlers,
  ...registerHandlers,
  ...reportHandlers,
  ...releaseHandlers,
  ...reportInHandlers,
  ...sealedQueryHandlers,
  ...sealingHandlers,
  ...rosterHandlers,
  ...screeningHandlers,
  ...sessionHandlers,
  ...specialHandlers,
  ...staffHandlers,
  ...staffRecordHandlers,
  ...substituteHandlers,
  ...systemHandlers,
  ...testHandlers,
  ...tierHandlers,
]
