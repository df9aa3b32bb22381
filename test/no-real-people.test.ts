import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { checkDigit } from '#core/demo/demo-identity.ts'
import { packageRoot } from '#server/config.ts'

const root = packageRoot()

/**
 * Numbers that look like someone's and are allowed, each with its reason. There are none: examples in tests are made
 * with a wrong check digit and phones that begin with 100 or 000.
 */
const allowed: readonly { readonly file: string; readonly number: string; readonly because: string }[] = []

it('finds what it looks for', () => {
  const body = '32059019900101123'
  const real = `${body}${checkDigit(body)}`
  expect(personalNumbers(`号码 ${real}。`)).toEqual([real])
  const phone = `139${'12345678'}`
  expect(personalNumbers(`电话 ${phone}`)).toEqual([phone])
  const wrong = `${body}${(Number(checkDigit(body)) + 1) % 10}`
  expect(personalNumbers(`${wrong} 10012345678 2026-03-01 1700000000000`)).toEqual([])
})

it('has no number in the tree that could be a real person’s', () => {
  const found = trackedFiles().flatMap((file) => {
    const text = textOf(join(root, file))
    const numbers = text === undefined ? [] : personalNumbers(text)
    return numbers
      .filter((number) => !allowed.some((a) => a.file === file && a.number === number))
      .map((number) => `${file}: ${number.slice(0, 6)}…`)
  })
  expect(found).toEqual([])
})

/** ID numbers whose check digit is right and whose birth date could be, and mainland mobile numbers. */
function personalNumbers(text: string): string[] {
  const ids = (text.match(/(?<![0-9A-Za-z])[1-9]\d{16}[\dXx](?![0-9A-Za-z])/g) ?? []).filter(isRealId)
  const phones = text.match(/(?<![0-9A-Za-z.])1[3-9]\d{9}(?![0-9A-Za-z])/g) ?? []
  return [...ids, ...phones]
}

function isRealId(id: string): boolean {
  const [year, month, day] = [Number(id.slice(6, 10)), Number(id.slice(10, 12)), Number(id.slice(12, 14))]
  if (year < 1880 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return false
  return checkDigit(id.slice(0, 17)) === id.slice(17).toUpperCase()
}

function trackedFiles(): string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  return execFileSync('git', args, { cwd: root, maxBuffer: 64 << 20 })
    .toString('utf8')
    .split('\u0000')
    .filter((file) => file !== '' && existsSync(join(root, file)))
}

/** The text of a file, of a compressed one unpacked; undefined for pictures, fonts and other bytes. */
function textOf(path: string): string | undefined {
  const bytes = path.endsWith('.gz') ? gunzipSync(readFileSync(path)) : readFileSync(path)
  return bytes.subarray(0, 8000).includes(0) ? undefined : bytes.toString('utf8')
}
