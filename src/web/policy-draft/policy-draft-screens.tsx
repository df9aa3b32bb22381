import { lazy } from 'react'
import type { Screen } from '#web/routes.tsx'

const writers = ['narcoticsOffice'] as const

/** Drafts of packs and what they would do; reached from the policy library. */
export const policyDraftScreens: readonly Screen[] = [
  {
    path: '/policy/drafts',
    title: 'policyDrafts',
    roles: writers,
    view: lazy(async () => ({ default: (await import('./drafts-screen.tsx')).DraftsScreen })),
  },
  {
    path: '/policy/drafts/:id',
    title: 'policyDrafts',
    roles: writers,
    view: lazy(async () => ({ default: (await import('./draft-screen.tsx')).DraftScreen })),
  },
  {
    path: '/policy/forecasts/:id',
    title: 'policyForecast',
    roles: writers,
    view: lazy(async () => ({ default: (await import('./forecast-screen.tsx')).ForecastScreen })),
  },
]
