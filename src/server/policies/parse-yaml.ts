import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'

/** Text of a file and its place, as read. */
export type TextFile = { readonly folder: string; readonly path: string; readonly text: string }

/**
 * Parses YAML files. Parsing all packs cold takes some 250 ms, so what came out is kept in `cacheFile` under the hash of
 * every byte that went in: another text is another key, and nothing stale can be read. No cache file, no cache.
 */
export function parseYamlFiles(files: readonly TextFile[], cacheFile?: string): unknown[] {
  const key = hashOf(files)
  const kept = cacheFile === undefined ? undefined : readKept(cacheFile)
  if (kept?.key === key && kept.contents.length === files.length) return kept.contents
  const { parse } = createRequire(import.meta.url)('yaml') as typeof import('yaml')
  const contents = files.map((file) => {
    try {
      return parse(file.text) as unknown
    } catch (error) {
      throw new YamlError(file, error)
    }
  })
  if (cacheFile !== undefined) keep(cacheFile, { key, contents })
  return contents
}

/** A file that is not YAML, with its place. */
export class YamlError extends Error {
  readonly file: TextFile
  constructor(file: TextFile, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.name = 'YamlError'
    this.file = file
  }
}

type Kept = { readonly key: string; readonly contents: unknown[] }

function hashOf(files: readonly TextFile[]): string {
  const hash = createHash('sha256').update('1\0')
  for (const file of files)
    hash.update(`${file.folder}/${file.path}\0${file.text.length}\0`).update(file.text)
  return hash.digest('hex')
}

function readKept(file: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Kept
  } catch {
    return undefined
  }
}

/** Best effort: a read-only installation parses each time. The rename keeps another process from reading half a file. */
function keep(file: string, kept: Kept) {
  try {
    mkdirSync(dirname(file), { recursive: true })
    const next = `${file}.${process.pid}`
    writeFileSync(next, JSON.stringify(kept))
    renameSync(next, file)
  } catch {
    return
  }
}
