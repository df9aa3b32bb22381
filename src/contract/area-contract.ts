import { z } from 'zod'
import { AreaCode, areaLevels } from '#core/shared/area.ts'
import { type Route, route } from './route.ts'

const Level = z.enum(areaLevels)
const Named = z.object({ code: AreaCode, level: Level, name: z.string() })

/** Direct children of an area, for pickers that walk down the tree. */
export const listAreas = route({
  id: 'area.list',
  method: 'GET',
  path: '/api/areas',
  summary: { zh: '下级行政区划', en: 'The areas directly below one' },
  roles: 'anyone',
  scope: 'system',
  confidentiality: 'C0',
  purpose: 'public',
  query: z.strictObject({ parent: AreaCode.default('cn') }),
  reply: z.object({ areas: z.array(Named.extend({ children: z.number().int() })) }),
})

/** By a part of the name, by pinyin or by initials: `枕溪`, `zhenxi`, `zxjd`. */
export const searchAreas = route({
  id: 'area.search',
  method: 'GET',
  path: '/api/areas/search',
  summary: { zh: '按名称或拼音查找行政区划', en: 'Find areas by name or pinyin' },
  roles: 'anyone',
  scope: 'system',
  confidentiality: 'C0',
  purpose: 'public',
  query: z.strictObject({
    text: z.string().trim().min(1).max(40),
    within: AreaCode.default('cn'),
    level: Level.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  reply: z.object({ areas: z.array(Named.extend({ path: z.string() })) }),
})

/** One area with its path from the nation down, itself last. */
export const showArea = route({
  id: 'area.show',
  method: 'GET',
  path: '/api/areas/:code',
  summary: { zh: '行政区划及其上级', en: 'An area with everything above it' },
  roles: 'anyone',
  scope: 'system',
  confidentiality: 'C0',
  purpose: 'public',
  params: z.strictObject({ code: AreaCode }),
  reply: Named.extend({ path: z.array(Named) }),
})

export const areaRoutes: readonly Route[] = [listAreas, searchAreas, showArea]
