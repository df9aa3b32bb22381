import { inflateRawSync } from 'node:zlib'

/** The words of a DOCX of ours in their order, a tab or a new line as a blank. */
export function readDocxText(file: Buffer): string {
  return readPart(file, 'word/document.xml')
    .replaceAll(/<w:(?:tab|br)\/>|<\/w:p>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

/** One file inside of the archive, found by its directory at the end. */
export function readPart(file: Buffer, wanted: string): string {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  let at = file.readUInt32LE(end + 16)
  for (let i = 0; i < file.readUInt16LE(end + 10); i++) {
    const [packed, name, extra, note] = [20, 28, 30, 32].map((place, n) =>
      n === 0 ? file.readUInt32LE(at + place) : file.readUInt16LE(at + place),
    )
    const start = file.readUInt32LE(at + 42)
    if (file.toString('utf8', at + 46, at + 46 + (name ?? 0)) === wanted) {
      const from = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28)
      const bytes = file.subarray(from, from + (packed ?? 0))
      return (file.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes)).toString('utf8')
    }
    at += 46 + (name ?? 0) + (extra ?? 0) + (note ?? 0)
  }
  throw new Error(`${wanted} is not in the archive`)
}
