import { allRoutes } from '#contract/all.ts'
import { about, docsPage, live, openApi, ready } from '#contract/system-contract.ts'
import { demoPassword } from '#core/demo/demo-logins.ts'
import { readiness } from '#server/database/readiness.ts'
import { type Handler, handle } from '#server/http/context.ts'
import { docsPageOf } from '#server/http/docs-page.ts'
import { openApiOf } from '#server/http/openapi.ts'
import { readDemoLogins } from '#server/store/account-demo-logins.ts'
import { anyAccount } from '#server/store/account-store.ts'

export const systemHandlers: readonly Handler[] = [
  handle(live, async () => ({ live: true as const })),

  handle(ready, async (_input, { services, wire }) => {
    const found = await readiness(services)
    if (!found.ready) wire.status(503)
    return found
  }),

  handle(about, async (_input, { services }) => ({
    name: { zh: '同行', en: 'Tongxing' },
    demo: services.demo,
    ...(services.demo ? { demoPassword } : {}),
    needsSetUp: !(await anyAccount(services.app)),
    demoLogins: services.demo ? await readDemoLogins(services.app) : [],
  })),

  handle(openApi, async () => JSON.stringify(openApiOf(allRoutes))),

  handle(docsPage, async (_input, { language, wire }) => {
    const page = docsPageOf(allRoutes, language)
    wire.header('content-security-policy', page.policy)
    return page.html
  }),
]
