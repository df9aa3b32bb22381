import type { MessageLine } from '#contract/message-contract.ts'
import { maskPhone } from '#core/access/mask.ts'
import type { MessageOfCase } from '#server/store/message-store.ts'

export function shownMessage(message: MessageOfCase): MessageLine {
  return { ...message, phone: maskPhone(message.phone) }
}
