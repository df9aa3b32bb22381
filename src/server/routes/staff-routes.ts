import type { Handler } from '#server/http/context.ts'

export const staffHandlers: readonly Handler[] = []
