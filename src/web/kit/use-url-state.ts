import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'

/**
 * Filters, sort and page in the URL, so that back, reload and a sent link show the same list. Values are strings; those
 * equal to the default are left out. Never put names, numbers or search words here: they would stand in logs and history.
 */
export function useUrlState<T extends Readonly<Record<string, string>>>(
  defaults: T,
): [T, (change: Partial<T>, options?: { push?: boolean }) => void] {
  const [params, setParams] = useSearchParams()
  const state = useMemo(() => {
    const entries = Object.entries(defaults).map(([key, value]) => [key, params.get(key) ?? value])
    return Object.fromEntries(entries) as T
  }, [defaults, params])
  const set = useCallback(
    (change: Partial<T>, options: { push?: boolean } = {}) => {
      setParams(
        (now) => {
          const next = new URLSearchParams(now)
          for (const [key, value] of Object.entries(change)) {
            if (value === undefined || value === defaults[key]) next.delete(key)
            else next.set(key, String(value))
          }
          return next
        },
        { replace: options.push !== true },
      )
    },
    [defaults, setParams],
  )
  return [state, set]
}
