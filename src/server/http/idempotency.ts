import type { PoolClient } from 'pg'
import type { Route } from '#contract/route.ts'
import { keepReply, takeKey } from '#server/store/idempotency-store.ts'
import type { Context } from './context.ts'
import { Problem } from './problem.ts'
import type { RequestInput } from './read-input.ts'
import type { Answer } from './run-handler.ts'

/** The same key and the same body get the same answer; another body under a used key is refused (security.md L1). */
export async function replayAnswer(
  tx: PoolClient,
  route: Route,
  input: RequestInput,
  context: Context,
): Promise<Answer | undefined> {
  const session = context.wire.session
  if (input.idempotencyKey === undefined || !session) return undefined
  const user = session.accountId
  const key = input.idempotencyKey
  const kept = await takeKey(tx, { user, key, route: route.id, bodyHash: input.hash, now: context.now })
  if (!kept) return undefined
  if (!kept.bodyHash.equals(input.hash) || kept.route !== route.id) throw keyUsed()
  return { status: kept.status, payload: context.services.vault.open(place(user, key), kept.reply) }
}

export async function keepAnswer(
  tx: PoolClient,
  input: RequestInput,
  context: Context,
  answer: Answer,
): Promise<void> {
  const session = context.wire.session
  if (input.idempotencyKey === undefined || !session) return
  // A streamed file is made again by asking again; what is kept is only that the act was done.
  const text = typeof answer.payload === 'string' ? answer.payload : ''
  const user = session.accountId
  const key = input.idempotencyKey
  const reply = context.services.vault.seal(place(user, key), text)
  await keepReply(tx, { user, key, status: answer.status, reply })
}

function place(user: string, key: string): string {
  return `idempotency.reply:${user}:${key}`
}

function keyUsed(): Problem {
  return new Problem(409, 'key-used', {
    zh: '同一请求编号已用于另一项内容，请重新提交。',
    en: 'This Idempotency-Key was used for other content. Send it again with a new key.',
  })
}
