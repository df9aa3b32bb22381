import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readOptions } from '#cli/replay/options.ts'
import type { CaseState } from '#core/case/case-state.ts'
import { explainCase } from '#core/case/explain-case.ts'
import { everywhere } from '#core/policy/policy.ts'
import { readPolicyBook } from '#server/policies/read-policy-book.ts'
import { randomLife } from '#test/support/random-life.ts'
import { runCli } from '#test/support/run-cli.ts'

const ndjson = (entries: readonly unknown[]) => entries.map((e) => `${JSON.stringify(e)}\n`).join('')
const order = {
  measure: 'communityDetox',
  organ: '局',
  documentNo: '1',
  executionPlace: '330106001',
  venue: 'hukou',
}
const good = { id: '1', case: 'c', type: 'orderIssued', on: '2025-02-28', data: order }
const call = ['replay', '-', '--policy', 'cn', '--as-of', '2025-04-01']

describe('bin/tongxing replay', () => {
  test('says of many cases in one stream what replay says of each, in order of first appearance', async () => {
    const lives = Array.from({ length: 60 }, (_, i) => randomLife(i * 101 + 7))
    const mixed = lives
      .flatMap((life, i) => life.map((e, j) => ({ e, at: j * 100 + i })))
      .sort((a, b) => a.at - b.at)
    const { code, out, err } = await runCli(
      ['replay', '-', '--policy', 'cn-32-05', '--as-of', '2024-06-01', '--known-at', '2024-03-01', '--json'],
      ndjson(mixed.map((m) => m.e)),
    )
    expect(err).toBe('')
    expect(code).toBe(0)
    const states = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as CaseState)
    const book = everywhere(readPolicyBook().pack('cn-32-05'))
    expect(states.map(withoutText)).toEqual(
      lives.map((life) => explainCase(life, book, '2024-06-01', '2024-03-01T23:59:59.999+08:00')),
    )
  })

  test('reads a file, and shows a table that a person can read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'replay-'))
    try {
      writeFileSync(join(folder, 'one.ndjson'), `\uFEFF${JSON.stringify(good)}\r\n\r\n`)
      const { code, out } = await runCli([
        'replay',
        join(folder, 'one.ndjson'),
        ...call.slice(2),
        '--lang',
        'en',
      ])
      expect(code).toBe(0)
      expect(out.split('\n')[1]).toMatch(/^c +Community detoxification +Ordered/)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('gives each finding its sentence in the language asked for', async () => {
    const served = {
      id: '2',
      case: 'c',
      type: 'orderServed',
      on: '2025-03-03',
      data: { to: 'person', way: 'direct' },
    }
    const said = async (lang: string) => {
      const { out } = await runCli([...call, '--json', '--lang', lang], ndjson([good, served]))
      return (JSON.parse(out).findings as { text: string }[])[0]?.text
    }
    expect(await said('zh')).toBe('应当在2025年3月18日前报到，至今没有报到。')
    expect(await said('en')).toBe('The report-in was due by 2025-03-18 and has not been made.')
  })

  test('tells a wrong line by number, field and reason, and takes nothing of the batch', async () => {
    const lines = `${JSON.stringify(good)}\n{"id":"2","case":"c","type":"reportedIn","on":"2025-03-10","data":{}}\nnot json\n`
    const { code, out, err } = await runCli([...call, '--json'], lines)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toBe('line 2: data.place: is missing\nline 3: entry: is not JSON\n')
  })

  test('bytes that are no text are told, never read as something else', async () => {
    const bytes = Buffer.concat([
      Buffer.from(JSON.stringify(good).slice(0, 8)),
      Buffer.from([0xff]),
      Buffer.from('"}\n'),
    ])
    const folder = mkdtempSync(join(tmpdir(), 'replay-'))
    try {
      writeFileSync(
        join(folder, 'bytes.ndjson'),
        Buffer.concat([Buffer.from(`${JSON.stringify(good)}\n`), bytes]),
      )
      const { code, out, err } = await runCli(['replay', join(folder, 'bytes.ndjson'), ...call.slice(2)])
      expect({ code, out, err }).toEqual({ code: 2, out: '', err: 'line 2: entry: is not UTF-8\n' })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('refuses a wrong call with help, and answers --help with examples', async () => {
    for (const [args, says] of [
      [['-', '--policy', 'cn'], '--as-of is missing'],
      [['-', '--as-of', '2025-04-01'], '--policy is missing'],
      [['--policy', 'cn', '--as-of', '2025-04-01'], 'FILE is missing'],
      [['a', 'b', '--policy', 'cn', '--as-of', '2025-04-01'], 'one FILE only'],
      [['-', '--policy', 'nowhere', '--as-of', '2025-04-01'], "there is no pack 'nowhere'"],
      [['-', '--policy', 'cn', '--as-of', '2025-02-30'], 'is not a date'],
      [['-', '--policy', 'cn', '--as-of', '2025-02-28', '--known-at', 'noon'], 'is not an instant'],
      [['-', '--policy', 'cn', '--as-of', '2025-02-28', '--lang', 'fr'], 'neither zh nor en'],
    ] as const)
      expect(readOptions([...args])).toContain(says)
    const { code, out, err } = await runCli([...call, '--wrong'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain("'--wrong'")
    expect(err).toContain('Usage:')
    const help = await runCli(['replay', '--help'])
    expect(help).toMatchObject({ code: 0, err: '' })
    expect(help.out).toContain('Examples:')
  })

  test('a file that is not there is a wrong call', async () => {
    const { code, out, err } = await runCli(['replay', '/nowhere/at-all.ndjson', ...call.slice(2)])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('ENOENT')
  })
})

function withoutText({ findings, ...state }: CaseState): CaseState {
  return {
    ...state,
    findings: findings.map(({ text: _, ...f }: CaseState['findings'][number] & { text?: string }) => f),
  }
}
