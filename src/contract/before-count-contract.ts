import { z } from 'zod'
import { route } from './route.ts'

/**
 * What waits on the own desk: releases that are late, and people of running screenings without an outcome. Stands alone,
 * because every screen's navigation asks for it.
 */
export const countBeforeOrder = route({
  id: 'release.waiting',
  method: 'GET',
  path: '/api/releases/waiting',
  summary: { zh: '待办的衔接和排查', en: 'Releases and screenings that wait' },
  roles: ['worker', 'stationHead', 'townshipOffice', 'narcoticsOffice', 'policeLiaison'],
  scope: 'area',
  confidentiality: 'C1',
  purpose: 'casework',
  reply: z.object({ late: z.number().int(), toScreen: z.number().int() }),
})
