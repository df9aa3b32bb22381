import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import multipart from '@fastify/multipart'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import { v7 } from 'uuid'
import { allRoutes } from '#contract/all.ts'
import type { Route } from '#contract/route.ts'
import { allHandlers } from '#server/routes/all.ts'
import type { Services } from '#server/services.ts'
import type { Handler } from './context.ts'
import { languageOf } from './language.ts'
import { mountRoute } from './mount-route.ts'
import { boundLoad } from './overload.ts'
import { notFound } from './problem.ts'
import { bindRegistry } from './registry.ts'
import { addSecurityHeaders } from './security-headers.ts'
import { problemOf, sendProblem } from './send-problem.ts'
import { serveWebApp } from './web-app.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The role in use, for the server's own log; never a name. */
    actor: string
  }
}

export type AppOptions = {
  /** The address that browsers see, where a proxy stands in front: origins and HSTS go by it. */
  readonly publicOrigin?: string | undefined
  /** The built web application; without it only the API is served. */
  readonly webRoot?: string | undefined
  /** Addresses of proxies whose `X-Forwarded-*` is believed. */
  readonly trustProxy?: string | readonly string[] | undefined
  /** Also checks ready-made JSON text against the contract: tests and development. */
  readonly checkReplies?: boolean
  readonly maxInFlight?: number
  readonly maxUploadBytes?: number
}

/** The whole server, not yet listening. Throws where a route or handler is not declared as it must be. */
export async function buildApp(
  services: Services,
  options: AppOptions = {},
  registry: { routes: readonly Route[]; handlers: readonly Handler[] } = {
    routes: allRoutes,
    handlers: allHandlers,
  },
): Promise<FastifyInstance> {
  const handlers = bindRegistry(registry.routes, registry.handlers)
  const app = newServer(services, options)
  app.decorateRequest('actor', 'public')
  addSecurityHeaders(app, options.publicOrigin?.startsWith('https:') === true)
  boundLoad(app, options.maxInFlight ?? 200)
  await app.register(compress, {
    threshold: 2048,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  await app.register(multipart, {
    limits: { files: 1, fields: 20, fileSize: options.maxUploadBytes ?? 25_000_000 },
  })
  readJsonOrNothing(app)
  answerProblems(app, services)
  logRequests(app, services)
  for (const handler of handlers) mountRoute(app, handler, services, options)
  if (options.webRoot) await serveWebApp(app, options.webRoot)
  return app
}

function newServer(services: Services, options: AppOptions): FastifyInstance {
  return fastify({
    loggerInstance: services.log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => v7(),
    requestIdHeader: false,
    trustProxy: trustedProxies(options),
    bodyLimit: 1_000_000,
    requestTimeout: 60_000,
    keepAliveTimeout: 65_000,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
  }) as unknown as FastifyInstance
}

/** A public address means a proxy in front; on the same machine unless told. Nobody else's word on addresses is believed. */
function trustedProxies({ trustProxy, publicOrigin }: AppOptions): string[] | false {
  if (trustProxy !== undefined) return [trustProxy].flat()
  return publicOrigin === undefined ? false : ['loopback']
}

/** JSON only; a write without a body sends none. Prototype keys are refused by the parser itself. */
function readJsonOrNothing(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else void parse(request, body as string, done)
  })
}

function answerProblems(app: FastifyInstance, services: Services): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error)
    if (problem.status >= 500) {
      const { message, stack, code } = error as Error & { code?: string }
      services.log.error({ id: request.id, code, message, stack }, 'a request failed')
    }
    // A cookie of a transaction that came to nothing would only mislead the browser.
    reply.removeHeader('set-cookie')
    return sendProblem(reply, problem, languageOf(request.headers), request.id)
  })
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, notFound(), languageOf(request.headers), request.id),
  )
}

/** The route's name instead of its address: ids and questions never reach a log. */
function logRequests(app: FastifyInstance, services: Services): void {
  app.addHook('onResponse', async (request, reply) => {
    const { routeId } = request.routeOptions.config as { routeId?: string }
    if (routeId === undefined || routeId === 'system.live' || routeId === 'system.ready') return
    const ms = Math.round(reply.elapsedTime)
    services.log.info(
      { id: request.id, route: routeId, status: reply.statusCode, ms, role: request.actor },
      'answered',
    )
  })
}
