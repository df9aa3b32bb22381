export const messageStates = ['queued', 'handedOver', 'delivered', 'failed', 'cancelled'] as const
export type MessageState = (typeof messageStates)[number]

/** Minutes to wait after each try that came to nothing; after the last one the message has failed. */
export const retryMinutes = [1, 5, 15, 60, 240] as const

/** When the next try is due after `tries` of them, in minutes; undefined where there is none any more. */
export function retryAfter(tries: number): number | undefined {
  return retryMinutes[tries - 1]
}
