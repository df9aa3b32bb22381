import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useEffect } from 'react'
import { Route, Routes, useLocation } from 'react-router'
import { type Me, readMe } from '#contract/session-contract.ts'
import { about } from '#contract/system-contract.ts'
import { armSignIn } from '#web/api/sign-in-again.ts'
import { useRoute } from '#web/api/use-route.ts'
import { Failed } from '#web/kit/loaded.tsx'
import { Skeleton } from '#web/kit/skeleton.tsx'
import { forgetDrafts } from '#web/kit/use-unsaved-draft.ts'
import { SignInAgain } from '#web/session/sign-in-again.tsx'
import { SignInScreen } from '#web/session/sign-in-screen.tsx'
import { Alone } from './alone.tsx'
import { NoGrant } from './no-grant.tsx'
import { Shell } from './shell.tsx'

const noInput = {}
// Once in a life each: not in what everybody loads every morning.
const InviteScreen = lazy(async () => ({
  default: (await import('#web/session/invite-screen.tsx')).InviteScreen,
}))
const SetUpScreen = lazy(async () => ({
  default: (await import('#web/session/set-up-screen.tsx')).SetUpScreen,
}))

/** Who is here decides what is shown: set-up, sign-in, no post, or the shell. */
export function App() {
  const client = useQueryClient()
  const { pathname } = useLocation()
  const me = useRoute(readMe, noInput)
  const info = useRoute(about, noInput, { enabled: me.error?.status === 401 })
  const signedIn = me.data !== undefined

  useEffect(() => armSignIn(signedIn), [signedIn])

  const enter = useCallback(
    (who: Me) => {
      client.setQueryData([readMe.id, noInput], who)
    },
    [client],
  )

  const leave = useCallback(() => {
    armSignIn(false)
    forgetDrafts()
    client.clear()
    location.assign('/')
  }, [client])

  if (me.data) {
    return (
      <>
        {me.data.grant ? (
          <Shell me={me.data} onSwitched={enter} onSignedOut={leave} />
        ) : (
          <NoGrant onSignedOut={leave} />
        )}
        <SignInAgain me={me.data} onSignedIn={enter} onLeave={leave} />
      </>
    )
  }
  if (me.isPending) return <Waiting />
  if (me.error.status !== 401) {
    return (
      <Alone>
        <Failed error={me.error} onRetry={() => void me.refetch()} />
      </Alone>
    )
  }
  const first = info.data?.needsSetUp && pathname !== '/invite'
  return (
    <Suspense fallback={<Waiting />}>
      {first ? (
        <SetUpScreen />
      ) : (
        <Routes>
          <Route path="/invite" element={<InviteScreen onSignedIn={enter} />} />
          <Route path="*" element={<SignInScreen onSignedIn={enter} />} />
        </Routes>
      )}
    </Suspense>
  )
}

function Waiting() {
  return (
    <div className="alone">
      <Skeleton lines={4} />
    </div>
  )
}
