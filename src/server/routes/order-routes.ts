import type { Handler } from '#server/http/context.ts'

export const orderHandlers: readonly Handler[] = []
