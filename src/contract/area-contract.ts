import type { Route } from './route.ts'

export const areaRoutes: readonly Route[] = []
