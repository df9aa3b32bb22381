import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { replay } from '#core/case/replay.ts'
import { draftBook } from '#core/policy/build-book.ts'
import { type Difference, differencesOf } from '#core/policy/forecast.ts'
import { readPacks, readPolicyBook } from '#server/policies/read-policy-book.ts'
import { randomLife } from '#test/support/random-life.ts'
import { policyCommand } from './policy.ts'

const asOf = '2025-06-30'
const lives = Array.from({ length: 60 }, (_, seed) => randomLife(seed))
const book = readPolicyBook()
let dir = ''
let out = ''
let err = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'draft-'))
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
  cpSync('policies/cn-32-05', join(dir, 'cn-32-05'), { recursive: true })
  writeFileSync(
    join(dir, 'journals.ndjson'),
    lives
      .flat()
      .map((e) => JSON.stringify(e))
      .join('\n'),
  )
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(dir, { recursive: true })
})

const draftFrom = (from: string) =>
  writeFileSync(
    join(dir, 'cn-32-05', 'contact.yaml'),
    `rules:\n  - { key: visit.perMonth, values: [{ value: 1, clause: sz-2015-4x, from: ${from} }] }\n`,
  )
const run = (...more: string[]) =>
  policyCommand(['forecast', join(dir, 'cn-32-05'), join(dir, 'journals.ndjson'), '--as-of', asOf, ...more])
const told = () =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { case: string; differences: Difference[] })

test('a draft tells which duties come and go, for people of its place only', async () => {
  draftFrom('2015-01-01')
  expect(await run('--json'), err).toBe(0)
  const cases = told()
  expect(cases.length).toBeGreaterThan(3)
  for (const { case: id, differences } of cases) {
    const life = lives.find((entries) => entries[0]?.case === id) ?? []
    expect(String(replay(life, book, asOf).executionPlace)).toMatch(/^3205|^3301|^5001/)
    expect(differences.length).toBeGreaterThan(0)
  }
  expect(cases.flatMap((c) => c.differences).some((d) => d.what === 'duty' && d.kind === 'visit')).toBe(true)
})

test('what was forecast is what comes: adoption gives the same differences on the same journals', async () => {
  draftFrom('2015-01-01')
  await run('--json')
  const [draft] = readPacks(dir)
  if (!draft) throw new Error('the draft was not read')
  const adopted = draftBook(book, draft)
  const came = lives.flatMap((life) => {
    const differences = differencesOf(replay(life, book, asOf), replay(life, adopted, asOf))
    return differences.length > 0 ? [{ case: life[0]?.case, differences }] : []
  })
  expect(told()).toEqual(JSON.parse(JSON.stringify(came)))
})

test('a draft that starts tomorrow changes nothing about today', async () => {
  draftFrom('2025-07-01')
  expect(await run('--json'), err).toBe(0)
  expect(
    told()
      .flatMap((c) => c.differences)
      .filter((d) => d.what !== 'duty'),
  ).toEqual([])
  expect(
    told()
      .flatMap((c) => c.differences)
      .filter((d) => (d.from ?? d.to ?? '') < asOf),
  ).toEqual([])
})

test('sums are told by county', async () => {
  draftFrom('2015-01-01')
  await run()
  expect(out).toMatch(/^320505: \d+ of \d+ cases change$/m)
  expect(out).toMatch(/^ +\d+ {2}duty visit (lost|moved|gained)$/m)
})

test('a draft that touches the law is refused with the clause, and a wrong line is named', async () => {
  writeFileSync(
    join(dir, 'cn-32-05', 'lax.yaml'),
    'rules:\n  - { key: serious.leaveDays, values: [{ value: 60, clause: sz-2015-4x, from: 2020-01-01 }] }\n',
  )
  expect(await run()).toBe(1)
  expect(err).toContain('[jdtl-20]')
  rmSync(join(dir, 'cn-32-05', 'lax.yaml'))
  writeFileSync(join(dir, 'journals.ndjson'), '{"id":\n')
  err = ''
  expect(await run()).toBe(1)
  expect(err).toContain('line 1: entry: is not JSON')
  expect(await policyCommand(['forecast', join(dir, 'nowhere'), 'x', '--as-of', asOf])).toBe(2)
  expect(await policyCommand(['forecast', join(dir, 'cn-32-05'), join(dir, 'journals.ndjson')])).toBe(2)
  expect(await policyCommand(['forecast', join(dir, 'cn-32-05'), 'x', '--as-of', '2025-02-30'])).toBe(2)
})
