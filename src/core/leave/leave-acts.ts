import { type LeaveCycle, openExtension } from './leave-cycle.ts'

/** What may be recorded about a leave next, the likeliest first: one click each. */
export function leaveActs(c: LeaveCycle): readonly string[] {
  if (c.withdrawn || c.returned) return []
  if (c.decided === null) return ['leaveDecided', 'leaveWithdrawn']
  if (!c.granted) return []
  const asked = c.returnAsked !== null && c.returnRefused === null
  return [
    'leaveReturned',
    ...(asked ? ['leaveReturnRefused'] : ['leaveReturnAsked']),
    ...(openExtension(c) || asked ? [] : ['leaveExtensionAsked']),
  ]
}
