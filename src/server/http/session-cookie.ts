/** Browsers hold `__Host-` to: Secure, this host only, whole path. They treat a loopback address as secure. */
export const cookieName = '__Host-tongxing'

export function readToken(cookie: string | undefined): string | undefined {
  return new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]{43})(?:;|$)`).exec(cookie ?? '')?.[1]
}

export function sessionCookie(token: string): string {
  return `${cookieName}=${token}; Path=/; Secure; HttpOnly; SameSite=Strict`
}

export function endedCookie(): string {
  return `${cookieName}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0`
}
