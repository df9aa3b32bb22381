/** A stream of numbers that depends on its key alone: the same on every machine and in every run. */
export type Random = {
  /** 0 ≤ x < 1 with 32 bits. */
  readonly next: () => number
  /** A whole number, both ends included. */
  readonly int: (low: number, high: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(list: readonly T[]) => T
  /** 32 random bits as an unsigned number. */
  readonly bits: () => number
}

/**
 * One stream per key (`seed`, what for, which one): a case is made alone, in any order, without those before it.
 * xoshiro128** seeded by splitmix32 over a hash of the key.
 */
export function randomFor(...key: readonly (string | number)[]): Random {
  const seed = splitmix(hash(key.join('\u0000')))
  const state = new Uint32Array([seed(), seed(), seed(), seed()])
  const bits = () => xoshiro(state)
  const next = () => bits() / 4294967296
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    bits,
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => {
      const picked = list[int(0, list.length - 1)]
      if (picked === undefined) throw new Error('nothing to pick from an empty list')
      return picked
    },
  }
}

function xoshiro(s: Uint32Array): number {
  const [a = 0, b = 0, c = 0, d = 0] = s
  const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
  const c1 = c ^ a
  const d1 = d ^ b
  s[1] = b ^ c1
  s[0] = a ^ d1
  s[2] = c1 ^ (b << 9)
  s[3] = rotate(d1, 11)
  return result
}

function rotate(x: number, k: number): number {
  return (x << k) | (x >>> (32 - k))
}

function splitmix(seed: number): () => number {
  let s = seed
  return () => {
    s = (s + 0x9e3779b9) | 0
    let z = s ^ (s >>> 16)
    z = Math.imul(z, 0x21f0aaad)
    z ^= z >>> 15
    z = Math.imul(z, 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  }
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/** A bijection of 0 … count−1 and its way back. */
export type Scatter = {
  readonly placeOf: (index: number) => number
  readonly indexOf: (place: number) => number
}

/**
 * A bijection of 0 … count−1 that looks shuffled: spreads exact quotas over cases without keeping a list of them, so that
 * the nation streams in constant memory. A Feistel network over the next even power of two, walked until it lands inside.
 */
export function scatter(seed: string | number, count: number): Scatter {
  const half = Math.max(1, Math.ceil(Math.log2(Math.max(2, count)) / 2))
  const mask = 2 ** half - 1
  const keys = [0, 1, 2, 3].map((round) => hash(`${seed}\u0000scatter\u0000${round}`))
  const mix = (value: number, key: number) => splitmix((value ^ key) >>> 0)() & mask
  const there = (value: number) => {
    let left = Math.floor(value / (mask + 1))
    let right = value & mask
    for (const key of keys) [left, right] = [right, (left ^ mix(right, key)) >>> 0]
    return left * (mask + 1) + right
  }
  const back = (value: number) => {
    let left = Math.floor(value / (mask + 1))
    let right = value & mask
    for (const key of keys.toReversed()) [left, right] = [(right ^ mix(left, key)) >>> 0, left]
    return left * (mask + 1) + right
  }
  const walk = (once: (value: number) => number) => (from: number) => {
    let value = once(from)
    while (value >= count) value = once(value)
    return value
  }
  return { placeOf: walk(there), indexOf: walk(back) }
}
