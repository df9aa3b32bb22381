import { useEffect, useState } from 'react'

/** A value a moment after it last changed: what is typed is not asked about letter by letter. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value)
  const text = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(text)), ms)
    return () => clearTimeout(timer)
  }, [text, ms])
  return settled
}
