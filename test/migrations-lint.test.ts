import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '#server/config.ts'
import { readMigrations } from '#server/database/migrator.ts'

/** docs/storage.md and the rules that let the schema be distributed by region: each test is one of them. */
const root = packageRoot()
const migrations = readMigrations(join(root, 'migrations')).map((m) => ({
  ...m,
  sql: withoutComments(m.sql),
}))
const allSql = migrations.map((m) => m.sql).join('\n')

/** Plain local or reference tables; everything else grows with the people and is kept by region. */
const notGrowing = new Set([
  'area',
  'organisation',
  'staff',
  'outbox',
  'idempotency',
  'job_progress',
  'instance',
  'account',
  'account_grant',
  'session',
])

type Table = { readonly name: string; readonly body: string; readonly file: string }

const tables: Table[] = migrations.flatMap((m) =>
  [...m.sql.matchAll(/create table (?:if not exists )?(\w+)\s*\(([\s\S]*?)\n\)(?: with \([^)]*\))?;/g)].map(
    (match) => ({
      name: match[1] ?? '',
      body: match[2] ?? '',
      file: m.name,
    }),
  ),
)
const growing = tables.filter((t) => !notGrowing.has(t.name) && /\bregion\b/.test(t.body))
const storeFiles = readdirSync(join(root, 'src/server/store'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => ({ file, text: readFileSync(join(root, 'src/server/store', file), 'utf8') }))

describe('the schema can be distributed by region', () => {
  test('the lint sees the tables it is about', () => {
    expect(growing.map((t) => t.name)).toEqual(
      expect.arrayContaining([
        'person',
        'case_file',
        'journal',
        'case_state',
        'duty',
        'finding',
        'access_log',
      ]),
    )
    expect(storeFiles.length).toBeGreaterThan(10)
    expect(tables).toHaveLength([...allSql.matchAll(/create table/g)].length)
  })

  test('1: region is the first column of every growing table, text collate "C" not null', () => {
    const wrong = growing.filter((t) => !/^\s*region text collate "C" not null/.test(t.body))
    expect(wrong.map((t) => `${t.file} ${t.name}`)).toEqual([])
  })

  test('1: region is first in every primary key, unique constraint and foreign key of a growing table', () => {
    const wrong = growing.flatMap((t) => [
      ...[...t.body.matchAll(/(?:primary key|unique|foreign key) \(([^)]*)\)/g)]
        .filter((m) => !m[1]?.startsWith('region'))
        .map((m) => `${t.file} ${t.name}: ${m[0]}`),
      ...(/^\s*\w+ [^\n]*\b(primary key|unique|references)\b/m.test(inlineColumns(t.body))
        ? [`${t.file} ${t.name}: inline key`]
        : []),
      ...(/primary key \(region/.test(t.body) ? [] : [`${t.file} ${t.name}: no primary key`]),
    ])
    expect(wrong).toEqual([])
  })

  test('1: unique indexes of growing tables begin with region', () => {
    const names = new Set(growing.map((t) => t.name))
    const wrong = [...allSql.matchAll(/create unique index \w+ on (\w+)[^(]*\((\w+)/g)].filter(
      (m) => names.has(m[1] ?? '') && m[2] !== 'region',
    )
    expect(wrong.map((m) => m[0])).toEqual([])
  })

  test('3: there are no triggers and no rules', () => {
    expect(allSql).not.toMatch(/create\s+(or\s+replace\s+)?(constraint\s+)?(trigger|rule)\b/i)
    expect(allSql).not.toMatch(/returns\s+trigger/i)
  })

  test('4: no restrictive policies; settings are read through nullif and with missing_ok', () => {
    expect(allSql).not.toMatch(/as\s+restrictive/i)
    const reads = [...allSql.matchAll(/.{0,10}current_setting\(([^)]*)\)(, '')?/g)]
    expect(reads.length).toBeGreaterThan(20)
    expect(
      reads.filter((m) => !m[0].includes('nullif(') || !m[1]?.endsWith(', true') || !m[2]).map((m) => m[0]),
    ).toEqual([])
  })

  test('4: policies name one command and one role', () => {
    const policies = [...allSql.matchAll(/create policy[\s\S]*?;/g)].map((m) => m[0])
    expect(policies.length).toBeGreaterThan(40)
    expect(
      policies.filter((p) => !/ for (select|insert|update|delete) to tongxing_(app|job)\s/.test(p)),
    ).toEqual([])
  })

  test('5: settings enter by app_enter only', () => {
    const wrong = storeFiles.filter(({ text }) => /set_config|\bset (local|session) app\./.test(text))
    expect(wrong.map((f) => f.file)).toEqual([])
  })

  test('6: no foreign key from a reference table to a growing one, none not valid', () => {
    expect(allSql).not.toMatch(/not valid/i)
    const names = growing.map((t) => t.name).join('|')
    const reference = tables.filter((t) => notGrowing.has(t.name))
    expect(
      reference.filter((t) => new RegExp(`references (${names})\\b`).test(t.body)).map((t) => t.name),
    ).toEqual([])
    const inTables = growing.filter((t) => /references (area|organisation|staff|account)\b/.test(t.body))
    expect(inTables.map((t) => `${t.file} ${t.name}`)).toEqual([])
  })

  test('7: recursion only over areas; no grouping sets', () => {
    const sql = [...storeFiles.map((f) => f.text), allSql]
    const recursions = sql.flatMap((s) => [...s.matchAll(/with recursive[\s\S]{0,600}/gi)].map((m) => m[0]))
    expect(recursions.filter((r) => !/from\s+area|join\s+area/i.test(r))).toEqual([])
    expect(
      sql.filter((s) => /\b(grouping sets|rollup|cube)\s*\(/i.test(s.replace(/function rollup\w*\(/g, ''))),
    ).toEqual([])
  })

  test('8: nothing newer than PostgreSQL 15, no other extension, nothing that waits for a notice', () => {
    const sql = [...storeFiles.map((f) => f.text), allSql].join('\n')
    expect(sql).not.toMatch(
      /\buuidv7\(|without overlaps|\bjson_table\b|any_value\(|returning\s+(old|new)\.|generated always as [^\n]* virtual/i,
    )
    expect(sql).not.toMatch(/^\s*(listen|notify) \w|pg_notify/im)
    const extensions = [...allSql.matchAll(/create extension (?:if not exists )?(\w+)/g)].map((m) => m[1])
    expect(extensions.filter((e) => !['pg_trgm', 'btree_gin', 'pgcrypto'].includes(e ?? ''))).toEqual([])
  })

  test('8: grants name their tables', () => {
    expect(allSql).not.toMatch(/grant [^;]* on all (tables|sequences|functions)/i)
    expect(allSql).not.toMatch(/alter default privileges|grant all\b/i)
  })
})

function withoutComments(sql: string): string {
  return sql.replace(/--[^\n]*/g, '')
}

function inlineColumns(body: string): string {
  return body
    .split('\n')
    .filter((line) => !/^\s*(primary key|unique|foreign key|check|constraint)\b/.test(line))
    .join('\n')
}
