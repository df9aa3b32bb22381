import { pinyin } from 'pinyin-pro'
import type { Vault } from './vault.ts'

/** Longest stretch of Latin letters that is indexed; a longer query is cut to it. */
const longestLatin = 12

const chinese = /\p{Script=Han}/u

/**
 * What a name can be found by: its characters, neighbouring pairs, the whole; pinyin initials (w, wx, wxm), the running
 * pinyin from two letters on (wa … wangxiaom), and surname with initials (wangxm). All as keyed hashes.
 */
export function nameTokens(vault: Vault, name: string): Buffer[] {
  return hashes(vault, [...writtenTokens(name), ...spokenTokens(name)])
}

/** The tokens that a person must have to be found by `query`; empty where the query can not be a name. */
export function searchTokens(vault: Vault, query: string): Buffer[] {
  const text = tidy(query)
  if (text === '') return []
  if (!chinese.test(text)) return hashes(vault, [`p:${text.slice(0, longestLatin)}`])
  const letters = [...text]
  const written = letters.filter((c) => chinese.test(c))
  const latin = letters.filter((c) => !chinese.test(c)).join('')
  const pairs = written.slice(1).map((c, i) => `c:${written[i]}${c}`)
  const parts = pairs.length > 0 ? pairs : written.map((c) => `c:${c}`)
  return hashes(vault, latin ? [...parts, `p:${latin.slice(0, longestLatin)}`] : parts)
}

function writtenTokens(name: string): string[] {
  const letters = [...tidy(name)].filter((c) => chinese.test(c))
  return [...letters, ...letters.slice(1).map((c, i) => `${letters[i]}${c}`)].map((t) => `c:${t}`)
}

function spokenTokens(name: string): string[] {
  const text = tidy(name)
  const syllables = chinese.test(text)
    ? pinyin(text, { surname: 'head', toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' }).map(
        tidy,
      )
    : [text]
  const initials = syllables.map((s) => s.charAt(0)).join('')
  const running = syllables.join('')
  const surname = syllables[0] ?? ''
  const found = new Set<string>()
  for (let n = 1; n <= initials.length; n++) found.add(initials.slice(0, n))
  for (let n = 2; n <= Math.min(running.length, longestLatin); n++) found.add(running.slice(0, n))
  for (let n = 1; n <= initials.length; n++)
    found.add((surname + initials.slice(1, n)).slice(0, longestLatin))
  return [...found].filter((t) => t !== '').map((t) => `p:${t}`)
}

/** Lower case, without spaces, dots and marks: `阿依 · 古丽` and `阿依古丽` are one name. */
function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/[^\p{Script=Han}a-z]/gu, '')
}

function hashes(vault: Vault, tokens: readonly string[]): Buffer[] {
  return [...new Set(tokens)].map((t) => vault.index('nameToken', t))
}
