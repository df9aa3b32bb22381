import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entryTypes } from '#core/journal/entry-types.ts'
import { decideAccess, type GuardedRoute, standsWithin } from './decide-access.ts'
import { maskAddress, maskIdNumber, maskName, maskPhone } from './mask.ts'
import { mayRecord, recordableTypes } from './may-record.ts'
import { projectEntry } from './project-entry.ts'
import { projectPerson, shownName } from './project-person.ts'
import { type Grant, type Role, roles } from './roles.ts'
import { scopeSettings } from './scope-settings.ts'

const grant = (role: Role, area = '320505001', org = 'station'): Grant => ({
  id: 'g',
  role,
  org,
  area,
  from: '2025-01-01',
  to: null,
})
const route = (change: Partial<GuardedRoute> = {}): GuardedRoute => ({
  roles: ['worker', 'stationHead', 'townshipOffice', 'narcoticsOffice', 'policeLiaison'],
  scope: 'case',
  confidentiality: 'C3',
  ...change,
})
const place = { township: '320505001', station: 'station', worker: 'me' }

describe('decideAccess', () => {
  test.each([
    ['worker', place, 'granted'],
    ['worker', { ...place, worker: 'colleague' }, 'absent'],
    ['worker', { ...place, worker: null }, 'absent'],
    ['worker', { ...place, township: '320505002' }, 'absent'],
    ['stationHead', { ...place, worker: 'colleague' }, 'granted'],
    ['stationHead', { ...place, station: 'other' }, 'absent'],
    ['stationHead', { ...place, station: null }, 'absent'],
    ['townshipOffice', { ...place, station: null, worker: null }, 'granted'],
    ['townshipOffice', { ...place, township: '320505002' }, 'absent'],
    ['narcoticsOffice', place, 'granted'],
    ['policeLiaison', { ...place, township: '320506001' }, 'absent'],
    ['clinic', place, 'noRight'],
    ['auditor', place, 'noRight'],
    ['systemAdmin', place, 'noRight'],
  ] as const)('%s at %o: %s', (role, there, expected) => {
    expect(decideAccess(route(), { id: 'me', grant: grant(role) }, there)).toBe(expected)
  })

  test('nobody, and nobody with a right', () => {
    expect(decideAccess(route(), null, place)).toBe('unauthenticated')
    expect(decideAccess(route(), { id: 'me', grant: null }, place)).toBe('noRight')
    expect(decideAccess(route({ roles: 'public', scope: 'public' }), null)).toBe('granted')
    expect(decideAccess(route({ roles: 'anyone', scope: 'session' }), { id: 'me', grant: null })).toBe(
      'granted',
    )
  })

  test('administrators never reach classes C2 and up, even where a route names them', () => {
    for (const role of ['securityAdmin', 'systemAdmin'] as const) {
      const holder = { id: 'me', grant: grant(role, 'cn') }
      for (const confidentiality of ['C2', 'C3', 'C4'] as const)
        expect(decideAccess(route({ roles: [role], confidentiality }), holder)).toBe('noRight')
      expect(decideAccess(route({ roles: [role], confidentiality: 'C1', scope: 'system' }), holder)).toBe(
        'granted',
      )
    }
  })

  test('a grant never reaches a case outside its area, whatever the role', () => {
    const code = fc.constantFrom('320505001', '320505002', '320506001', '330105001')
    const area = fc.constantFrom('cn', '32', '3205', '320505', '320505001', '33')
    fc.assert(
      fc.property(fc.constantFrom(...roles), code, area, (role, township, of) => {
        const inside = of === 'cn' || township.startsWith(of)
        const reaches = standsWithin('me', grant(role, of), { ...place, township })
        expect(reaches && !inside).toBe(false)
      }),
    )
  })
})

test('settings of row security: roles that reach no case get no area', () => {
  for (const role of roles) {
    const settings = scopeSettings('me', grant(role))
    const reaches = standsWithin('me', grant(role), place)
    expect('area' in settings, role).toBe(reaches)
  }
  expect(scopeSettings('me', grant('worker'))).toMatchObject({ worker: 'me', station: '*' })
  expect(scopeSettings('me', grant('stationHead'))).toMatchObject({ worker: '*', station: 'station' })
})

