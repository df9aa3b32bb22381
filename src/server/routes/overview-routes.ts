import type { Handler } from '#server/http/context.ts'

export const overviewHandlers: readonly Handler[] = []
