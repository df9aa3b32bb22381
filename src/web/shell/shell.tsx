import { useQueryClient } from '@tanstack/react-query'
import { WifiOff } from 'lucide-react'
import { Suspense, useMemo } from 'react'
import { Navigate, Route, Routes, useLocation } from 'react-router'
import type { Me } from '#contract/session-contract.ts'
import { Skeleton } from '#web/kit/skeleton.tsx'
import { useOnline } from '#web/kit/use-online.ts'
import { useText } from '#web/language/language.ts'
import { homeOf, mayOpen, screens } from '#web/routes.tsx'
import { type Session, SessionContext } from '#web/session/session.ts'
import { commonText } from '#web/text/common.ts'
import { shellText } from '#web/text/shell.ts'
import { BottomBar } from './bottom-bar.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { HotkeyHelp } from './hotkey-help.tsx'
import { IdleWarning } from './idle-warning.tsx'
import { NoRight, NotFound } from './no-page.tsx'
import { Rail } from './rail.tsx'
import { TopBar } from './top-bar.tsx'

/** Everything around a screen: who works as what, where one can go, and what must never be missed. */
export function Shell(props: { me: Me; onSwitched: (me: Me) => void; onSignedOut: () => void }) {
  const { me, onSwitched, onSignedOut } = props
  const t = useText(shellText)
  const common = useText(commonText)
  const { pathname } = useLocation()
  const online = useOnline()
  const client = useQueryClient()
  const session = useMemo(() => me as Session, [me])
  const role = session.grant.role

  function switched(next: Me) {
    // Another post has other rights: nothing read under the old one may stay.
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session.me' })
    onSwitched(next)
  }

  return (
    <SessionContext value={session}>
      <a className="skip-link" href="#main">
        {t.skip}
      </a>
      <div className="shell">
        <TopBar onSwitched={switched} onSignedOut={onSignedOut} />
        <Rail />
        <main className="main" id="main" tabIndex={-1}>
          {!online && (
            <p className="notice-line" role="status">
              <WifiOff size={18} aria-hidden /> {common.offline}
            </p>
          )}
          <ErrorBoundary resetKey={pathname}>
            <Suspense fallback={<Skeleton lines={6} />}>
              <Routes key={session.grant.id}>
                <Route path="/" element={<Navigate to={homeOf(role)} replace />} />
                <Route path="/invite" element={<Navigate to="/" replace />} />
                {screens.map((screen) => (
                  <Route
                    key={screen.path}
                    path={screen.path}
                    element={mayOpen(screen, role) ? <screen.view /> : <NoRight />}
                  />
                ))}
                <Route path="*" element={<NotFound />} />
              </Routes>
            </Suspense>
          </ErrorBoundary>
        </main>
        <BottomBar />
      </div>
      <HotkeyHelp />
      <IdleWarning minutes={session.session.idleMinutes} />
    </SessionContext>
  )
}
