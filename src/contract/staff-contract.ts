import type { Route } from './route.ts'

export const staffRoutes: readonly Route[] = []
