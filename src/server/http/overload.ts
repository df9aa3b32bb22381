import type { FastifyInstance } from 'fastify'
import { unavailable } from './send-problem.ts'

/**
 * A bound on requests in work: beyond it the answer is 503 at once, instead of a queue in which everybody waits. A tenth
 * is kept for signing in and for probes (security.md N3).
 */
export function boundLoad(app: FastifyInstance, most: number): void {
  let inWork = 0
  app.addHook('onRequest', async (request, reply) => {
    const config = request.routeOptions.config as { routeId?: string; urgent?: boolean }
    if (config.routeId === undefined || config.routeId === 'system.live') return
    if (inWork >= (config.urgent ? most : Math.ceil(most * 0.9))) throw unavailable()
    inWork++
    let counted = true
    const leave = () => {
      if (counted) inWork--
      counted = false
    }
    reply.raw.once('close', leave)
    reply.raw.once('finish', leave)
  })
}
