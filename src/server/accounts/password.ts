import { hash, verify } from '@node-rs/argon2'
import type { Refusal } from '#core/shared/decision.ts'
import { commonWords } from './common-words.ts'

/** OWASP's first choice for Argon2id: 19 MiB, two passes, one lane; about 60–100 ms of one core. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const shortest = 12
export const longest = 128
/** After known words, runs and repetitions have shrunk to one sign each, this much must be left to guess. */
const leastSurprise = 7

export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost)
}

let dummy: Promise<string> | undefined

/**
 * Always takes the time of one check. Where there is no account or no password, it checks against a hash that nothing
 * opens, so that an unknown login and a wrong password can not be told apart (security.md A6).
 */
export async function passwordMatches(kept: string | null | undefined, password: string): Promise<boolean> {
  dummy ??= hashPassword(crypto.randomUUID())
  const matches = await verify(kept ?? (await dummy), password.normalize('NFKC')).catch(() => false)
  return matches && typeof kept === 'string'
}

/** Refuses what is short, long, common, or made of words that everyone around this office would try first. */
export function checkPassword(password: string, about: readonly string[]): readonly Refusal[] {
  const text = password.normalize('NFKC')
  const length = [...text].length
  if (length < shortest)
    return [
      no(
        'password-short',
        `密码至少 ${shortest} 个字符。一句自己的话最好记。`,
        `A password has at least ${shortest} characters. A sentence of your own is easiest to remember.`,
      ),
    ]
  if (length > longest)
    return [
      no('password-long', `密码最多 ${longest} 个字符。`, `A password has at most ${longest} characters.`),
    ]
  if (surprise(text, about) < leastSurprise)
    return [
      no(
        'password-easy',
        '这个密码太容易猜到：请不要用姓名、用户名、地名、单位或工作用语、连续或重复的字符。',
        'This password is easy to guess: do not use names, logins, places, words of this work, runs or repetitions.',
      ),
    ]
  return []
}

function no(code: string, zh: string, en: string): Refusal {
  return { code, field: 'password', says: { zh, en } }
}

/** How many signs are left when everything known counts as one. */
function surprise(password: string, about: readonly string[]): number {
  const known = [...about, ...commonWords]
    .map((word) => plain(word))
    .filter((word) => [...word].length >= 2)
    .sort((a, b) => b.length - a.length)
  let text = plain(password)
  for (const word of known) text = text.replaceAll(word, '\u0001')
  text = text.replace(/(19|20)\d{2}([01]\d([0-3]\d)?)?/g, '\u0001')
  return new Set(shrinkRuns(shrinkRepeats(text))).size
}

/** Lower case, the usual swaps undone (`p@ssw0rd`), and no spaces or dashes. */
function plain(text: string): string {
  const swaps: Record<string, string> = {
    '@': 'a',
    '0': 'o',
    '1': 'l',
    '3': 'e',
    $: 's',
    '5': 's',
    '7': 't',
    '!': 'i',
  }
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[@$!]|(?<=[a-z])[01357]|[01357](?=[a-z])/g, (c) => swaps[c] ?? c)
    .replace(/[\s_.\-·]/g, '')
}

/** `abcabcabc` and `aaaa` are said once. */
function shrinkRepeats(text: string): string {
  return text.replace(/(.{1,8}?)\1+/gu, '$1')
}

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
]

/** Four or more neighbours of the alphabet, the digits or the keyboard, either way, count as one. */
function shrinkRuns(text: string): string {
  const both = rows.flatMap((row) => [row, [...row].reverse().join('')])
  let left = ''
  for (let at = 0; at < text.length; ) {
    const length = Math.max(...both.map((row) => runAt(text, at, row)))
    left += text[at]
    at += length >= 4 ? length : 1
  }
  return left
}

function runAt(text: string, at: number, row: string): number {
  let length = 1
  while (at + length < text.length && row.includes(text.slice(at, at + length + 1))) length++
  return length
}
