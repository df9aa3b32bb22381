import type { Route } from './route.ts'

export const systemRoutes: readonly Route[] = []
