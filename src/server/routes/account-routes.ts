import type { Handler } from '#server/http/context.ts'

export const accountHandlers: readonly Handler[] = []
