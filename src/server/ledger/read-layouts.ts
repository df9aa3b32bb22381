import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkLayout } from '#core/ledger/check-layout.ts'
import type { Layout } from '#core/ledger/layout.ts'
import { packageRoot } from '#server/config.ts'
import { parseYamlFiles } from '#server/policies/parse-yaml.ts'

let layouts: readonly Layout[] | undefined

/** All layouts of `ledgers/`, read and checked once a process; throws with every fault, so that no half table is offered. */
export function readLayouts(): readonly Layout[] {
  layouts ??= loadLayouts(join(packageRoot(), 'ledgers'))
  return layouts
}

export function loadLayouts(folder: string): readonly Layout[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
  const files = names.map((path) => ({
    folder: 'ledgers',
    path,
    text: readFileSync(join(folder, path), 'utf8'),
  }))
  const checked = parseYamlFiles(files).map((content, i) =>
    checkLayout(content, (names[i] ?? '').replace(/\.yaml$/, '')),
  )
  const faults = checked.flatMap((one) => ('faults' in one ? one.faults : []))
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return checked.flatMap((one) => ('layout' in one ? [one.layout] : []))
}
