import type { ComponentType } from 'react'
import type { CasePage } from '#contract/case-contract.ts'
import { AgreementCourseCard } from '#web/agreement/agreement-course-card.tsx'
import { BreachCard } from '#web/conduct/breach-card.tsx'
import { LeaveCard } from '#web/conduct/leave-card.tsx'
import { OwedCard } from '#web/conduct/owed-card.tsx'
import { EndingCard } from '#web/ending/ending-card.tsx'
import { HandoverCard } from '#web/handover/handover-card.tsx'
import { OwnLoginCard } from '#web/own/own-login-card.tsx'
import { PoliceReportsCard } from '#web/police/police-reports-card.tsx'
import { ReleaseCard } from '#web/release/release-card.tsx'
import { ReportInCard } from '#web/report-in/report-in-card.tsx'
import { SpecialCard } from '#web/special/special-card.tsx'
import { TestChainCard } from '#web/tests/test-chain-card.tsx'
import { TierCard } from '#web/tier/tier-card.tsx'

type CasePart = ComponentType<{ page: CasePage }>

/** Cards of single matters, by name, in the order shown. Each draws nothing where its matter does not touch the case. */
const cards: Readonly<Record<string, CasePart>> = {
  handovers: HandoverCard,
  owed: OwedCard,
  tier: TierCard,
  reportIn: ReportInCard,
  policeReports: PoliceReportsCard,
  leave: LeaveCard,
  breach: BreachCard,
  ending: EndingCard,
  release: ReleaseCard,
  tests: TestChainCard,
  agreement: AgreementCourseCard,
  special: SpecialCard,
  ownLogin: OwnLoginCard,
}

/** Loaded after the page stands, so that the field's first view stays small. */
export function MoreCards({ page }: { page: CasePage }) {
  // An entrusted station reads the case, not the other matters of its office.
  if (page.guest) return <HandoverCard page={page} />
  return Object.entries(cards).map(([name, Part]) => <Part key={name} page={page} />)
}
