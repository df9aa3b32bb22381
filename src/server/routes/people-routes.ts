import type { Handler } from '#server/http/context.ts'

export const peopleHandlers: readonly Handler[] = []
