import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { type Book, buildBook } from '#core/policy/build-book.ts'
import { type PackFault, PackFaults } from '#core/policy/pack-fault.ts'
import type { RawFile, RawPack } from '#core/policy/pack-file.ts'
import { readWorkCalendar } from './work-days.ts'

const books = new Map<string, Book>()

/**
 * The book of all packs in `policies/` with the work calendar. Files are read once per process and folder; a pack that
 * does not hold throws `PackFaults` with every fault, so that a server never starts on half a law.
 */
export function readPolicyBook(root: string = policiesFolder()): Book {
  const known = books.get(root)
  if (known) return known
  const book = buildBook(readPacks(root), readWorkCalendar())
  books.set(root, book)
  return book
}

/** Every folder of `root` that holds a `pack.yaml`, parsed. */
export function readPacks(root: string): RawPack[] {
  const faults: PackFault[] = []
  const packs: RawPack[] = []
  for (const folder of readdirSync(root, { withFileTypes: true })) {
    if (!folder.isDirectory() || !existsSync(join(root, folder.name, 'pack.yaml'))) continue
    const files: RawFile[] = []
    for (const path of readdirSync(join(root, folder.name)).sort()) {
      if (!path.endsWith('.yaml')) continue
      try {
        files.push({ path, content: parse(readFileSync(join(root, folder.name, path), 'utf8')) })
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        const says = { zh: `无法读取：${message}`, en: message }
        faults.push({ pack: folder.name, file: path, path: '', says })
      }
    }
    packs.push({ folder: folder.name, files })
  }
  if (faults.length > 0) throw new PackFaults(faults)
  return packs
}

/** `policies/` of this installation: next to `package.json`, whether we run from source or from the bundle. */
function policiesFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'policies', 'cn', 'pack.yaml'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error('there is no folder policies/ above the program')
    folder = above
  }
  return join(folder, 'policies')
}
