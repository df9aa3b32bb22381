import type { Route } from './route.ts'

export const dayRoutes: readonly Route[] = []
