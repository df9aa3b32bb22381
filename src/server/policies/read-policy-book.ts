import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Book, buildBook } from '#core/policy/build-book.ts'
import { PackFaults } from '#core/policy/pack-fault.ts'
import type { RawFile, RawPack } from '#core/policy/pack-file.ts'
import { parseYamlFiles, type TextFile, YamlError } from './parse-yaml.ts'
import { readWorkCalendar } from './work-days.ts'

const books = new Map<string, Book>()

/**
 * The book of all packs in `policies/` with the work calendar. Files are read once per process and folder; a pack that
 * does not hold throws `PackFaults` with every fault, so that a server never starts on half a law.
 */
export function readPolicyBook(root: string = policiesFolder()): Book {
  const known = books.get(root)
  if (known) return known
  const cache = join(dirname(root), 'node_modules', '.cache', 'tongxing', 'policies.json')
  const kept = existsSync(join(dirname(root), 'node_modules')) ? cache : undefined
  const book = buildBook(readPacks(root, kept), readWorkCalendar())
  books.set(root, book)
  return book
}

/** Every folder of `root` that holds a `pack.yaml`, parsed, in the order of their names. */
export function readPacks(root: string, cacheFile?: string): RawPack[] {
  const texts = readTexts(root)
  try {
    const contents = parseYamlFiles(texts, cacheFile)
    const packs = new Map<string, RawFile[]>()
    for (const [i, { folder, path }] of texts.entries())
      packs.set(folder, [...(packs.get(folder) ?? []), { path, content: contents[i] }])
    return [...packs].map(([folder, files]) => ({ folder, files }))
  } catch (error) {
    if (!(error instanceof YamlError)) throw error
    const says = { zh: `无法读取：${error.message}`, en: error.message }
    throw new PackFaults([{ pack: error.file.folder, file: error.file.path, path: '', says }])
  }
}

function readTexts(root: string): TextFile[] {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders
    .map((entry) => entry.name)
    .filter((folder) => existsSync(join(root, folder, 'pack.yaml')))
    .sort()
    .flatMap((folder) =>
      readdirSync(join(root, folder))
        .filter((path) => path.endsWith('.yaml'))
        .sort()
        .map((path) => ({ folder, path, text: readFileSync(join(root, folder, path), 'utf8') })),
    )
}

/** `policies/` of this installation: above the program, whether it runs from source or from the bundle. */
export function policiesFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'policies', 'cn', 'pack.yaml'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error('there is no folder policies/ above the program')
    folder = above
  }
  return join(folder, 'policies')
}
