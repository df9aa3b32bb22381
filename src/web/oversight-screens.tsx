import { Layers, NotebookTabs, Scale, SearchCheck } from 'lucide-react'
import { lazy } from 'react'
import type { Screen } from '#web/routes.tsx'

/** How areas and offices are judged and helped: ledgers, evaluation, inspections, standards. */
export const oversightScreens: readonly Screen[] = [
  {
    path: '/tiers',
    title: 'tiers',
    roles: ['worker', 'stationHead', 'townshipOffice', 'narcoticsOffice', 'policeLiaison'],
    view: lazy(async () => ({ default: (await import('./tier/tiers-screen.tsx')).TiersScreen })),
    nav: { group: 'oversight', icon: Layers },
  },
  {
    path: '/cases/:caseId/tier',
    title: 'tiers',
    roles: ['worker', 'stationHead', 'townshipOffice'],
    view: lazy(async () => ({ default: (await import('./tier/tier-screen.tsx')).TierScreen })),
  },
  {
    path: '/ledgers',
    title: 'ledgers',
    roles: ['worker', 'stationHead', 'townshipOffice', 'narcoticsOffice', 'policeLiaison'],
    view: lazy(async () => ({ default: (await import('./ledger/ledgers-screen.tsx')).LedgersScreen })),
    nav: { group: 'oversight', icon: NotebookTabs },
  },
  {
    path: '/ledgers/:id',
    title: 'ledgers',
    roles: ['worker', 'stationHead', 'townshipOffice', 'narcoticsOffice', 'policeLiaison'],
    view: lazy(async () => ({ default: (await import('./ledger/ledger-screen.tsx')).LedgerScreen })),
  },
  {
    path: '/oversight',
    title: 'oversight',
    roles: ['stationHead', 'townshipOffice', 'narcoticsOffice'],
    view: lazy(async () => ({ default: (await import('./oversight/oversight-screen.tsx')).OversightScreen })),
    nav: { group: 'oversight', icon: SearchCheck },
  },
  {
    path: '/oversight/inspections/:inspectionId',
    title: 'oversight',
    roles: ['stationHead', 'townshipOffice', 'narcoticsOffice'],
    view: lazy(async () => ({
      default: (await import('./oversight/inspection-screen.tsx')).InspectionScreen,
    })),
  },
  {
    path: '/oversight/units/:unitId',
    title: 'oversight',
    roles: ['stationHead', 'townshipOffice', 'narcoticsOffice'],
    view: lazy(async () => ({ default: (await import('./oversight/unit-screen.tsx')).UnitScreen })),
  },
  {
    path: '/evaluations',
    title: 'evaluations',
    roles: ['stationHead', 'townshipOffice', 'narcoticsOffice'],
    view: lazy(async () => ({
      default: (await import('./evaluation/evaluations-screen.tsx')).EvaluationsScreen,
    })),
    nav: { group: 'oversight', icon: Scale, count: 'evaluations' },
  },
  {
    path: '/evaluations/:roundId',
    title: 'evaluations',
    roles: ['stationHead', 'townshipOffice', 'narcoticsOffice'],
    view: lazy(async () => ({ default: (await import('./evaluation/round-screen.tsx')).RoundScreen })),
  },
  {
    path: '/evaluations/:roundId/:area',
    title: 'evaluations',
    roles: ['stationHead', 'townshipOffice', 'narcoticsOffice'],
    view: lazy(async () => ({
      default: (await import('./evaluation/area-screen.tsx')).EvaluationAreaScreen,
    })),
  },
  {
    path: '/consequences/:consequenceId',
    title: 'evaluations',
    roles: ['stationHead', 'townshipOffice', 'narcoticsOffice'],
    view: lazy(async () => ({
      default: (await import('./evaluation/consequence-screen.tsx')).ConsequenceScreen,
    })),
  },
]
