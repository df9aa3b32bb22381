import { useSyncExternalStore } from 'react'

let searched = ''
const listeners = new Set<() => void>()

/** What was searched for lives in memory only: a name must not stand in a URL, a history or a storage. */
export function setSearchText(text: string): void {
  searched = text
  for (const listener of listeners) listener()
}

export function useSearchText(): string {
  return useSyncExternalStore(
    (onChange) => {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
    () => searched,
  )
}
