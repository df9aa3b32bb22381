import { z } from 'zod'
import { type Route, route } from './route.ts'

const open = { roles: 'public', scope: 'public', confidentiality: 'C0', purpose: 'public' } as const

export const live = route({
  ...open,
  id: 'system.live',
  method: 'GET',
  path: '/live',
  summary: { zh: '进程存活', en: 'The process runs' },
  reply: z.object({ live: z.literal(true) }),
})

/** Each dependency with a yes or no; the reasons are in the server's own log. */
export const ready = route({
  ...open,
  id: 'system.ready',
  method: 'GET',
  path: '/ready',
  summary: { zh: '可以接受请求', en: 'Ready for traffic' },
  reply: z.object({ ready: z.boolean(), checks: z.record(z.string(), z.boolean()) }),
})

/** What the sign-in page must know before anybody has signed in. */
export const About = z.object({
  name: z.object({ zh: z.string(), en: z.string() }),
  demo: z.boolean(),
  needsSetUp: z.boolean(),
  /** Public, and in demonstration mode only: one click signs in. */
  demoPassword: z.string().optional(),
  demoLogins: z.array(
    z.object({ login: z.string(), name: z.string(), role: z.string(), org: z.string(), area: z.string() }),
  ),
})
export type About = z.output<typeof About>

export const about = route({
  ...open,
  id: 'system.about',
  method: 'GET',
  path: '/api/about',
  summary: { zh: '系统信息', en: 'About this installation' },
  reply: About,
})

export const openApi = route({
  ...open,
  id: 'system.openApi',
  method: 'GET',
  path: '/api/openapi.json',
  summary: { zh: 'OpenAPI 3.1 描述', en: 'OpenAPI 3.1 document' },
  reply: z.string(),
  produces: 'application/json; charset=utf-8',
})

export const docsPage = route({
  ...open,
  id: 'system.docs',
  method: 'GET',
  path: '/api/docs',
  summary: { zh: '接口说明页', en: 'API description to read' },
  reply: z.string(),
  produces: 'text/html; charset=utf-8',
})

export const systemRoutes: readonly Route[] = [live, ready, about, openApi, docsPage]
