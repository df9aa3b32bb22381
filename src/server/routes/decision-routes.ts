import type { Handler } from '#server/http/context.ts'

export const decisionHandlers: readonly Handler[] = []