test('masks keep what a list needs and nothing more', () => {
  expect(maskName('张三丰')).toBe('张**')
  expect(maskName('李')).toBe('李')
  expect(maskName('')).toBe('')
  expect(maskIdNumber('320505199001011234')).toBe('3205************34')
  expect(maskPhone('10012345678')).toBe('100****5678')
  expect(maskPhone('12345')).toBe('*****')
  expect(maskAddress('同行市东湖区柳街道12号3幢501室')).not.toMatch(/\d/)
  fc.assert(
    fc.property(fc.string({ minLength: 2 }), (name) => {
      expect([...maskName(name)].length).toBeLessThanOrEqual(4)
    }),
  )
})

const person = { name: '张三丰', idNumber: '320505199001011234', phone: '10012345678', address: '柳街道12号' }

test('names in full for those who meet people, masked for offices, withheld from everyone else', () => {
  expect(shownName('张三丰', 'worker')).toBe('张三丰')
  expect(shownName('张三丰', 'policeLiaison')).toBe('张三丰')
  expect(shownName('张三丰', 'narcoticsOffice')).toBe('张**')
  expect(shownName('张三丰', 'auditor')).toBe('')
  for (const role of roles) {
    const shown = JSON.stringify(projectPerson(person, role))
    expect(shown).not.toContain(person.idNumber)
    expect(shown).not.toContain(person.phone)
  }
  expect(projectPerson(person, 'narcoticsOffice', true)).toMatchObject({ ...person, masked: false })
  expect(projectPerson(person, 'systemAdmin', true)).toMatchObject({ name: '', idNumber: null })
})

describe('projectEntry', () => {
  const note = { type: 'note', data: { text: '不愿说的话', confidentiality: 'clinical' } }
  const visit = {
    type: 'visitMade',
    data: { withWhom: '母亲', method: 'faceToFace', summary: '家中不和', next: '下周' },
  }

  test('clinical notes are for those who do the casework, and for who wrote them', () => {
    expect(projectEntry(note, 'worker')?.data).toEqual(note.data)
    for (const role of roles.filter((r) => r !== 'worker' && r !== 'stationHead')) {
      expect(projectEntry(note, role), role).toBeNull()
      expect(projectEntry({ ...note, own: true }, role)?.data).toEqual(note.data)
    }
  })

  test('the police learn nothing of visits, talks, services, plans and assessments', () => {
    for (const type of [
      'visitMade',
      'talkHeld',
      'serviceGiven',
      'assessmentMade',
      'planAdopted',
      'note',
      'tierSet',
    ])
      expect(projectEntry({ type, data: {} }, 'policeLiaison'), type).toBeNull()
    expect(projectEntry({ type: 'testTaken', data: { result: 'positive' } }, 'policeLiaison')?.data).toEqual({
      result: 'positive',
    })
    expect(projectEntry({ type: 'aTypeOfTomorrow', data: {} }, 'policeLiaison')).toBeNull()
  })

  test('no entry type of class C4 opens to the police', () => {
    const closed = Object.values(entryTypes).filter((t) => t.confidentiality === 'C4')
    expect(closed.length).toBeGreaterThan(3)
    for (const { type } of closed) expect(projectEntry({ type, data: {} }, 'policeLiaison'), type).toBeNull()
  })

  test('an office above the township reads facts without free text', () => {
    expect(projectEntry(visit, 'narcoticsOffice')).toEqual({
      data: { method: 'faceToFace' },
      hidden: ['withWhom', 'summary', 'next'],
    })
    for (const { type, secret } of Object.values(entryTypes)) {
      const data = Object.fromEntries(secret.map((field) => [field, 'x']))
      expect(projectEntry({ type, data }, 'narcoticsOffice')?.data ?? {}, type).toEqual({})
    }
  })
})

test('who may record what follows the registry of entry types', () => {
  expect(mayRecord('worker', 'reportedIn')).toBe(true)
  expect(mayRecord('worker', 'orderIssued')).toBe(false)
  expect(mayRecord('worker', 'noSuchType')).toBe(false)
  expect(recordableTypes('auditor')).toEqual([])
  expect(recordableTypes('policeLiaison')).toContain('policeDecided')
})
