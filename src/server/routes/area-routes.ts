import type { Handler } from '#server/http/context.ts'

export const areaHandlers: readonly Handler[] = []
