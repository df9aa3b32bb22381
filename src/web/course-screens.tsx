import { ArrowLeftRight, BellRing, CalendarRange, HeartHandshake, Printer, TestTubes } from 'lucide-react'
import { lazy } from 'react'
import type { Screen } from '#web/routes.tsx'

const field = ['worker', 'stationHead', 'townshipOffice'] as const
const deciders = ['stationHead', 'townshipOffice', 'worker', 'policeLiaison'] as const

/** The steps of a measure: registers of what goes on, and the guided pages of one case. */
export const courseScreens: readonly Screen[] = [
  {
    path: '/decisions/made',
    title: 'decisions',
    roles: deciders,
    view: lazy(async () => ({ default: (await import('./decision/made-screen.tsx')).MadeScreen })),
  },
  {
    path: '/decisions/substitutes',
    title: 'decisions',
    roles: ['stationHead', 'townshipOffice'],
    view: lazy(async () => ({
      default: (await import('./decision/substitutes-screen.tsx')).SubstitutesScreen,
    })),
  },
  {
    path: '/leaves',
    title: 'leaves',
    roles: [...field, 'policeLiaison'],
    view: lazy(async () => ({ default: (await import('./leave/leaves-screen.tsx')).LeavesScreen })),
    nav: { group: 'course', icon: CalendarRange, key: 'v' },
  },
  {
    path: '/handovers',
    title: 'handovers',
    roles: field,
    view: lazy(async () => ({ default: (await import('./handover/handovers-screen.tsx')).HandoversScreen })),
    nav: { group: 'course', icon: ArrowLeftRight, key: 'j', count: 'handovers' },
  },
  {
    path: '/handovers/:caseId/:handoverId',
    title: 'handovers',
    roles: field,
    view: lazy(async () => ({ default: (await import('./handover/handover-screen.tsx')).HandoverScreen })),
  },
  {
    path: '/cases/:caseId/handovers',
    title: 'handovers',
    roles: field,
    view: lazy(async () => ({
      default: (await import('./handover/case-handovers-screen.tsx')).CaseHandoversScreen,
    })),
  },
  {
    path: '/report-in',
    title: 'reportIn',
    roles: [...field, 'policeLiaison'],
    view: lazy(async () => ({ default: (await import('./report-in/report-in-screen.tsx')).ReportInScreen })),
    nav: { group: 'course', icon: BellRing, key: 'm' },
  },
  {
    path: '/documents/batch',
    title: 'batch',
    roles: field,
    view: lazy(async () => ({ default: (await import('./document/batch-screen.tsx')).BatchScreen })),
    nav: { group: 'course', icon: Printer },
  },
  {
    path: '/documents/batch/:batchId',
    title: 'batch',
    roles: field,
    view: lazy(async () => ({ default: (await import('./document/batch-run-screen.tsx')).BatchRunScreen })),
  },
  {
    path: '/tests',
    title: 'tests',
    roles: [...field, 'policeLiaison'],
    view: lazy(async () => ({ default: (await import('./tests/tests-screen.tsx')).TestsScreen })),
    nav: { group: 'course', icon: TestTubes, key: 't' },
  },
  {
    path: '/cases/:caseId/tests',
    title: 'case',
    roles: [...field, 'policeLiaison'],
    view: lazy(async () => ({ default: (await import('./tests/case-tests-screen.tsx')).CaseTestsScreen })),
  },
  {
    path: '/special',
    title: 'special',
    roles: field,
    view: lazy(async () => ({ default: (await import('./special/special-screen.tsx')).SpecialScreen })),
    nav: { group: 'course', icon: HeartHandshake, key: 'e' },
  },
  {
    path: '/agreement-bodies',
    title: 'agreementBodies',
    roles: ['townshipOffice'],
    view: lazy(async () => ({ default: (await import('./agreement/bodies-screen.tsx')).BodiesScreen })),
  },
  {
    path: '/cases/:caseId/agreement',
    title: 'agreement',
    roles: field,
    view: lazy(async () => ({ default: (await import('./agreement/agreement-screen.tsx')).AgreementScreen })),
  },
  {
    path: '/cases/:caseId/work-group',
    title: 'workGroup',
    roles: field,
    view: lazy(async () => ({ default: (await import('./agreement/group-screen.tsx')).GroupScreen })),
  },
]
