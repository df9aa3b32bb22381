import { CalendarCheck2 } from 'lucide-react'
import { lazy } from 'react'
import type { Screen } from '#web/routes.tsx'

const staff = ['worker', 'stationHead', 'townshipOffice', 'policeLiaison'] as const

/** The register of endings and the guided page of one act. */
export const endingScreens: readonly Screen[] = [
  {
    path: '/endings',
    title: 'endings',
    roles: staff,
    view: lazy(async () => ({ default: (await import('./endings-screen.tsx')).EndingsScreen })),
    nav: { group: 'course', icon: CalendarCheck2, key: 'z' },
  },
  {
    path: '/cases/:caseId/ending/:act',
    title: 'endingAct',
    roles: staff,
    view: lazy(async () => ({ default: (await import('./act-screen.tsx')).EndingActScreen })),
  },
]
