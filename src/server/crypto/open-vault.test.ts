import { describe, expect, test } from 'vitest'
import { newRing, parseRing, passwordSeed } from './key-ring.ts'
import { openVault } from './open-vault.ts'

const stored = newRing()
const vault = openVault(parseRing(JSON.stringify(stored), 'test'))

describe('the vault', () => {
  test('opens what it sealed, in the place it was sealed for, and never makes the same bytes twice', () => {
    const a = vault.seal('person.name:3298/1', '王小明')
    const b = vault.seal('person.name:3298/1', '王小明')
    expect(vault.open('person.name:3298/1', a)).toBe('王小明')
    expect(vault.open('person.name:3298/1', vault.seal('person.name:3298/1', ''))).toBe('')
    expect(a.equals(b)).toBe(false)
    expect(a.includes(Buffer.from('王小明'))).toBe(false)
  })

  test('opens no value that was moved to another row or column, shortened, or changed in any byte', () => {
    const sealed = vault.seal('person.name:3298/1', '王小明')
    expect(() => vault.open('person.name:3298/2', sealed)).toThrow(/does not belong here/)
    expect(() => vault.open('person.phone:3298/1', sealed)).toThrow(/does not belong here/)
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed)
      changed[i] = (changed[i] ?? 0) ^ 1
      expect(() => vault.open('person.name:3298/1', changed)).toThrow()
      expect(() => vault.open('person.name:3298/1', sealed.subarray(0, i))).toThrow()
    }
  })

  test('reads with old keys and seals with the current one after a change of keys', () => {
    const old = vault.seal('journal.secret:3298/c/e', '谈话记录')
    const next = newRing()
    const ring = { current: 'k2', keys: { ...stored.keys, k2: next.keys['k1'] }, index: stored.index }
    const both = openVault(parseRing(JSON.stringify(ring), 'test'))
    expect(both.open('journal.secret:3298/c/e', old)).toBe('谈话记录')
    const fresh = both.seal('journal.secret:3298/c/e', '谈话记录')
    expect(fresh.toString('ascii', 2, 4)).toBe('k2')
    expect(() => vault.open('journal.secret:3298/c/e', fresh)).toThrow(/not sealed by a key of this ring/)
    expect(both.index('phone', '1000')).toEqual(vault.index('phone', '1000'))
  })

  test('makes indexes that are equal for equal text of one kind and for nothing else', () => {
    expect(vault.index('idNumber', 'x')).toEqual(vault.index('idNumber', 'x'))
    expect(vault.index('idNumber', 'x')).toHaveLength(16)
    expect(vault.index('phone', 'x')).toHaveLength(8)
    expect(vault.index('phone', 'x')).not.toEqual(vault.index('phoneTail', 'x'))
    const other = openVault(parseRing(JSON.stringify(newRing()), 'test'))
    expect(other.index('phone', 'x')).not.toEqual(vault.index('phone', 'x'))
  })
})

describe('a key ring', () => {
  test('is refused with the place and the reason, never with the key', () => {
    const key = stored.keys['k1'] ?? ''
    const refuse = (ring: unknown) => () => parseRing(JSON.stringify(ring), 'keys.json')
    expect(refuse({ ...stored, keys: { k1: key.slice(0, 20) } })).toThrow(/keys\.json: keys\.k1/)
    expect(refuse({ ...stored, current: 'k9' })).toThrow(/current: names a key that is not there/)
    expect(() => parseRing(key, 'keys.json')).toThrow('keys.json is not JSON')
    for (const bad of [
      { ...stored, keys: { k1: `${key.slice(0, 30)}!` } },
      { ...stored, index: key.slice(0, 12) },
    ])
      expect(refuse(bad)).not.toThrow(key.slice(0, 12))
  })

  test('gives every process that has it the same database passwords, which are not the keys', () => {
    const seed = passwordSeed(parseRing(JSON.stringify(stored), 'test'))
    expect(seed).toEqual(passwordSeed(parseRing(JSON.stringify(stored), 'test')))
    expect(seed.toString('base64')).not.toBe(stored.index)
  })
})
