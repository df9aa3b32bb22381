import type { Screen } from '#web/routes.tsx'

/** How areas and offices are judged and helped: ledgers, evaluation, inspections, standards. */
export const oversightScreens: readonly Screen[] = []
