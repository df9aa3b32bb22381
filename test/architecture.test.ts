import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

/** Who may import whom. The first segment of a path under `src` is its layer. */
const mayImport: Record<string, readonly string[]> = {
  core: ['core'],
  contract: ['contract', 'core'],
  server: ['server', 'contract', 'core'],
  web: ['web', 'contract', 'core'],
  cli: ['cli', 'server', 'contract', 'core'],
}
const packagesOf: Record<string, readonly string[]> = { core: ['zod'], contract: ['zod'] }

const files = (await readdir('src', { recursive: true }))
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
  .sort()

test('there is something to check', () => expect(files.length).toBeGreaterThan(100))

test.each(files)('%s keeps to its place', async (file) => {
  const [layer = ''] = file.split('/')
  const source = await readFile(`src/${file}`, 'utf8')
  for (const [, a = '', b = ''] of source.matchAll(/from '([^']+)'|import\('([^']+)'\)/g)) {
    const target = a || b
    const inner = /^#(\w+)\//.exec(target)?.[1]
    const says = `${file} imports ${target}`
    if (inner) expect(mayImport[layer], says).toContain(inner)
    else if (target.startsWith('.')) expect(target, `${says}: climb with #, not ../`).not.toContain('..')
    else if (packagesOf[layer]) expect(packagesOf[layer], says).toContain(target)
  }
})

test.each(files.filter((file) => file.startsWith('server/') || file.startsWith('cli/')))(
  '%s leaves SQL to the store and the environment to the configuration',
  async (file) => {
    const source = await readFile(`src/${file}`, 'utf8')
    if (!/^server\/(store|database)\//.test(file))
      expect(source, `${file} holds SQL; it belongs in src/server/store`).not.toMatch(
        /[`'"]\s*(select\s+[\w*(]|insert into|update \w+ set|delete from)/i,
      )
    if (!/^server\/config\.ts$/.test(file))
      expect(source, `${file} reads the environment; only src/server/config.ts does`).not.toMatch(
        /process\.env\b/,
      )
  },
)
