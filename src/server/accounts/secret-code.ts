import { createHash, randomBytes } from 'node:crypto'

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A code of 100 bits to be said over a counter: `K7QF-…`, without letters that look alike. */
export function newCode(): string {
  return toCode(randomBytes(20))
}

export function toCode(bytes: Buffer): string {
  const signs = [...bytes.subarray(0, 20)].map((byte) => letters[byte % 32]).join('')
  return signs.match(/.{4}/g)?.join('-') ?? signs
}

/** Spaces, dashes and small letters do not matter. */
export function codeHash(code: string): Buffer {
  return createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest()
}

export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
