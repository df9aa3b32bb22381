import type { Handler } from '#server/http/context.ts'

export const caseHandlers: readonly Handler[] = []
