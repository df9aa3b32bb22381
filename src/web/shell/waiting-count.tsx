import { lazy, Suspense } from 'react'
import type { Screen } from '#web/routes.tsx'

const NavCount = lazy(async () => ({ default: (await import('./nav-count.tsx')).NavCount }))

/** The name of a screen stands at once, the number of what waits there follows a moment later. */
export function WaitingCount({ of }: { of: NonNullable<Screen['nav']>['count'] }) {
  return of ? (
    <Suspense fallback={null}>
      <NavCount of={of} />
    </Suspense>
  ) : null
}
