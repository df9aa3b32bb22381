import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Route } from '#contract/route.ts'
import { type ApiError, type CallInput, call, type ReplyOf } from './call.ts'

/** Reads a GET route (or a question sent as POST). Keeps showing the last page while the next one is on its way. */
export function useRoute<R extends Route>(
  route: R,
  input: CallInput<R>,
  options: { enabled?: boolean; refetchMs?: number } = {},
): UseQueryResult<ReplyOf<R>, ApiError> {
  return useQuery<ReplyOf<R>, ApiError>({
    queryKey: [route.id, input],
    queryFn: ({ signal }) => call(route, input, { signal }),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
    refetchInterval: options.refetchMs ?? false,
  })
}
