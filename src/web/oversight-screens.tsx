import { NotebookTabs } from 'lucide-react'
import { lazy } from 'react'
import type { Screen } from '#web/routes.tsx'

/** How areas and offices are judged and helped: ledgers, evaluation, inspections, standards. */
export const oversightScreens: readonly Screen[] = [
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
]
