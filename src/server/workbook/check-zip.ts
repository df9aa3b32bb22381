import { inflateRawSync } from 'node:zlib'
import type { FileFault } from '#core/orders/file-fault.ts'
import { workbookLimits as limits } from './limits.ts'

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const localEntry = 0x04034b50

/**
 * Looks a workbook's archive over before any reader opens it: number of entries, true inflated sizes (never the
 * declared ones), macros, document type declarations. Undefined means nothing was found.
 */
export function checkZip(file: Buffer): FileFault | undefined {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > file.length || file.readUInt32LE(end) !== endOfDirectory)
    return { code: 'damaged' }
  const count = file.readUInt16LE(end + 10)
  if (count > limits.zipEntries) return unsafe(`${count} entries`)
  let at = file.readUInt32LE(end + 16)
  let left: number = limits.inflatedBytes
  for (let i = 0; i < count; i++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== directoryEntry) return { code: 'damaged' }
    const nameLength = file.readUInt16LE(at + 28)
    const name = file.toString('utf8', at + 46, at + 46 + nameLength)
    const packed = file.readUInt32LE(at + 20)
    const part = inflate(file, file.readUInt32LE(at + 42), packed, file.readUInt16LE(at + 10), left)
    if ('code' in part) return part
    left -= part.bytes.length
    if (part.bytes.length > 1024 * 1024 && part.bytes.length > packed * limits.zipRatio)
      return unsafe('zip ratio')
    const found = lookInside(name, part.bytes)
    if (found) return found
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return undefined
}

function inflate(
  file: Buffer,
  at: number,
  packed: number,
  method: number,
  left: number,
): { readonly bytes: Buffer } | FileFault {
  if (at + 30 > file.length || file.readUInt32LE(at) !== localEntry) return { code: 'damaged' }
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
  const data = file.subarray(start, start + packed)
  if (data.length !== packed) return { code: 'damaged' }
  if (method === 0) return packed > left ? unsafe('zip size') : { bytes: data }
  if (method !== 8) return unsafe('compression')
  try {
    return { bytes: inflateRawSync(data, { maxOutputLength: Math.max(1, left) }) }
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    return tooLarge ? unsafe('zip size') : { code: 'damaged' }
  }
}

function lookInside(name: string, bytes: Buffer): FileFault | undefined {
  if (/vbaProject|\.bin$/i.test(name) && /vba|macro/i.test(name)) return unsafe('macros')
  if (/\.(xml|rels)$/i.test(name) && (bytes.includes('<!DOCTYPE') || bytes.includes('<!ENTITY')))
    return unsafe('DTD')
  return undefined
}

function unsafe(what: string): FileFault {
  return { code: 'unsafe', args: { what } }
}
