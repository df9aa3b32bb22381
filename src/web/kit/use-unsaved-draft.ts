import { useCallback, useEffect, useRef, useState } from 'react'

export type Draft<T> = {
  readonly values: T
  readonly set: (change: Partial<T>) => void
  /** Forgets the draft: after sending, or when the user discards it. */
  readonly clear: () => void
  /** True where what is shown was brought back from an earlier visit. */
  readonly restored: boolean
}

const prefix = 'draft.'

/**
 * Form values that survive a reload, a closed dialog and an ended login. `key` names form and case, never a person. They
 * live in sessionStorage: gone with the tab, never in localStorage, and wiped by `forgetDrafts` at sign-out.
 */
export function useUnsavedDraft<T extends object>(key: string, initial: T): Draft<T> {
  const [restored, setRestored] = useState(() => readDraft<T>(key) !== undefined)
  const [values, setValues] = useState<T>(() => ({ ...initial, ...readDraft<T>(key) }))
  const first = useRef(initial)
  const dirty = useRef(restored)

  useEffect(() => {
    if (dirty.current) writeDraft(key, values)
  }, [key, values])

  const set = useCallback((change: Partial<T>) => {
    dirty.current = true
    setValues((now) => ({ ...now, ...change }))
  }, [])

  const clear = useCallback(() => {
    dirty.current = false
    sessionStorage.removeItem(prefix + key)
    setRestored(false)
    setValues(first.current)
  }, [key])

  return { values, set, clear, restored }
}

/** At sign-out, so that the next user of this tab finds nothing. */
export function forgetDrafts(): void {
  const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(prefix))
  for (const key of keys) sessionStorage.removeItem(key)
}

function readDraft<T>(key: string): Partial<T> | undefined {
  try {
    const kept = sessionStorage.getItem(prefix + key)
    return kept ? JSON.parse(kept) : undefined
  } catch {
    return undefined
  }
}

function writeDraft(key: string, values: object): void {
  try {
    sessionStorage.setItem(prefix + key, JSON.stringify(values))
  } catch {
    // Storage is full: the form itself still holds the values.
  }
}
