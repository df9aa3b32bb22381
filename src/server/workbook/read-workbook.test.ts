import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { decodeTable } from './decode-table.ts'
import { workbookLimits } from './limits.ts'
import { readWorkbook } from './read-workbook.ts'
import { safeText, writeOrderTemplate, writeRowsWithReasons } from './write-orders.ts'

type Part = { readonly name: string; readonly data: Buffer; readonly claimed?: number }

/** An archive by hand, so that it can lie. */
function zip(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, data, claimed } of parts) {
    const packed = deflateRawSync(data)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(claimed ?? data.length, 22)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(claimed ?? data.length, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    const whole = Buffer.concat([local, Buffer.from(name), packed])
    locals.push(whole)
    directory.push(Buffer.concat([entry, Buffer.from(name)]))
    at += whole.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, ...directory, end])
}

const sheetOf = async (rows: (string | number | Date | null)[][]) =>
  Buffer.from(await writeXlsx({ sheets: [{ name: 'A', rows }] }))
const faultOf = async (file: Buffer) => {
  const read = await readWorkbook(file)
  return 'fault' in read
    ? `${read.fault.code}${read.fault.args?.['what'] ? ` ${read.fault.args['what']}` : ''}`
    : 'read'
}

test('a bomb is refused before anything opens it, whatever size it claims', async () => {
  const bomb = Buffer.alloc(300 * 1024 * 1024, 'a')
  const started = performance.now()
  const before = process.memoryUsage().rss
  expect(await faultOf(zip([{ name: 'xl/worksheets/sheet1.xml', data: bomb }]))).toBe('unsafe zip size')
  expect(await faultOf(zip([{ name: 'xl/worksheets/sheet1.xml', data: bomb, claimed: 100 }]))).toBe(
    'unsafe zip size',
  )
  const small = Buffer.alloc(20 * 1024 * 1024, 'a')
  expect(await faultOf(zip([{ name: 'xl/sharedStrings.xml', data: small }]))).toBe('unsafe zip ratio')
  expect(performance.now() - started).toBeLessThan(20_000)
  expect(process.memoryUsage().rss - before).toBeLessThan(600 * 1024 * 1024)
})

test('entities, macros, too many parts and half a file are refused', async () => {
  const xxe = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
  expect(await faultOf(zip([{ name: 'xl/workbook.xml', data: Buffer.from(xxe) }]))).toBe('unsafe DTD')
  expect(await faultOf(zip([{ name: 'xl/vbaProject.bin', data: Buffer.from('x') }]))).toBe('unsafe macros')
  const many = Array.from({ length: 201 }, (_, i) => ({ name: `xl/${i}.xml`, data: Buffer.from('<a/>') }))
  expect(await faultOf(zip(many))).toBe('unsafe 201 entries')
  const good = await sheetOf([['姓名']])
  expect(await faultOf(good.subarray(0, good.length - 30))).toBe('damaged')
})

test('old files, pictures, pages in disguise and nothing at all say what to do', async () => {
  expect(await faultOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))).toBe('oldExcel')
  expect(await faultOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]))).toBe('notAWorkbook')
  expect(await faultOf(Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'))).toBe(
    'notAWorkbook',
  )
  expect(await faultOf(Buffer.alloc(0))).toBe('empty')
  expect(await faultOf(Buffer.alloc(workbookLimits.fileBytes + 1, 'a'))).toBe('tooLarge')
})

test('a million cells end at the limits of rows and columns', async () => {
  expect(await faultOf(await sheetOf([Array.from({ length: 300 }, (_, i) => i)]))).toBe('tooManyColumns')
  const rows = Array.from({ length: workbookLimits.rows + 1 }, (_, i) => `${i},a`).join('\n')
  expect(await faultOf(Buffer.from(rows))).toBe('tooManyRows')
})

test('reading that takes too long is stopped, and the server goes on', async () => {
  const file = await sheetOf([['姓名']])
  expect(await readWorkbook(file, 1)).toEqual({ fault: { code: 'tookTooLong' } })
  expect(await faultOf(file)).toBe('read')
})

test('a changed byte anywhere is read or refused, never thrown', async () => {
  const golden = await sheetOf([
    ['姓名', '身份证号', '决定日期'],
    ['测试甲', '32980119900101123X', new Date(Date.UTC(2025, 2, 5))],
  ])
  await fc.assert(
    fc.asyncProperty(fc.nat(golden.length - 1), fc.nat(255), async (at, byte) => {
      const changed = Buffer.from(golden)
      changed[at] = byte
      const read = await decodeTable(changed)
      expect('fault' in read || Array.isArray(read.sheets)).toBe(true)
    }),
    { numRuns: 300 },
  )
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      const read = await decodeTable(Buffer.from(bytes))
      expect('fault' in read || Array.isArray(read.sheets)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('dates of both systems, text kept as text, and CSV guards come out alike', async () => {
  const day = new Date(Date.UTC(2025, 2, 5))
  for (const dateSystem of ['1900', '1904'] as const) {
    const file = Buffer.from(await writeXlsx({ dateSystem, sheets: [{ name: 'A', rows: [[day, '001']] }] }))
    expect(await readWorkbook(file)).toMatchObject({
      sheets: [{ dateSystem, rows: [[{ date: '2025-03-05' }, '001']] }],
    })
  }
  const csv = await readWorkbook(Buffer.from('\ufeff姓名,身份证号\n测试甲,="32980119900101123X"\n'))
  expect(csv).toMatchObject({
    sheets: [
      {
        rows: [
          ['姓名', '身份证号'],
          ['测试甲', '32980119900101123X'],
        ],
      },
    ],
  })
})

test('nothing that goes out again is a live formula', async () => {
  const evil = ['=1+1', '+SUM(A1)', '-2+3', '@cmd', '\t=1', '=HYPERLINK("http://x","y")']
  const file = await writeRowsWithReasons(
    ['姓名', '=A1'],
    evil.map((cell) => ({ cells: [cell], reasons: cell })),
    'zh',
  )
  const book = await readXlsx(file)
  const texts = book.sheets[0]?.rows.flat().filter((c) => c !== null) ?? []
  expect(texts.length).toBeGreaterThan(evil.length)
  for (const text of texts) expect(String(text)).not.toMatch(/^[=+\-@\t\r]/)
  expect(safeText('张三')).toBe('张三')
  expect(file.includes('<f>')).toBe(false)
})

test('the empty list is read back with every column recognised', async () => {
  for (const language of ['zh', 'en'] as const) {
    const read = await readWorkbook(await writeOrderTemplate(language))
    if (!('sheets' in read)) throw new Error(read.fault.code)
    const { recogniseColumns } = await import('#core/orders/recognise-columns.ts')
    const { columns } = await import('#core/orders/columns.ts')
    const [sheet] = read.sheets
    const layout = sheet && recogniseColumns(sheet)
    expect(layout?.columns.size).toBe(columns.length)
    expect(layout?.passedOver).toEqual([])
  }
})
