import type { Route } from './route.ts'

export const policyRoutes: readonly Route[] = []
