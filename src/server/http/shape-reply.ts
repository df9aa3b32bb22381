import type { Readable } from 'node:stream'
import type { Route } from '#contract/route.ts'

/** JSON made by PostgreSQL, passed through as text: parsing it into objects and back costs more than the query. */
export class JsonText {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export type Payload = string | Buffer | Readable

/**
 * What is sent for what a handler returned: only fields that the contract names, always. Ready-made JSON text is checked
 * where `checkText` says so (tests, development); its query names its fields.
 */
export function replyShaper(route: Route, checkText: boolean): (reply: unknown) => Payload {
  return (reply) => {
    if (route.produces) return reply as Payload
    if (reply instanceof JsonText) {
      if (checkText) matched(route, JSON.parse(reply.text))
      return reply.text
    }
    return JSON.stringify(matched(route, reply))
  }
}

function matched(route: Route, reply: unknown): unknown {
  const parsed = route.reply.safeParse(reply)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')
  throw new Error(`the reply of ${route.id} breaks its contract: ${where}`)
}
