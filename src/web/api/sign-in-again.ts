import { useSyncExternalStore } from 'react'
import type { Route } from '#contract/route.ts'
import type { ApiError } from './problem.ts'

/** What the dialog over the page must ask for before waiting requests go out again. */
export type Wanted = 'signIn' | 'stepUp' | null

let wanted: Wanted = null
let armed = false
let waiting: ((goOn: boolean) => void)[] = []
const listeners = new Set<() => void>()

/** From the first sign-in until sign-out, a 401 opens the dialog instead of failing. */
export function armSignIn(on: boolean): void {
  armed = on
}

/** Waits until the user has signed in again (or given the second factor again); false where they turned away. */
export function askAgain(route: Route, problem: ApiError): Promise<boolean> {
  const stepUp = problem.code === 'step-up'
  const ofSigningIn = route.scope === 'public' || route.halfSignedIn === true || route.id === 'session.stepUp'
  const ended = problem.code === 'unauthenticated' || problem.code === 'second-factor'
  if (!armed || ofSigningIn || !(stepUp || ended)) return Promise.resolve(false)
  wanted = stepUp ? (wanted ?? 'stepUp') : 'signIn'
  tell()
  return new Promise((resolve) => waiting.push(resolve))
}

/** Lets the waiting requests go on, or fail with their first answer. */
export function answerWaiting(goOn: boolean): void {
  const resolves = waiting
  waiting = []
  wanted = null
  tell()
  for (const resolve of resolves) resolve(goOn)
}

export function useWanted(): Wanted {
  return useSyncExternalStore(
    (onChange) => {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
    () => wanted,
  )
}

function tell(): void {
  for (const listener of listeners) listener()
}
