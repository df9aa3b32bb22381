import type { Handler } from '#server/http/context.ts'

export const dayHandlers: readonly Handler[] = []
