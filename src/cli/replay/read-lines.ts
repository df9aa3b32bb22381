import { isUtf8 } from 'node:buffer'
import type { Readable } from 'node:stream'

/** A line with its number from 1, or what makes it unreadable. */
export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly fault: string }

const newline = 10
/** No entry is this long; a file that has such a line is not ours. */
const longest = 4 << 20

export async function* readLines(stream: Readable): AsyncGenerator<Line> {
  let rest: Buffer[] = []
  let held = 0
  let number = 0
  for await (const chunk of stream) {
    const bytes: Buffer = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    let from = 0
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, from)) {
      rest.push(bytes.subarray(from, end))
      yield toLine(rest, held, ++number)
      rest = []
      held = 0
      from = end + 1
    }
    if (from === bytes.length) continue
    held += bytes.length - from
    if (held <= longest) rest.push(bytes.subarray(from))
  }
  if (held > 0) yield toLine(rest, held, ++number)
}

function toLine(parts: Buffer[], held: number, number: number): Line {
  if (held > longest) return { number, fault: 'is too long to be an entry' }
  const bytes = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)
  // a byte that is no text would be read as a mark of doubt, and two different ids as one
  if (!isUtf8(bytes)) return { number, fault: 'is not UTF-8' }
  const text = bytes.toString('utf8')
  const start = number === 1 && text.startsWith('\uFEFF') ? 1 : 0
  const end = text.endsWith('\r') ? text.length - 1 : text.length
  return { number, text: text.slice(start, end) }
}
