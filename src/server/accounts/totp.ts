import { Secret, TOTP } from 'otpauth'
import QRCode from 'qrcode'

const periodSeconds = 30

/** A secret of 160 bits, in the base32 that authenticator apps read. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The same secret for the same bytes: demonstration logins only. */
export function totpSecretFrom(bytes: Buffer): string {
  return new Secret({ buffer: Uint8Array.from(bytes.subarray(0, 20)).buffer }).base32
}

export function stepAt(now: string): number {
  return Math.floor(new Date(now).getTime() / 1000 / periodSeconds)
}

/**
 * The time step of a correct code that was not used before; undefined where it is wrong or spent. The server's clock
 * counts, with one step either way for a slow phone.
 */
export function findStep(
  secret: string,
  code: string,
  now: string,
  used: readonly number[],
  window = 1,
): number | undefined {
  const delta = totp(secret).validate({ token: code, timestamp: new Date(now).getTime(), window })
  if (delta === null) return undefined
  const step = stepAt(now) + delta
  return used.includes(step) ? undefined : step
}

/** The code of the first step near now that has not been used. */
export function unusedCode(
  secret: string,
  now: string,
  used: readonly number[],
  window = 1,
): string | undefined {
  const nearest = Array.from({ length: window * 2 + 1 }, (_, i) => (i % 2 ? 1 : -1) * Math.ceil(i / 2))
  const delta = nearest.find((d) => !used.includes(stepAt(now) + d))
  return delta === undefined ? undefined : codeAt(secret, stepAt(now) + delta)
}

export function codeAt(secret: string, step: number): string {
  return totp(secret).generate({ timestamp: step * periodSeconds * 1000 })
}

/** What the authenticator app is shown: neutral words only, the issuer's name says nothing about drugs. */
export async function qrOf(secret: string, login: string): Promise<string> {
  const uri = new TOTP({
    issuer: 'Tongxing',
    label: login,
    secret: Secret.fromBase32(secret),
    period: periodSeconds,
  }).toString()
  return QRCode.toString(uri, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' })
}

function totp(secret: string): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: periodSeconds, algorithm: 'SHA1' })
}
