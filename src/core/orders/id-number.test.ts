import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromDayNumber, toDayNumber } from '#core/shared/plain-date.ts'
import { checkCharacterOf, readIdNumber } from './id-number.ts'

const birth = fc
  .integer({ min: toDayNumber('1930-01-01'), max: toDayNumber('2010-12-31') })
  .map(fromDayNumber)
const first17 = fc
  .tuple(birth, fc.integer({ min: 1, max: 999 }))
  .map(([day, order]) => `329801${day.replaceAll('-', '')}${String(order).padStart(3, '0')}`)
/** A number that belongs to nobody: its check character is wrong on purpose. */
const unreal = first17.map((n) => n + (checkCharacterOf(n) === '7' ? '4' : '7'))

test('a number tells day of birth and sex, and a wrong check character is doubt, not refusal', () => {
  fc.assert(
    fc.property(unreal, (number) => {
      const read = readIdNumber(number)
      if (!('id' in read)) throw new Error(read.fault)
      expect(read.id.number).toBe(number)
      expect(read.id.birthDate.replaceAll('-', '')).toBe(number.slice(6, 14))
      expect(read.id.sex).toBe(Number(number[16]) % 2 === 1 ? 'male' : 'female')
      expect(read.id.doubts).toEqual(['idChecksum'])
    }),
  )
})

test('a number that a spreadsheet rounded is refused every time', () => {
  fc.assert(
    fc.property(unreal, (number) => {
      const rounded = Number(number)
      expect(readIdNumber(rounded)).toEqual({ fault: 'idPrecisionLost' })
      expect(readIdNumber(rounded.toExponential())).toEqual({ fault: 'idPrecisionLost' })
      expect(readIdNumber(rounded.toPrecision(3))).toEqual({ fault: 'idPrecisionLost' })
      const padded = `${number.slice(0, 15)}000`
      const kept = padded.endsWith(checkCharacterOf(padded))
      if (!kept) expect(readIdNumber(padded)).toEqual({ fault: 'idPrecisionLost' })
    }),
  )
})

test('15 digits become the same 18 characters however they were typed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: toDayNumber('1930-01-01'), max: toDayNumber('1999-12-31') }).map(fromDayNumber),
      (day) => {
        const old = `329801${day.replaceAll('-', '').slice(2)}123`
        const read = readIdNumber(old)
        if (!('id' in read)) throw new Error(read.fault)
        expect(read.id.birthDate).toBe(day)
        expect(read.id.doubts).toEqual(['idFifteen'])
        expect(readIdNumber(Number(old))).toEqual(read)
      },
    ),
  )
})

test.each([
  ['32980119900230123X', 'idBirthNotReal'],
  ['3298011990', 'idLength'],
  ['32980119900101O23X', 'idCharacters'],
  ['护照 E12345678', 'idCharacters'],
])('%s is refused as %s', (text, fault) => {
  expect(readIdNumber(text)).toEqual({ fault })
})

test('blanks, full-width digits, a small x and an apostrophe do not matter', () => {
  const number = '32980119900101123X'
  for (const way of [`'${number}`, ' 329801 19900101 123x ', '３２９８０１１９９００１０１１２３Ｘ'])
    expect(readIdNumber(way)).toEqual(readIdNumber(number))
})
