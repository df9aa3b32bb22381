import { countBeforeOrder } from '#contract/before-count-contract.ts'
import { countDecisions } from '#contract/decision-contract.ts'
import { countEvaluations } from '#contract/evaluation-contract.ts'
import { countHandoversRoute } from '#contract/handover-contract.ts'
import { countTasks } from '#contract/meeting-task-contract.ts'
import { countWaitingOrders } from '#contract/order-contract.ts'
import { countPoliceReports } from '#contract/police-report-contract.ts'
import { useRoute } from '#web/api/use-route.ts'
import type { Screen } from '#web/routes.tsx'

type What = NonNullable<NonNullable<Screen['nav']>['count']>
const noInput = {}

/** How many wait behind an entry of the navigation; nothing where none do. Not polled: that would keep an idle session alive. */
export function NavCount({ of }: { of: What }) {
  if (of === 'beforeOrder') return <BeforeCount />
  if (of === 'meetingTasks') return <TaskCount />
  if (of === 'evaluations') return <EvaluationCount />
  if (of === 'handovers') return <HandoverCount />
  if (of === 'receivedReports') return <ReportCount />
  return of === 'decisions' ? <DecisionCount /> : <OrderCount />
}

function DecisionCount() {
  const counts = useRoute(countDecisions, noInput)
  const { total = 0, forOthers = [] } = counts.data ?? {}
  return <Bubble n={forOthers.reduce((sum, one) => sum + one.total, total)} />
}

function OrderCount() {
  const counts = useRoute(countWaitingOrders, noInput)
  return <Bubble n={counts.data?.total} />
}

function HandoverCount() {
  return <Bubble n={useRoute(countHandoversRoute, noInput).data?.mine} />
}

function ReportCount() {
  const counts = useRoute(countPoliceReports, noInput)
  return <Bubble n={counts.data?.total} />
}

function TaskCount() {
  return <Bubble n={useRoute(countTasks, noInput).data?.overdue} />
}

function EvaluationCount() {
  return <Bubble n={useRoute(countEvaluations, noInput).data?.all} />
}

function BeforeCount() {
  const { late = 0, toScreen = 0 } = useRoute(countBeforeOrder, noInput).data ?? {}
  return <Bubble n={late + toScreen} />
}

function Bubble({ n }: { n: number | undefined }) {
  return n ? <span className="nav-count">{n > 999 ? '999+' : n}</span> : null
}
