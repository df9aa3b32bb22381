import type { Route } from './route.ts'

export const caseRoutes: readonly Route[] = []
