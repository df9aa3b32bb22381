import type { Handler } from '#server/http/context.ts'

export const sessionHandlers: readonly Handler[] = []
