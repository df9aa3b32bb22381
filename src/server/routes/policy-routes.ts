import type { Handler } from '#server/http/context.ts'

export const policyHandlers: readonly Handler[] = []
