import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { KeyRing } from './key-ring.ts'
import type { Vault } from './vault.ts'

const format = 1
const nonceBytes = 12
const tagBytes = 16

/** Bytes kept of a blind index: enough to tell people apart, the whole number only for the ID number. */
const indexBytes: Record<string, number> = { idNumber: 16 }
const defaultIndexBytes = 8

/**
 * AES-256-GCM. A sealed value is: format (1) · length of the key id (1) · key id · nonce (12) · ciphertext · tag (16).
 * `place` is authenticated, so a value copied to another row or column does not open.
 */
export function openVault(ring: KeyRing): Vault {
  const { current } = ring
  const key = ring.keys[current]
  if (!key) throw new Error('the key ring names a current key that it does not hold')
  const nextNonce = drawNonces()
  const head = Buffer.concat([Buffer.from([format, current.length]), Buffer.from(current, 'ascii')])

  const seal = (place: string, text: string): Buffer => {
    const nonce = nextNonce()
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    cipher.setAAD(Buffer.from(place))
    return Buffer.concat([head, nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  }

  const open = (place: string, sealed: Buffer): string => {
    const idEnd = 2 + (sealed[1] ?? 0)
    const keyId = sealed.toString('ascii', 2, idEnd)
    const found = sealed[0] === format ? ring.keys[keyId] : undefined
    if (!found || sealed.length < idEnd + nonceBytes + tagBytes)
      throw new Error(`${place} is not sealed by a key of this ring`)
    const decipher = createDecipheriv('aes-256-gcm', found, sealed.subarray(idEnd, idEnd + nonceBytes))
    decipher.setAAD(Buffer.from(place))
    decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
    const body = sealed.subarray(idEnd + nonceBytes, sealed.length - tagBytes)
    try {
      return decipher.update(body, undefined, 'utf8') + decipher.final('utf8')
    } catch {
      throw new Error(`${place} was changed or does not belong here`)
    }
  }

  const index = (kind: string, text: string): Buffer =>
    createHmac('sha256', ring.index)
      .update(`${kind}\0${text}`)
      .digest()
      .subarray(0, indexBytes[kind] ?? defaultIndexBytes)

  const vault = { seal, open, index }
  rings.set(vault, ring)
  return vault
}

const rings = new WeakMap<Vault, KeyRing>()

/** For a worker thread of this program, which opens the same vault. The ring goes nowhere else. */
export function ringOf(vault: Vault): KeyRing {
  const ring = rings.get(vault)
  if (!ring) throw new Error('the vault was not opened here')
  return ring
}

/** Random bytes are drawn from the system for many nonces at once: asking for each costs more than the sealing. */
function drawNonces(): () => Buffer {
  let drawn = Buffer.alloc(0)
  let used = 0
  return () => {
    if (used === drawn.length) {
      drawn = randomBytes(nonceBytes * 256)
      used = 0
    }
    used += nonceBytes
    return drawn.subarray(used - nonceBytes, used)
  }
}
