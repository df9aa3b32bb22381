import { expect, test } from 'vitest'
import { readSearchText } from './search-text.ts'

test.each([
  ['王小', { name: '王小' }],
  [' wxm ', { name: 'wxm' }],
  ['1234', { phoneTail: '1234', fileNo: '1234' }],
  ['１２３４', { phoneTail: '1234', fileNo: '1234' }],
  ['10000001234', { phone: '10000001234', fileNo: '10000001234' }],
  ['329801199001010011', { idNumber: '329801199001010011' }],
  ['32980119900101001x', { idNumber: '32980119900101001X' }],
  ['tx-3298-000123', { fileNo: 'TX-3298-000123' }],
  ['  ', {}],
])('%s is read as %o', (text, reading) => {
  expect(readSearchText(text)).toEqual(reading)
})
