import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ApiError } from '#web/api/problem.ts'
import { useSay, useText } from '#web/language/language.ts'
import { commonText } from '#web/text/common.ts'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'
import { Skeleton } from './skeleton.tsx'

/** The three lives of a read: on its way, failed (with a way out), there. */
export function Loaded<T>(props: {
  query: UseQueryResult<T, ApiError>
  children: (data: T) => ReactNode
  lines?: number
}) {
  const { query, children, lines = 5 } = props
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <Failed error={query.error} onRetry={() => void query.refetch()} />
  return <Skeleton lines={lines} />
}

export function Failed({ error, onRetry }: { error: ApiError; onRetry?: (() => void) | undefined }) {
  const t = useText(commonText)
  const say = useSay()
  return (
    <Banner kind="danger" title={t.failedTitle}>
      <p>{say(error.says)}</p>
      {error.reference && <p className="soft small">{t.reference(error.reference)}</p>}
      {onRetry && error.status !== 404 && error.status !== 403 && (
        <p>
          <Button small onClick={onRetry}>
            {t.retry}
          </Button>
        </p>
      )}
    </Banner>
  )
}
