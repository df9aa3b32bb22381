import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { Route } from '#contract/route.ts'
import type { FormError } from '#web/kit/error-summary.tsx'
import { useLanguage } from '#web/language/language.ts'
import { ApiError, type CallInput, call, type ReplyOf } from './call.ts'

export type Act<R extends Route> = {
  /** Sends; answers the reply, or undefined where it was refused or failed (then `errors` says why). */
  readonly act: (input: CallInput<R>, options?: { ifMatch?: number }) => Promise<ReplyOf<R> | undefined>
  readonly busy: boolean
  readonly errors: readonly FormError[]
  readonly problem: ApiError | undefined
  readonly reset: () => void
}

/**
 * Sends a write. The same input sent again after a lost answer carries the same Idempotency-Key, so it happens once.
 * After success what stands on the page is read again; `refresh` narrows this to routes whose id begins so.
 */
export function useAct<R extends Route>(route: R, options: { refresh?: readonly string[] } = {}): Act<R> {
  const client = useQueryClient()
  const { language } = useLanguage()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiError>()
  const attempt = useRef<{ input: string; key: string }>(undefined)
  const { refresh } = options

  const act = useCallback(
    async (input: CallInput<R>, { ifMatch }: { ifMatch?: number } = {}) => {
      const same = JSON.stringify(input)
      if (attempt.current?.input !== same) attempt.current = { input: same, key: crypto.randomUUID() }
      setBusy(true)
      setProblem(undefined)
      try {
        const reply = await call(route, input, { idempotencyKey: attempt.current.key, ifMatch })
        attempt.current = undefined
        await client.invalidateQueries({ predicate: (q) => concerns(q.queryKey[0], refresh) })
        return reply
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        // A definite answer ends the attempt; only a lost one keeps its key.
        if (error.status > 0 && error.status < 500) attempt.current = undefined
        setProblem(error)
        return undefined
      } finally {
        setBusy(false)
      }
    },
    [route, client, refresh],
  )

  const reset = useCallback(() => setProblem(undefined), [])
  return { act, busy, errors: formErrors(problem, language), problem, reset }
}

/** A problem as lines of an error summary, in the reader's language. */
export function formErrors(problem: ApiError | undefined, language: 'zh' | 'en'): readonly FormError[] {
  if (!problem) return []
  if (problem.refusals.length === 0) return [{ says: problem.says[language] }]
  return problem.refusals.map((refusal) => ({
    field: refusal.field,
    says: [refusal.says[language], refusal.mend?.[language]].filter(Boolean).join(' '),
    clause: refusal.clause,
  }))
}

function concerns(id: unknown, refresh: readonly string[] | undefined): boolean {
  return !refresh || refresh.some((start) => String(id).startsWith(start))
}
