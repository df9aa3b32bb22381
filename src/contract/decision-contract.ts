import type { Route } from './route.ts'

export const decisionRoutes: readonly Route[] = []
