import { parseArgs } from 'node:util'
import type { Policy } from '#core/policy/policy.ts'
import { endOfDayInShanghai, readInstant } from '#core/shared/instant.ts'
import { isPlainDate, type PlainDate, toDayNumber } from '#core/shared/plain-date.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'

export type ReplayOptions = {
  readonly file: string
  readonly policy: Policy
  readonly asOf: PlainDate
  /** Milliseconds since 1970; infinite where everything is known. */
  readonly knownAt: number
  readonly json: boolean
  readonly language: 'zh' | 'en'
}

export const help = `tongxing replay – compute the state of cases from their journals

Usage: bin/tongxing replay FILE --policy PACK --as-of DATE [--known-at INSTANT] [--json] [--lang zh|en]

  FILE                NDJSON, one entry a line, one or many cases, in any order; - reads standard input
  --policy PACK       pack of an area with all above it: cn, cn-33-01 (Hangzhou), cn-32-05 (Suzhou) …
  --as-of DATE        the day asked about (YYYY-MM-DD, Asia/Shanghai): later facts do not count
  --known-at INSTANT  what was known then (2025-06-30T18:00:00+08:00, or a day: its last moment in Shanghai)
  --json              one CaseState a line, in the order in which the cases first appear
  --lang zh|en        language of sentences and of the table (zh)

Exit codes: 0 done · 2 a line or the call was wrong (nothing on standard output)
A wrong line is told on standard error as: line N: field: reason

Examples:
  bin/tongxing replay journal.ndjson --policy cn-32-05 --as-of 2026-03-01
  bin/tongxing replay - --policy cn --as-of 2026-03-01 --json < journal.ndjson | jq .stage
  bin/tongxing replay journal.ndjson --policy cn --as-of 2025-06-30 --known-at 2025-07-01T09:00:00+08:00 --json
`

/** Reads the call; a string is what is wrong with it, null asks for help. */
export function readOptions(argv: string[]): ReplayOptions | string | null {
  const parsed = parse(argv)
  if (typeof parsed === 'string') return parsed
  const { values, positionals } = parsed
  if (values.help) return null
  const file = positionals[0]
  if (file === undefined) return 'FILE is missing (- reads standard input)'
  if (positionals.length > 1) return `one FILE only; '${positionals[1]}' is too much`
  if (values.policy === undefined) return '--policy is missing'
  const asOf = values['as-of']
  if (asOf === undefined) return '--as-of is missing'
  if (!isPlainDate(asOf)) return `--as-of: '${asOf}' is not a date (YYYY-MM-DD)`
  const knownAt =
    values['known-at'] === undefined ? Number.POSITIVE_INFINITY : readKnownAt(values['known-at'])
  if (knownAt === undefined) return `--known-at: '${values['known-at']}' is not an instant with offset`
  const language = values.lang ?? 'zh'
  if (language !== 'zh' && language !== 'en') return `--lang: '${language}' is neither zh nor en`
  const policy = findPack(values.policy)
  if (typeof policy === 'string') return policy
  return { file, policy, asOf, knownAt, json: values.json === true, language }
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        policy: { type: 'string' },
        'as-of': { type: 'string' },
        'known-at': { type: 'string' },
        json: { type: 'boolean' },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function readKnownAt(text: string): number | undefined {
  return isPlainDate(text) ? endOfDayInShanghai(toDayNumber(text)) : readInstant(text)
}

function findPack(name: string): Policy | string {
  const book = readPolicyBook()
  const names = book.policies.map((p) => p.pack)
  return names.includes(name)
    ? book.pack(name)
    : `--policy: there is no pack '${name}' (there are ${names.sort().join(', ')})`
}
