import { QueryClient } from '@tanstack/react-query'
import { ApiError } from './problem.ts'

/** Reads are tried again where the network or the server failed; a definite answer is not asked twice. Writes never. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: true,
        networkMode: 'always',
        retry: (count, error) =>
          count < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 502),
      },
      mutations: { retry: false },
    },
  })
}
