import type { Readable } from 'node:stream'

const newline = 10
/** No entry is this long; a file that has such a line is not ours. */
const longest = 4 << 20

/** The lines of a stream with their numbers from 1. A line that is too long comes as null. */
export async function* readLines(stream: Readable): AsyncGenerator<{ number: number; text: string | null }> {
  let rest: Buffer[] = []
  let held = 0
  let number = 0
  for await (const chunk of stream) {
    const bytes: Buffer = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    let from = 0
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, from)) {
      rest.push(bytes.subarray(from, end))
      yield { number: ++number, text: held > longest ? null : toText(rest, number) }
      rest = []
      held = 0
      from = end + 1
    }
    if (from === bytes.length) continue
    held += bytes.length - from
    if (held <= longest) rest.push(bytes.subarray(from))
  }
  if (held > 0) yield { number: ++number, text: held > longest ? null : toText(rest, number) }
}

function toText(parts: Buffer[], number: number): string {
  const text = (parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)).toString('utf8')
  const start = number === 1 && text.startsWith('\uFEFF') ? 1 : 0
  const end = text.endsWith('\r') ? text.length - 1 : text.length
  return text.slice(start, end)
}
