import { createContext, useContext } from 'react'
import type { Me } from '#contract/session-contract.ts'
import type { Role } from '#core/access/roles.ts'

/** Who is signed in, in the grant that the session works in. */
export type Session = Me & { readonly grant: NonNullable<Me['grant']> }

export const SessionContext = createContext<Session | null>(null)

/** Inside the shell only, where somebody is signed in. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession is used outside the shell, where nobody is signed in')
  return session
}

export function useMayUse(roles: readonly Role[]): boolean {
  return roles.includes(useSession().grant.role)
}
