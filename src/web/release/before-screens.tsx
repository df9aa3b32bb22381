import { DoorOpen } from 'lucide-react'
import { lazy } from 'react'
import type { Screen } from '#web/routes.tsx'

const staff = ['worker', 'stationHead', 'townshipOffice', 'narcoticsOffice'] as const
const all = [...staff, 'policeLiaison'] as const
const enterers = ['townshipOffice', 'narcoticsOffice', 'policeLiaison'] as const
const offices = ['townshipOffice', 'narcoticsOffice'] as const

/** What comes before an order: releases and screenings, one line of the navigation. */
export const beforeScreens: readonly Screen[] = [
  {
    path: '/releases',
    title: 'releases',
    roles: all,
    view: lazy(async () => ({ default: (await import('./releases-screen.tsx')).ReleasesScreen })),
    nav: { group: 'course', icon: DoorOpen, key: 'c', count: 'beforeOrder', notHomeOf: all },
  },
  {
    path: '/releases/new',
    title: 'releases',
    roles: enterers,
    view: lazy(async () => ({ default: (await import('./new-release-screen.tsx')).NewReleaseScreen })),
  },
  {
    path: '/releases/lists',
    title: 'releases',
    roles: enterers,
    view: lazy(async () => ({ default: (await import('./release-lists-screen.tsx')).ReleaseListsScreen })),
  },
  {
    path: '/releases/:releaseId',
    title: 'releases',
    roles: all,
    view: lazy(async () => ({ default: (await import('./release-screen.tsx')).ReleaseScreen })),
  },
  {
    path: '/screenings',
    title: 'releases',
    roles: staff,
    view: lazy(async () => ({
      default: (await import('#web/screening/screenings-screen.tsx')).ScreeningsScreen,
    })),
  },
  {
    path: '/screenings/:screeningId',
    title: 'releases',
    roles: staff,
    view: lazy(async () => ({
      default: (await import('#web/screening/screening-screen.tsx')).ScreeningScreen,
    })),
  },
  {
    path: '/screenings/:screeningId/lists',
    title: 'releases',
    roles: offices,
    view: lazy(async () => ({
      default: (await import('#web/screening/screening-lists-screen.tsx')).ScreeningListsScreen,
    })),
  },
]
