import type { PlainDate } from '#core/shared/plain-date.ts'
import type { Clock } from './services.ts'

const eightHours = 8 * 3_600_000

/** China has one time zone and no summer time, so an instant there is UTC plus eight hours. */
export function chinaInstant(epochMs: number): string {
  return new Date(epochMs + eightHours).toISOString().replace('Z', '+08:00')
}

/** The machine's clock in Asia/Shanghai. */
export const systemClock: Clock = {
  now: () => chinaInstant(Date.now()),
  today: () => chinaInstant(Date.now()).slice(0, 10),
}

/** Stops the calendar at a day while the time of day runs on: for the demonstration city. */
export function clockOn(day: PlainDate): Clock {
  return { now: () => `${day}${chinaInstant(Date.now()).slice(10)}`, today: () => day }
}
