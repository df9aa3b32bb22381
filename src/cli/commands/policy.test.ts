import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { policyCommand } from './policy.ts'

let out = ''
let err = ''
beforeEach(() => {
  out = ''
  err = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text)
    return true
  })
})
afterEach(() => vi.restoreAllMocks())

test('check loads every pack, runs its examples and says what was checked', async () => {
  expect(await policyCommand(['check'])).toBe(0)
  expect(out).toMatch(/^cn +全国: \d+ clauses, \d+ rules, \d+ values \(\d+ readings\), \d+ examples$/m)
  expect(out).toContain('cn-32-98')
  expect(err).toBe('')
})

test('check names pack, file, rule, reason and clause, and answers 1', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'packs-'))
  try {
    cpSync('policies', dir, { recursive: true })
    const lax =
      'rules:\n  - { key: reportIn.days, values: [{ value: 30, clause: cq-36, from: 2013-03-01 }] }\n'
    writeFileSync(join(dir, 'cn-50', 'lax.yaml'), lax)
    expect(await policyCommand(['check', '--dir', dir])).toBe(1)
    expect(err).toContain('cn-50/lax.yaml: reportIn.days:')
    expect(err).toContain('[jdtl-14-1]')
    expect(err).toContain('下级规则包不得改动')
    writeFileSync(join(dir, 'cn-50', 'lax.yaml'), 'rules: [\n')
    err = ''
    expect(await policyCommand(['check', '--dir', dir])).toBe(1)
    expect(err).toContain('cn-50/lax.yaml')
  } finally {
    rmSync(dir, { recursive: true })
  }
})

test('a failing example answers 1', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'packs-'))
  try {
    cpSync('policies', dir, { recursive: true })
    const wrong =
      'examples:\n  - { says: wrong, check: lastDay, given: { rule: reportIn.days, day0: 2025-03-03 }, expect: 2025-03-17 }\n'
    writeFileSync(join(dir, 'cn', 'wrong.yaml'), wrong)
    expect(await policyCommand(['check', '--dir', dir])).toBe(1)
    expect(err).toContain('expected "2025-03-17", got "2025-03-18"')
  } finally {
    rmSync(dir, { recursive: true })
  }
})

test('show gives value and source of a rule on a day', async () => {
  expect(
    await policyCommand(['show', 'cn-50', 'change.sendFileWorkDays', '--on', '2012-06-01', '--json']),
  ).toBe(0)
  expect(JSON.parse(out)).toMatchObject([{ value: 3, clause: 'jdtl-22-1', reading: true }])
  out = ''
  expect(await policyCommand(['show', 'cn-50', 'change', '--on', '2014-06-01'])).toBe(0)
  expect(out).toMatch(/change\.sendFileWorkDays .*\[cq-36\] 重庆市禁毒条例/)
})

test.each([
  [['show', 'cn-99'], /no pack 'cn-99'/],
  [['show', 'cn', 'no.such'], /no rule 'no.such'/],
  [['show', 'cn', '--on', '2025-02-29'], /not a date/],
  [['frobnicate'], /no 'policy frobnicate'/],
  [['check', '--colour'], /colour/],
])('%j is a wrong call: 2, with help', async (argv, message) => {
  expect(await policyCommand(argv)).toBe(2)
  expect(err).toMatch(message)
  expect(err).toContain('Examples:')
})

test('help and list', async () => {
  expect(await policyCommand(['--help'])).toBe(0)
  expect(out).toContain('tongxing policy check')
  out = ''
  expect(await policyCommand(['list', '--json'])).toBe(0)
  expect(JSON.parse(out).map((p: { pack: string }) => p.pack)).toContain('cn-33-01')
})
