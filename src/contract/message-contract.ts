import { z } from 'zod'
import { messageStates } from '#core/message/message-state.ts'
import { type Route, route } from './route.ts'

/** A message to the person, with its words. The phone is masked: in full it stands on the file only. */
export const MessageLine = z.object({
  id: z.string(),
  kind: z.string(),
  text: z.string(),
  phone: z.string(),
  state: z.enum(messageStates),
  /** A short code of what went wrong last: `timeout`, `http-503`, `rejected` … */
  fault: z.string().nullable(),
  tries: z.number().int(),
  queuedAt: z.string(),
  /** When it goes out, or is tried again, while it is queued. */
  nextAt: z.string(),
  settledAt: z.string().nullable(),
  byName: z.string().nullable(),
})
export type MessageLine = z.infer<typeof MessageLine>

export const listMessages = route({
  id: 'message.ofCase',
  method: 'GET',
  path: '/api/cases/:caseId/messages',
  summary: { zh: '发给本人的短信', en: 'Messages to the person, with their words and what became of them' },
  roles: ['worker', 'stationHead', 'townshipOffice'],
  scope: 'case',
  confidentiality: 'C3',
  purpose: 'casework',
  params: z.strictObject({ caseId: z.string().min(1).max(64) }),
  reply: z.object({ messages: z.array(MessageLine) }),
})

/** Only before it goes out: one that a gateway may have by now is refused. The entry that said it was sent is struck with it. */
export const cancelMessageRoute = route({
  id: 'message.cancel',
  method: 'POST',
  path: '/api/cases/:caseId/messages/:messageId/cancel',
  summary: { zh: '撤回还没有发出的短信', en: 'Take back a message that has not gone out' },
  roles: ['worker', 'stationHead', 'townshipOffice'],
  scope: 'case',
  confidentiality: 'C3',
  purpose: 'casework',
  params: z.strictObject({ caseId: z.string().min(1).max(64), messageId: z.uuid() }),
  reply: z.object({ state: z.literal('cancelled') }),
})

/**
 * A gateway tells what became of a message. It shows its secret in `x-callback-secret`; whether a message of that
 * reference is there, or was settled before, can not be told from the answer.
 */
export const reportDelivery = route({
  id: 'message.delivery',
  method: 'POST',
  path: '/api/messages/delivery',
  summary: { zh: '短信网关回报送达状态', en: 'A gateway reports the delivery of a message' },
  roles: 'public',
  scope: 'public',
  machine: true,
  confidentiality: 'C0',
  purpose: 'public',
  body: z.strictObject({ ref: z.string().min(1).max(80), state: z.enum(['delivered', 'failed']) }),
  reply: z.object({ taken: z.literal(true) }),
})

export const messageRoutes: readonly Route[] = [listMessages, cancelMessageRoute, reportDelivery]
