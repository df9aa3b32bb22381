import { z } from 'zod'
import { OfficeFile, overseeingWriters, overseers, oversightBase } from './oversight-shapes.ts'
import { type Route, route } from './route.ts'

/** What evidence can be about here. */
export const oversightFileKinds = ['inspection', 'rectification', 'demonstration', 'standard'] as const
export type OversightFileKind = (typeof oversightFileKinds)[number]

export const attachOversightFile = route({
  ...oversightBase,
  id: 'oversight.attach',
  method: 'POST',
  path: '/api/oversight/files/:about/:aboutId',
  summary: { zh: '附照片或者材料（PDF、JPEG、PNG）', en: 'Attach a photograph or a paper: PDF, JPEG or PNG' },
  roles: overseeingWriters,
  params: z.strictObject({ about: z.enum(oversightFileKinds), aboutId: z.uuid() }),
  reply: OfficeFile,
  upload: true,
})

export const showOversightFile = route({
  ...oversightBase,
  id: 'oversight.file',
  method: 'GET',
  path: '/api/oversight/files/:fileId',
  summary: { zh: '查看照片或者材料', en: 'A photograph or paper as it was kept' },
  roles: overseers,
  params: z.strictObject({ fileId: z.uuid() }),
  reply: z.unknown(),
  produces: 'application/octet-stream',
})

export const oversightFileRoutes: readonly Route[] = [attachOversightFile, showOversightFile]
