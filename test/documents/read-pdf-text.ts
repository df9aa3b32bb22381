import { inflateSync } from 'node:zlib'

/**
 * The text that a reader can select in a PDF of ours, page by page: drawn strings through their fonts' ToUnicode maps.
 * Knows only what our engine writes (plain objects, Identity-H fonts), so that tests need no program beside npm.
 */
export function readPdfText(bytes: Uint8Array): string[] {
  const objects = readObjects(Buffer.from(bytes).toString('latin1'))
  const kids = [...objects.values()]
    .find((o) => /\/Type \/Pages\b/.test(o))
    ?.match(/\/Kids \[([^\]]*)\]/)?.[1]
  if (!kids) throw new Error('this PDF has no page tree of the kind we write')
  return [...kids.matchAll(/(\d+) 0 R/g)].map(([, id = '']) => readPage(objects, objects.get(id) ?? ''))
}

type Objects = ReadonlyMap<string, string>

function readObjects(text: string): Objects {
  const found = text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj\n/g)
  return new Map([...found].map(([, id = '', body = '']) => [id, body]))
}

function readPage(objects: Objects, page: string): string {
  const content = streamOf(objects.get(refIn(page, 'Contents') ?? ''))
  const resources = objects.get(refIn(page, 'Resources') ?? '') ?? page
  const fonts = new Map(
    [...resources.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [
      name,
      readMap(streamOf(objects.get(refIn(objects.get(id) ?? '', 'ToUnicode') ?? ''))),
    ]),
  )
  let font = new Map<number, string>()
  let text = ''
  for (const token of tokensOf(content))
    if (typeof token === 'string') font = fonts.get(token) ?? new Map()
    else text += shown(token.bytes, font)
  return text
}

/** Font names as text and drawn strings as bytes, in the order of drawing. Strings may hold balanced brackets. */
function* tokensOf(content: string): Generator<string | { readonly bytes: Buffer }> {
  const font = /\/(f\d+) [\d.]+ Tf/y
  const hex = /<([0-9A-Fa-f]+)>/y
  for (let i = 0; i < content.length; i++) {
    font.lastIndex = i
    const name = content[i] === '/' ? font.exec(content)?.[1] : undefined
    if (name) yield name
    hex.lastIndex = i
    const digits = content[i] === '<' && !named(content, i) ? hex.exec(content)?.[1] : undefined
    if (digits) yield { bytes: Buffer.from(digits, 'hex') }
    if (content[i] !== '(') continue
    const end = endOfString(content, i)
    yield { bytes: Buffer.from(unescaped(content.slice(i + 1, end)), 'latin1') }
    i = end
  }
}

/** Text that a reader would copy in the place of the glyphs that follow is not drawn itself. */
function named(content: string, at: number): boolean {
  return /\/ActualText\s*$/.test(content.slice(Math.max(0, at - 20), at))
}

function endOfString(content: string, start: number): number {
  let depth = 0
  for (let i = start; i < content.length; i++) {
    if (content[i] === '\\') i++
    else if (content[i] === '(') depth++
    else if (content[i] === ')' && --depth === 0) return i
  }
  throw new Error('a string in this PDF does not end')
}

function refIn(dictionary: string, key: string): string | undefined {
  return new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1]
}

function streamOf(object: string | undefined): string {
  const [, head = '', body = ''] = /^([\s\S]*?)\nstream\r?\n([\s\S]*)\nendstream$/.exec(object ?? '') ?? []
  const raw = Buffer.from(body, 'latin1')
  return /\/FlateDecode/.test(head) ? inflateSync(raw).toString('latin1') : body
}

/** Glyph number to text, from `bfchar` and `bfrange` lines. */
function readMap(cmap: string): Map<number, string> {
  const map = new Map<number, string>()
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', text = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g))
      map.set(Number.parseInt(glyph, 16), fromUtf16(text))
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', text = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g))
      for (let i = 0; i <= Number.parseInt(to, 16) - Number.parseInt(from, 16); i++)
        map.set(
          Number.parseInt(from, 16) + i,
          String.fromCodePoint((fromUtf16(text).codePointAt(0) ?? 0) + i),
        )
  return map
}

function fromUtf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le')
}

function shown(bytes: Buffer, font: ReadonlyMap<number, string>): string {
  let text = ''
  for (let i = 0; i + 1 < bytes.length; i += 2) text += font.get(bytes.readUInt16BE(i)) ?? ''
  return text
}

const escaped: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function unescaped(literal: string): string {
  return literal.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal?: string, one = '') =>
    octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (escaped[one] ?? one),
  )
}
