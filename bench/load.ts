import { Agent, request } from 'node:http'

/** Milliseconds at the given shares of all requests, and requests a second. */
export type Measured = {
  readonly name: string
  readonly requests: number
  readonly failed: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly max: number
}

export type Shot = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Fires shots over a fixed number of kept-alive connections until the time is up; each connection waits for its answer. */
export async function load(
  name: string,
  base: string,
  next: () => Shot,
  options: { readonly connections: number; readonly seconds: number },
): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.connections })
  const times: number[] = []
  let failed = 0
  const started = performance.now()
  const until = started + options.seconds * 1000
  const connection = async () => {
    while (performance.now() < until) {
      const from = performance.now()
      const status = await fire(agent, base, next())
      times.push(performance.now() - from)
      if (status >= 400) failed++
    }
  }
  await Promise.all(Array.from({ length: options.connections }, connection))
  const seconds = (performance.now() - started) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number) =>
    round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0)
  return {
    name,
    requests: times.length,
    failed,
    perSecond: round(times.length / seconds),
    p50: at(0.5),
    p99: at(0.99),
    max: at(1),
  }
}

function fire(agent: Agent, base: string, shot: Shot): Promise<number> {
  return new Promise((done, fail) => {
    const body = shot.body === undefined ? undefined : JSON.stringify(shot.body)
    const headers = { ...shot.headers, ...(body ? { 'content-type': 'application/json' } : {}) }
    const call = request(new URL(shot.path, base), { agent, method: shot.method, headers }, (reply) => {
      reply.resume()
      reply.on('end', () => done(reply.statusCode ?? 500))
    })
    call.on('error', fail)
    call.end(body)
  })
}

function round(n: number): number {
  return Math.round(n * 10) / 10
}
