import type { Handler } from '#server/http/context.ts'

export const systemHandlers: readonly Handler[] = []
