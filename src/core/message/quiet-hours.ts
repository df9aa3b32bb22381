import { addDays } from '#core/shared/plain-date.ts'

/** Hours of the day in Shanghai in which nobody's phone should sound; `from` is later than `to`: the night. */
export type QuietHours = { readonly from: number; readonly to: number }

/**
 * The first moment from `instant` on (ISO 8601 with +08:00) at which a message may be handed over: the moment itself, or
 * the end of the quiet hours it lies in.
 */
export function nextAllowed(instant: string, { from, to }: QuietHours): string {
  const day = instant.slice(0, 10)
  const hour = Number(instant.slice(11, 13))
  const opens = (on: string) => `${on}T${String(to).padStart(2, '0')}:00:00.000+08:00`
  if (hour < to) return opens(day)
  return hour >= from ? opens(addDays(day, 1)) : instant
}
