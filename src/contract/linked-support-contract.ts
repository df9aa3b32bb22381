import { z } from 'zod'
import { AreaCode } from '#core/shared/area.ts'
import { Day, InArea, NamedArea, overseers, oversightBase, Source, words } from './oversight-shapes.ts'
import { type Route, route } from './route.ts'

const SupportParams = z.strictObject({ supportId: z.uuid() })

const Support = z.object({
  id: z.string(),
  area: NamedArea,
  by: NamedArea,
  leader: z.string(),
  post: z.string(),
  reason: z.string(),
  from: Day,
  to: Day.nullable(),
  owed: z.number().int(),
  made: z.number().int(),
  behind: z.number().int(),
  mayWrite: z.boolean(),
  /** Newest first. */
  visits: z.array(
    z.object({ on: Day, problem: z.string(), helped: z.string(), solved: z.boolean(), byName: z.string() }),
  ),
})
export type LinkedSupport = z.infer<typeof Support>

export const listSupport = route({
  ...oversightBase,
  id: 'support.list',
  method: 'GET',
  path: '/api/linked-support',
  summary: {
    zh: '挂钩联系：谁联系哪里，该到几次到了几次',
    en: 'Who is linked to which township, visits owed and made',
  },
  roles: overseers,
  query: InArea,
  reply: z.object({
    area: NamedArea,
    perYear: z.number().int(),
    source: Source,
    links: z.array(Support),
    mayAdd: z.boolean(),
    targets: z.array(NamedArea),
  }),
})

export const addSupport = route({
  ...oversightBase,
  id: 'support.add',
  method: 'POST',
  path: '/api/linked-support',
  summary: { zh: '确定挂钩联系', en: 'Link a leader to a township' },
  roles: ['narcoticsOffice'],
  body: z.strictObject({
    id: z.uuid(),
    area: AreaCode,
    leader: words(40),
    post: words(80),
    reason: words(500),
    from: Day,
  }),
  reply: z.object({ id: z.string() }),
})

export const endSupport = route({
  ...oversightBase,
  id: 'support.end',
  method: 'POST',
  path: '/api/linked-support/:supportId/end',
  summary: { zh: '结束挂钩联系', en: 'End a link' },
  roles: ['narcoticsOffice'],
  params: SupportParams,
  body: z.strictObject({ to: Day }),
  reply: z.object({ id: z.string() }),
})

export const addSupportVisit = route({
  ...oversightBase,
  id: 'support.visit',
  method: 'POST',
  path: '/api/linked-support/:supportId/visits',
  summary: { zh: '登记一次联系：问题和帮助', en: 'A visit: which problem, what was done about it' },
  roles: ['narcoticsOffice'],
  params: SupportParams,
  body: z.strictObject({
    id: z.uuid(),
    on: Day,
    problem: words(1000),
    helped: words(1000),
    solved: z.boolean(),
  }),
  reply: z.object({ id: z.string() }),
})

export const linkedSupportRoutes: readonly Route[] = [listSupport, addSupport, endSupport, addSupportVisit]
