import { Fragment } from 'react'

/** A text with the searched words marked in it. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  if (words.length === 0) return text
  const parts = split(text, words)
  return parts.map((part, at) =>
    part.hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the text.
      <mark key={at}>{part.text}</mark>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above.
      <Fragment key={at}>{part.text}</Fragment>
    ),
  )
}

type Part = { readonly text: string; readonly hit: boolean }

function split(text: string, words: readonly string[]): readonly Part[] {
  const small = text.toLowerCase()
  const parts: Part[] = []
  let at = 0
  while (at < text.length) {
    const next = words
      .map((word) => ({ word, from: small.indexOf(word, at) }))
      .filter(({ from }) => from >= 0)
      .sort((a, b) => a.from - b.from || b.word.length - a.word.length)[0]
    if (!next) break
    if (next.from > at) parts.push({ text: text.slice(at, next.from), hit: false })
    parts.push({ text: text.slice(next.from, next.from + next.word.length), hit: true })
    at = next.from + next.word.length
  }
  if (at < text.length) parts.push({ text: text.slice(at), hit: false })
  return parts
}

/** The words of a search, as the server reads them. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean)
}
