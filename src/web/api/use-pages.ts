import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { Route } from '#contract/route.ts'
import { type ApiError, type CallInput, call, type ReplyOf } from './call.ts'

type Paged = { readonly next: string | null }

/** A keyset list read page after page: `pages` grow as the reader asks for more. `where` says which part carries `after`. */
export function usePages<R extends Route>(
  route: R,
  input: CallInput<R>,
  where: 'query' | 'body',
  enabled = true,
) {
  const query = useInfiniteQuery<
    ReplyOf<R>,
    ApiError,
    InfiniteData<ReplyOf<R>>,
    readonly unknown[],
    string | undefined
  >({
    queryKey: [route.id, 'pages', input],
    queryFn: ({ signal, pageParam }) => call(route, withAfter(input, where, pageParam), { signal }),
    initialPageParam: undefined,
    getNextPageParam: (last) => (last as Paged).next ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
  })
  return { ...query, pages: query.data?.pages }
}

function withAfter<R extends Route>(
  input: CallInput<R>,
  where: 'query' | 'body',
  after: string | undefined,
): CallInput<R> {
  if (after === undefined) return input
  const part = (input as Readonly<Record<string, object | undefined>>)[where]
  return { ...input, [where]: { ...part, after } }
}
