import { compose } from '#server/compose.ts'
import { readConfig } from '#server/config.ts'
import { buildApp } from '#server/http/app.ts'
const c = await compose(readConfig(process.env), { onStep: () => {} })
const app = await buildApp(c.services, { webRoot: '/tmp/web8' })
console.log(await app.listen({ host: '127.0.0.1', port: 3188 }))
process.on('SIGTERM', async () => { await app.close(); await c.close(); process.exit(0) })
