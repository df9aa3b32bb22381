import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Services } from '#server/services.ts'
import type { AppOptions } from './app.ts'
import { authenticate } from './authenticate.ts'
import type { Handler, SessionRow, Wire } from './context.ts'
import { languageOf } from './language.ts'
import { checkOrigin } from './origin.ts'
import { inputReader } from './read-input.ts'
import { type Answer, runHandler } from './run-handler.ts'
import { endedCookie, readToken, sessionCookie } from './session-cookie.ts'
import { replyShaper } from './shape-reply.ts'

/** Puts one route of the registry on the server: origin, session, role, input, transaction, answer, in this order. */
export function mountRoute(
  app: FastifyInstance,
  handler: Handler,
  services: Services,
  options: AppOptions,
): void {
  const { route } = handler
  const readInput = inputReader(route)
  const shape = replyShaper(route, options.checkReplies ?? true)
  const withoutDatabase = route.scope === 'public' && route.confidentiality === 'C0'
  app.route({
    method: route.method,
    url: route.path,
    exposeHeadRoute: false,
    config: { routeId: route.id, urgent: isUrgent(route.id) },
    handler: async (request, reply) => {
      if (route.method !== 'GET' && !route.machine)
        checkOrigin(request.headers, request.host, options.publicOrigin)
      const token = readToken(request.headers.cookie)
      const session = route.roles === 'public' ? undefined : await authenticate(token, route, services)
      request.actor = session?.grant?.role ?? (session ? 'signed in' : 'public')
      const input = await readInput(request)
      const wire = wireOf(request, reply, session)
      const language = languageOf(request.headers)
      const call = { handler, input, wire, language, services, shape }
      const answer = withoutDatabase ? await answerWithoutDatabase(call) : await runHandler(call)
      return send(reply, answer, route.produces)
    },
  })
}

/** Signing in keeps a share of a busy server, and a probe always gets through. */
function isUrgent(id: string): boolean {
  return id.startsWith('session.') || id === 'system.live' || id === 'system.ready'
}

async function answerWithoutDatabase(call: Parameters<typeof runHandler>[0]): Promise<Answer> {
  const { handler, input, wire, language, services, shape } = call
  const context = { wire, language, services, today: services.clock.today(), now: services.clock.now() }
  // biome-ignore lint/suspicious/noExplicitAny: published routes have no user, no transaction and nothing to log.
  return { status: 200, payload: shape(await handler.run(input, context as any)) }
}

function send(reply: FastifyReply, answer: Answer, produces: string | undefined): FastifyReply {
  if (!reply.hasHeader('content-type'))
    reply.header('content-type', produces ?? 'application/json; charset=utf-8')
  if (reply.statusCode === 200) reply.code(answer.status)
  return reply.send(answer.payload)
}

function wireOf(request: FastifyRequest, reply: FastifyReply, session: SessionRow | undefined): Wire {
  return {
    source: request.ip,
    userAgent: String(request.headers['user-agent'] ?? '').slice(0, 300),
    correlation: request.id,
    session,
    asked: (name) => {
      const value = request.headers[name]
      return Array.isArray(value) ? value[0] : value
    },
    setSession: (token) => reply.header('set-cookie', sessionCookie(token)),
    clearSession: () => reply.header('set-cookie', endedCookie()),
    header: (name, value) => reply.header(name, value),
    status: (code) => reply.code(code),
  }
}
