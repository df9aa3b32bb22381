import type { Services } from '#server/services.ts'

/** How long a session lives. The demonstration is made to be looked at for a day; real desks lock after a quarter of an hour. */
export type SessionRules = {
  readonly idleMinutes: number
  readonly absoluteMinutes: number
  readonly halfSignedInMinutes: number
  readonly freshMinutes: number
  readonly most: number
  /** Steps of 30 seconds that a code may be early or late. */
  readonly codeWindow: number
}

export function sessionRules(services: Services): SessionRules {
  const { demo } = services
  return {
    idleMinutes: services.sessionIdleMinutes ?? (demo ? 480 : 15),
    absoluteMinutes: 720,
    halfSignedInMinutes: 10,
    freshMinutes: 5,
    most: demo ? 50 : 3,
    codeWindow: demo ? 10 : 1,
  }
}

export function minutesAfter(now: string, minutes: number): string {
  return new Date(new Date(now).getTime() + minutes * 60_000).toISOString()
}
