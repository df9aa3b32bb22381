import { z } from 'zod'
import { taskKinds } from '#core/handover/task-kinds.ts'
import { AreaCode } from '#core/shared/area.ts'
import { PlainDate } from '#core/shared/plain-date.ts'
import { type Route, route } from './route.ts'

const casework = { confidentiality: 'C3', purpose: 'casework' } as const
const office = ['stationHead', 'townshipOffice'] as const
const caseParams = z.strictObject({ caseId: z.string().min(1).max(64) })
const params = z.strictObject({ caseId: z.string().min(1).max(64), handoverId: z.string().min(1).max(64) })
const said = z.object({ entries: z.array(z.string()), seq: z.number().int() })

export const entrustWork = route({
  ...casework,
  id: 'handover.entrust',
  scope: 'case',
  method: 'POST',
  path: '/api/cases/:caseId/entrustments',
  summary: { zh: '委托异地管理', en: 'Entrust daily work' },
  roles: office,
  params: caseParams,
  body: z.strictObject({
    id: z.uuid(),
    station: z.string().min(1).max(64),
    tasks: z.array(z.enum(taskKinds)).min(1),
    until: PlainDate,
    address: z.string().trim().max(400).default(''),
  }),
  reply: said,
})

export const answerEntrustment = route({
  ...casework,
  id: 'handover.take',
  scope: 'case',
  method: 'POST',
  path: '/api/handovers/:caseId/:handoverId/take',
  summary: { zh: '接受或不接受委托', en: 'Take or decline entrusted work' },
  roles: ['stationHead'],
  params,
  body: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('accept'), worker: z.string().min(1).max(64) }),
    z.strictObject({ outcome: z.literal('refuse'), reason: z.string().trim().min(2).max(1000) }),
  ]),
  precondition: true,
  reply: said,
})

export const endEntrustment = route({
  ...casework,
  id: 'handover.end',
  scope: 'case',
  method: 'POST',
  path: '/api/handovers/:caseId/:handoverId/end',
  summary: { zh: '结束委托', en: 'End entrusted work' },
  roles: office,
  params,
  body: z.strictObject({ reason: z.string().trim().min(2).max(1000) }),
  precondition: true,
  reply: said,
})

/** Where daily work can be entrusted: names of stations, which are no secret. */
export const entrustStations = route({
  id: 'handover.stations',
  scope: 'area',
  confidentiality: 'C1',
  purpose: 'casework',
  method: 'GET',
  path: '/api/handovers/stations',
  summary: { zh: '一地的工作站', en: 'Stations of an area' },
  roles: office,
  query: z.strictObject({ area: AreaCode.refine((code) => code.length >= 6) }),
  reply: z.object({
    stations: z.array(z.object({ id: z.string(), name: z.string(), areaName: z.string() })),
  }),
})

/** The station's workers, for whoever accepts: names and load. */
export const takers = route({
  id: 'handover.takers',
  scope: 'area',
  confidentiality: 'C1',
  purpose: 'casework',
  method: 'GET',
  path: '/api/handovers/takers',
  summary: { zh: '可以接手的工作站和社工', en: 'Stations and workers who may take over' },
  roles: office,
  reply: z.object({
    stations: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        workers: z.array(z.object({ id: z.string(), name: z.string(), cases: z.number().int() })),
      }),
    ),
  }),
})

/** What other stations have asked this worker to do, from the duties of their cases. */
export const entrustedDuties = route({
  ...casework,
  id: 'handover.duties',
  scope: 'area',
  method: 'GET',
  path: '/api/handovers/duties',
  summary: { zh: '受托事项', en: 'Entrusted duties' },
  roles: ['worker'],
  reply: z.object({
    duties: z.array(
      z.object({
        caseId: z.string(),
        dutyId: z.string(),
        kind: z.string(),
        name: z.string(),
        fromName: z.string(),
        dueOn: PlainDate,
        daysLeft: z.number().int(),
        clause: z.string(),
      }),
    ),
  }),
})

/** The fixed paths before those with a parameter. */
export const entrustmentRoutes: readonly Route[] = [
  entrustStations,
  takers,
  entrustedDuties,
  entrustWork,
  answerEntrustment,
  endEntrustment,
]
